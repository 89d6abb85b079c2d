import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Statements } from '../../database/database.ts';
import type { SubscriptionChoices, SubscriptionId } from './subscription.ts';
import { choicesFromRow, rowFromChoices } from './subscriptionRows.ts';

/** New values of some columns of a subscription. */
export type ChoiceChanges = Readonly<Record<string, string | number | null>>;

/** Unsaved changes of a subscription. */
export interface ChangeDraft {
  readonly id: string;
  readonly subscription: SubscriptionId;
  /** Member whose draft it is. */
  readonly user: string;
  readonly changes: ChoiceChanges;
}

/** Hours for which drafts are valid. */
export const DRAFT_HOURS = 24;

/** Repository of drafts, so that a button carries an id instead of all choices. */
export interface ChangeDrafts {
  /** Stores a draft and returns its id of 16 characters. */
  keep(draft: Omit<ChangeDraft, 'id'>, now: Date): Promise<string>;
  /** Returns a draft; undefined if it was saved, has expired or never existed. */
  find(id: string, now: Date): Promise<ChangeDraft | undefined>;
  drop(id: string): Promise<void>;
}

/** Returns the differences between two states of a subscription's choices. */
export function changesBetween(before: SubscriptionChoices, after: SubscriptionChoices): ChoiceChanges {
  const old = new Map<string, unknown>(Object.entries(rowFromChoices(before)));
  return Object.fromEntries(
    Object.entries(rowFromChoices(after)).filter(([name, value]) => old.get(name) !== value),
  );
}

/** Applies changes to choices. Throws for changes that this program cannot have written. */
export function withChanges(choices: SubscriptionChoices, changes: ChoiceChanges): SubscriptionChoices {
  return choicesFromRow({ ...rowFromChoices(choices), ...changes });
}

const storedChanges = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Creates the repository of drafts. */
export function changeDraftsOf(database: Statements): ChangeDrafts {
  const oldest = (now: Date) => now.getTime() - DRAFT_HOURS * 3_600_000;
  return {
    async keep({ subscription, user, changes }, now) {
      const id = randomBytes(8).toString('hex');
      await database.run(
        'INSERT INTO change_drafts (id, subscription, user_id, changes, created_at) VALUES (?, ?, ?, ?, ?)',
        [id, subscription, user, JSON.stringify(changes), now.getTime()],
      );
      return id;
    },
    async find(id, now) {
      const row = await database.get(
        'SELECT subscription, user_id, changes FROM change_drafts WHERE id = ? AND created_at >= ?',
        [id, oldest(now)],
      );
      if (!row) return undefined;
      return {
        id,
        subscription: String(row.subscription) as SubscriptionId,
        user: String(row.user_id),
        changes: storedChanges.parse(JSON.parse(String(row.changes))),
      };
    },
    async drop(id) {
      await database.run('DELETE FROM change_drafts WHERE id = ?', [id]);
    },
  };
}
