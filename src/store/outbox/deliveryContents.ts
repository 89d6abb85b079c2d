import { createHash } from 'node:crypto';
import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { dayFromRow } from '../news/rows.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';
import { digestStream } from './streams.ts';

/** Content of deliveries, stored once for all that share it, so that a restart continues with the same text. */
export interface DeliveryContent {
  readonly hash: string;
  /** Day of its news. */
  readonly day: CalendarDay;
  /** Its editions; none if it is a notice that there is no news. */
  readonly editions: readonly EditionId[];
  /**
   * The digest as JSON; `{"missing": …}` if an edition did not come, `{"nothingSince": …}` if nothing came since
   * another digest of the day, `null` if it was withdrawn.
   */
  readonly digest: string;
}

/** Stores a content unless it exists and returns its hash. */
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

/** Returns the content of a hash. */
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

/** Days by which a delivery's news may be older than its day. */
const DAYS_APART = 3;

/** Returns the hash of a subscription's content for a day's news, sent or pending. */
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

/** Returns the days whose digests contain one of some stories: an article is in the digest of a later day. */
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

/** Whether a subscription was told after a day that an edition did not come. */
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

/**
 * SQL condition: a row of `delivery_contents` is a notice that an edition did not come, or nothing since another
 * digest.
 */
export const IS_NOTICE = `(${IS_MISSING} OR digest LIKE '{"nothingSince":%')`;

/** Returns the editions in a channel's deliveries, sent or pending, of a day and later. */
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
