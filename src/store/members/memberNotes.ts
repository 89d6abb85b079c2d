import { randomBytes } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** A member's report of an error in a story. */
export interface Report {
  readonly story: StoryId;
  readonly user: string;
  readonly note: string;
}

/** An uploaded document that waits for confirmation. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly user: string;
}

/** Maximum number of reports per member and day: each is a direct message to the owners. */
const REPORTS_A_DAY = 10;
/** Maximum number of reports per day of all members, against many accounts. */
const ALL_REPORTS_A_DAY = 100;
const REPORT_CHARACTERS = 1000;
const DAY_MILLISECONDS = 86_400_000;

/** Repository of small data of members; expiry.ts defines the retention. */
export interface MemberNotes {
  /** Stores a report and returns its id; undefined if the daily limit of the member or of all is reached. */
  report(report: Report, now: Date): Promise<string | undefined>;
  /**
   * Returns 0 and records the use if a place (a channel, or an action in it) may be used again, else the seconds left.
   * The record contains no member.
   */
  share(place: string, cooldownSeconds: number, now: Date): Promise<number>;
  /** Stores a document temporarily and returns its id. */
  upload(upload: Upload, now: Date): Promise<string>;
  /** Returns a waiting document; undefined if it was stored or deleted. */
  findUpload(id: string): Promise<Upload | undefined>;
  dropUpload(id: string): Promise<void>;
}

/** Creates the repository of members' notes. */
export function memberNotesOf(database: Database): MemberNotes {
  return {
    report: ({ story, user, note }, now) =>
      database.transaction(async (transaction) => {
        const lately = await transaction.get(
          'SELECT count(*) AS every, count(*) FILTER (WHERE user_id = ?) AS own FROM reports WHERE created_at > ?',
          [user, now.getTime() - DAY_MILLISECONDS],
        );
        if (Number(lately?.own) >= REPORTS_A_DAY || Number(lately?.every) >= ALL_REPORTS_A_DAY)
          return undefined;
        const id = randomBytes(5).toString('hex');
        await transaction.run(
          'INSERT INTO reports (id, story, user_id, note, created_at) VALUES (?, ?, ?, ?, ?)',
          [id, story, user, note.slice(0, REPORT_CHARACTERS), now.getTime()],
        );
        return id;
      }),
    share: (place, cooldownSeconds, now) =>
      database.transaction(async (transaction) => {
        const row = await transaction.get('SELECT shared_at FROM shares WHERE channel = ?', [place]);
        const left = row ? Number(row.shared_at) / 1000 + cooldownSeconds - now.getTime() / 1000 : 0;
        // A record in the future comes from a clock that was ahead.
        if (left > 0 && left <= cooldownSeconds) return Math.ceil(left);
        await transaction.run(
          `INSERT INTO shares (channel, shared_at) VALUES (?, ?)
           ON CONFLICT (channel) DO UPDATE SET shared_at = excluded.shared_at`,
          [place, now.getTime()],
        );
        return 0;
      }),
    async upload({ name, bytes, user }, now) {
      const id = randomBytes(8).toString('hex');
      await database.run(
        'INSERT INTO uploads (id, name, bytes, user_id, created_at) VALUES (?, ?, ?, ?, ?)',
        [id, name, bytes, user, now.getTime()],
      );
      return id;
    },
    async findUpload(id) {
      const row = await database.get('SELECT name, bytes, user_id FROM uploads WHERE id = ?', [id]);
      if (!row || !(row.bytes instanceof Uint8Array)) return undefined;
      return { name: String(row.name), bytes: row.bytes, user: String(row.user_id) };
    },
    async dropUpload(id) {
      await database.run('DELETE FROM uploads WHERE id = ?', [id]);
    },
  };
}
