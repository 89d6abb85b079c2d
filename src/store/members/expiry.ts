import type { Database } from '../../database/database.ts';
import { forgetOldAnswers } from '../generatedTexts.ts';
import { DRAFT_HOURS } from '../subscriptions/changeDrafts.ts';
import { READING_DAYS } from './readings.ts';

/** Reports are kept for half a year. */
export const REPORT_DAYS = 180;
/** Uploads that nobody confirmed are kept for so long. */
export const UPLOAD_HOURS = 24;
/** What was last shared in a channel limits the next time for seconds; nothing asks for it after so long. */
export const SHARE_HOURS = 24;

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Deletes what members handed in and the privacy policy says is kept no longer; it is overwritten in the file. Runs once
 * a day, so that nothing waits for the next member to hand something in.
 */
export async function deleteExpired(database: Database, now: Date): Promise<void> {
  const before = (hours: number) => [now.getTime() - hours * HOUR_MILLISECONDS];
  await database.transaction(
    async (transaction) => {
      await transaction.run('DELETE FROM reports WHERE created_at < ?', before(REPORT_DAYS * 24));
      await transaction.run('DELETE FROM uploads WHERE created_at < ?', before(UPLOAD_HOURS));
      await transaction.run('DELETE FROM change_drafts WHERE created_at < ?', before(DRAFT_HOURS));
      await transaction.run('DELETE FROM reading_visits WHERE opened_at < ?', before(READING_DAYS * 24));
      await transaction.run('DELETE FROM opened_stories WHERE opened_at < ?', before(READING_DAYS * 24));
      await transaction.run('DELETE FROM shares WHERE shared_at < ?', before(SHARE_HOURS));
      await forgetOldAnswers(transaction, now);
    },
    { erases: true },
  );
}
