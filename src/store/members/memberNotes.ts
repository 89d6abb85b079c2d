import { randomBytes } from 'node:crypto';
import type { StoryId } from '../../editions/edition.ts';
import type { Store } from '../open.ts';

/** What a member says is wrong with a story. */
export interface Report {
  readonly story: StoryId;
  readonly user: string;
  readonly note: string;
}

/** A document that was handed in and waits to be confirmed. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly user: string;
}

/** Uploads that nobody confirmed are deleted after this long. */
const UPLOAD_HOURS = 24;

/** Each report is a message to the owner, whose patience has an end. */
const REPORTS_A_DAY = 10;
const DAY_MILLISECONDS = 86_400_000;

/** Keeps small things that members hand in. */
export interface MemberNotes {
  /** Keeps a report and returns its id; undefined where the member has reported too often within a day. */
  report(report: Report, now: Date): string | undefined;
  /** Whether a channel may be shared to again, and if so notes that it was; else the seconds that are left. */
  share(channel: string, cooldownSeconds: number, now: Date): number;
  /** Keeps a document for a while and returns its id. */
  upload(upload: Upload, now: Date): string;
  /** A document that waits; undefined where it was stored or deleted before. */
  findUpload(id: string): Upload | undefined;
  dropUpload(id: string): void;
}

/** The notes of a store. */
export function memberNotesOf(store: Store): MemberNotes {
  return {
    report({ story, user, note }, now) {
      const lately = store
        .prepare('SELECT count(*) AS reports FROM reports WHERE user_id = ? AND created_at > ?')
        .get(user, now.getTime() - DAY_MILLISECONDS);
      if (Number(lately?.reports) >= REPORTS_A_DAY) return undefined;
      const id = randomBytes(5).toString('hex');
      store.prepare('INSERT INTO reports VALUES (?, ?, ?, ?, ?)').run(id, story, user, note, now.getTime());
      return id;
    },
    share(channel, cooldownSeconds, now) {
      const row = store.prepare('SELECT shared_at FROM shares WHERE channel = ?').get(channel);
      const left = row ? Number(row.shared_at) / 1000 + cooldownSeconds - now.getTime() / 1000 : 0;
      if (left > 0) return Math.ceil(left);
      store
        .prepare(
          'INSERT INTO shares VALUES (?, ?) ON CONFLICT (channel) DO UPDATE SET shared_at = excluded.shared_at',
        )
        .run(channel, now.getTime());
      return 0;
    },
    upload({ name, bytes, user }, now) {
      const id = randomBytes(8).toString('hex');
      const oldest = now.getTime() - UPLOAD_HOURS * 3_600_000;
      store.prepare('DELETE FROM uploads WHERE created_at < ?').run(oldest);
      store.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)').run(id, name, bytes, user, now.getTime());
      return id;
    },
    findUpload(id) {
      const row = store.prepare('SELECT name, bytes, user_id FROM uploads WHERE id = ?').get(id);
      if (!row || !(row.bytes instanceof Uint8Array)) return undefined;
      return { name: String(row.name), bytes: row.bytes, user: String(row.user_id) };
    },
    dropUpload(id) {
      store.prepare('DELETE FROM uploads WHERE id = ?').run(id);
    },
  };
}
