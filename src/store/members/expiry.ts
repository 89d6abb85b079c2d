import type { Database } from '../../database/database.ts';
import { forgetOldAnswers } from '../generatedTexts.ts';
import { DRAFT_HOURS } from '../subscriptions/changeDrafts.ts';
import { READING_DAYS } from './readings.ts';

/** Days for which reports are kept. */
export const REPORT_DAYS = 180;
/** Hours for which unconfirmed uploads are kept. */
export const UPLOAD_HOURS = 24;
/** Hours after which the time of a share, which limits the next one for seconds, is deleted. */
export const SHARE_HOURS = 24;

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Deletes members' data whose retention in the privacy policy has passed, overwriting it in the file. Runs daily, so
 * that it does not depend on new data.
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
