import { createHash } from 'node:crypto';
import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { dayFromRow } from '../news/rows.ts';
import type { SubscriptionId } from '../subscriptions/subscriptionRows.ts';
import { digestStream } from './streams.ts';

/** What deliveries show, kept once for all that show the same, so that a restart goes on with the very same text. */
export interface DeliveryContent {
  readonly hash: string;
  /** The day of its news. */
  readonly day: CalendarDay;
  /** The editions that it holds; none where it says that there is no news. */
  readonly editions: readonly EditionId[];
  /**
   * The digest as JSON, `{"missing": …}` where an edition did not come, `{"nothingSince": …}` where nothing came since
   * another digest of the day, the word `null` where it was withdrawn.
   */
  readonly digest: string;
}

/** Keeps a content and returns its hash; one that is kept already is left as it is. */
export async function keepContent(
  database: Statements,
  content: Omit<DeliveryContent, 'hash'>,
): Promise<string> {
  const editions = JSON.stringify(content.editions);
  const hash = createHash('sha256')
    .update(`${content.day}\n${editions}\n${content.digest}`)
    .digest('base64url');
  await database.run(
    'INSERT INTO delivery_contents (hash, day, editions, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [hash, content.day, editions, content.digest],
  );
  return hash;
}

/** The content of a hash. */
export async function findContent(database: Queries, hash: string): Promise<DeliveryContent | undefined> {
  const row = await database.get('SELECT * FROM delivery_contents WHERE hash = ?', [hash]);
  return (
    row && {
      hash,
      day: dayFromRow(String(row.day)),
      editions: editionsFromRow(row.editions),
      digest: String(row.digest),
    }
  );
}

/** The day of a delivery's news lies so many days before its own at most. */
const DAYS_APART = 3;

/** The hash of what a subscription got, or is about to get, of a day's news. */
export async function contentOfNews(
  database: Queries,
  subscription: SubscriptionId,
  day: CalendarDay,
): Promise<string | undefined> {
  const row = await database.get(
    `SELECT hash FROM deliveries JOIN delivery_contents ON hash = coalesce(revision, content)
       WHERE stream = ? AND deliveries.day >= ? AND deliveries.day <= ? AND part = 1
         AND delivery_contents.day = ? AND state IN ('due', 'sending', 'sent', 'unknown')
       ORDER BY deliveries.day LIMIT 1`,
    [digestStream(subscription), day, addDays(day, DAYS_APART), day],
  );
  return row === undefined ? undefined : String(row.hash);
}

/** The days whose digests show one of some stories: an article stands in the digest of a later day than its own. */
export async function daysShowing(
  database: Queries,
  stories: readonly StoryId[],
): Promise<readonly CalendarDay[]> {
  const rows = await database.all(
    `SELECT DISTINCT day FROM delivery_contents
     WHERE EXISTS (SELECT 1 FROM unnest(?::text[]) AS value WHERE digest LIKE '%"story":"' || value || '"%')
     ORDER BY day`,
    [stories],
  );
  return rows.map((row) => dayFromRow(String(row.day)));
}

/** Whether a subscription was told since a day, itself not counted, that an edition did not come. */
export async function wasTold(
  database: Queries,
  subscription: SubscriptionId,
  since: CalendarDay,
): Promise<boolean> {
  const told = await database.get(
    `SELECT 1 FROM deliveries JOIN delivery_contents ON hash = content
         WHERE stream = ? AND deliveries.day > ? AND state IN ('due', 'sending', 'sent', 'unknown')
           AND ${IS_MISSING} LIMIT 1`,
    [digestStream(subscription), since],
  );
  return told !== undefined;
}

const IS_MISSING = `digest LIKE '{"missing":%'`;

/** Whether a row of `delivery_contents` says that there is no news: an edition did not come, or nothing since another digest. */
export const IS_NOTICE = `(${IS_MISSING} OR digest LIKE '{"nothingSince":%')`;

/** The editions that a channel has had, or is about to get, in the deliveries of a day and later. */
export async function editionsHad(
  database: Queries,
  place: { readonly guildId: string; readonly channelId: string },
  since: CalendarDay,
): Promise<ReadonlySet<EditionId>> {
  const rows = await database.all(
    `SELECT DISTINCT delivery_contents.editions FROM deliveries JOIN delivery_contents ON hash = coalesce(revision, content)
       WHERE guild_id = ? AND channel_id = ? AND deliveries.day >= ? AND part = 1 AND kind = 'digest'
         AND state IN ('due', 'sending', 'sent', 'unknown')`,
    [place.guildId, place.channelId, since],
  );
  return new Set(rows.flatMap((row) => editionsFromRow(row.editions)));
}

function editionsFromRow(json: unknown): readonly EditionId[] {
  const ids: unknown = JSON.parse(String(json));
  return Array.isArray(ids) ? ids.map((id) => String(id) as EditionId) : [];
}
