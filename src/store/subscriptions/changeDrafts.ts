import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Statements } from '../../database/database.ts';
import {
  choicesFromRow,
  rowFromChoices,
  type SubscriptionChoices,
  type SubscriptionId,
} from './subscriptionRows.ts';

/** Some columns of a subscription with their new values. */
export type ChoiceChanges = Readonly<Record<string, string | number | null>>;

/** Changes of a subscription that were put together and not saved yet. */
export interface ChangeDraft {
  readonly id: string;
  readonly subscription: SubscriptionId;
  /** Whose draft it is. */
  readonly user: string;
  readonly changes: ChoiceChanges;
}

/** Drafts that nobody saved are good for so long. */
export const DRAFT_HOURS = 24;

/** Keeps drafts, so that a button carries an id instead of all that was chosen. */
export interface ChangeDrafts {
  /** Keeps a draft and returns its id of 16 characters. */
  keep(draft: Omit<ChangeDraft, 'id'>, now: Date): Promise<string>;
  /** Undefined for one that was saved, is too old, or never was. */
  find(id: string, now: Date): Promise<ChangeDraft | undefined>;
  drop(id: string): Promise<void>;
}

/** What differs between two states of a subscription's choices. */
export function changesBetween(before: SubscriptionChoices, after: SubscriptionChoices): ChoiceChanges {
  const old = new Map<string, unknown>(Object.entries(rowFromChoices(before)));
  return Object.fromEntries(
    Object.entries(rowFromChoices(after)).filter(([name, value]) => old.get(name) !== value),
  );
}

/** Choices with changes laid over them; throws for changes that this program cannot have written. */
export function withChanges(choices: SubscriptionChoices, changes: ChoiceChanges): SubscriptionChoices {
  return choicesFromRow({ ...rowFromChoices(choices), ...changes });
}

const storedChanges = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The drafts of a store. */
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
