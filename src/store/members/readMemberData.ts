import type { Queries, Row } from '../../database/database.ts';
import { DIRECT } from '../subscriptions/destination.ts';
import { noticeFromContent } from './followNotices.ts';
import type { MemberData } from './memberData.ts';

/** Maximum total size of exported uploads: Discord accepts files of 10 MB. */
const CONTENT_BYTES_MOST = 4 * 1024 * 1024;

/** Reads all data of a member; undefined if there is none. */
export async function readMemberData(database: Queries, user: string): Promise<MemberData | undefined> {
  const rows = await readRows(database, user);
  if (rows === undefined) return undefined;
  const { follower, follows, events, messages, visit, opened, reports, uploads, drafts, made, alerts } = rows;
  return {
    user,
    ...(follower && {
      follower: {
        language: String(follower.language),
        closedAt: instantOf(follower.closed_at),
        pace: String(follower.pace),
        quietMinutes:
          follower.quiet_from === null ? null : [Number(follower.quiet_from), Number(follower.quiet_until)],
        timeZone: String(follower.time_zone),
      },
    }),
    follows: follows.map(({ keyword, created_at }) => ({ keyword: String(keyword), since: at(created_at) })),
    followedEvents: events.map(({ id, stories, created_at }) => ({
      event: String(id),
      stories: parsed(stories),
      since: at(created_at),
    })),
    directMessages: await Promise.all(messages.map((row) => directMessageOf(database, row))),
    ...(visit && {
      lastVisit: {
        openedAt: at(visit.opened_at),
        beforeAt: instantOf(visit.before_at),
        digest: visit.digest_day === null ? null : String(visit.digest_day),
      },
    }),
    storiesOpened: opened.map(({ story, opened_at }) => ({ story: String(story), at: at(opened_at) })),
    reports: reports.map(({ id, story, note, created_at }) => ({
      id: String(id),
      story: String(story),
      note: String(note),
      at: at(created_at),
    })),
    uploads: uploadsOf(uploads),
    subscriptionDrafts: drafts.map(({ subscription, changes, created_at }) => ({
      subscription: String(subscription),
      changes: parsed(changes),
      at: at(created_at),
    })),
    alertsMade: alerts.map(({ keyword, guild_id, channel_id, created_at }) => ({
      keyword: String(keyword),
      server: String(guild_id),
      channel: String(channel_id),
      at: at(created_at),
    })),
    subscriptionsMade: made.map(({ id, guild_id, channel_id, created_at }) => ({
      id: String(id),
      server: String(guild_id),
      channel: String(channel_id),
      at: at(created_at),
    })),
  };
}

/** Returns the rows about a user, by table; undefined if there are none. */
async function readRows(database: Queries, user: string) {
  const of = (table: string, columns: string, order: string) =>
    database.all(`SELECT ${columns} FROM ${table} WHERE user_id = ? ORDER BY ${order}`, [user]);
  const [follower] = await of(
    'followers',
    'language, closed_at, pace, quiet_from, quiet_until, time_zone',
    'user_id',
  );
  const follows = await of('follows', 'keyword, created_at', 'created_at, keyword_key');
  const events = await of('event_follows', 'id, stories, created_at', 'created_at, id');
  const messages = await database.all(
    `SELECT day, state, kind, content, coalesce(attempted_at, sent_at) AS attempted_at, message_id FROM deliveries
     WHERE guild_id = ? AND channel_id = ? ORDER BY day, stream, part`,
    [DIRECT, user],
  );
  const [visit] = await of('reading_visits', 'opened_at, before_at, digest_day', 'user_id');
  const opened = await of('opened_stories', 'story, opened_at', 'opened_at, story');
  const reports = await of('reports', 'id, story, note, created_at', 'created_at');
  const uploads = await of('uploads', 'name, bytes, created_at', 'created_at');
  const drafts = await of('change_drafts', 'subscription, changes, created_at', 'created_at');
  const made = await database.all(
    'SELECT id, guild_id, channel_id, created_at FROM subscriptions WHERE created_by = ? ORDER BY created_at',
    [user],
  );
  const alerts = await database.all(
    'SELECT keyword, guild_id, channel_id, created_at FROM alerts WHERE created_by = ? ORDER BY created_at',
    [user],
  );
  const single = [follower, visit].filter((row) => row !== undefined);
  const all = [single, follows, events, messages, opened, reports, uploads, drafts, made, alerts];
  if (all.every((rows) => rows.length === 0)) return undefined;
  return { follower, follows, events, messages, visit, opened, reports, uploads, drafts, made, alerts };
}

async function directMessageOf(database: Queries, row: Row): Promise<MemberData['directMessages'][number]> {
  const told = row.kind === 'follow-notice' ? noticeFromContent(String(row.content)).stories : [];
  const stories = await database.all<{ id: string }>(
    'SELECT id FROM stories WHERE row = ANY(?) ORDER BY row',
    [told.map((story) => story.row)],
  );
  return {
    day: String(row.day),
    state: String(row.state),
    kind: String(row.kind),
    keywords: [...new Set(told.flatMap(({ keywords }) => keywords))],
    events: [...new Set(told.flatMap(({ events }) => events))],
    stories: stories.map(({ id }) => id),
    attemptedAt: instantOf(row.attempted_at),
    messageId: row.message_id === null ? null : String(row.message_id),
  };
}

function uploadsOf(rows: readonly Row[]): MemberData['uploads'] {
  const files = rows.map(({ name, bytes, created_at }) => ({
    name: String(name),
    at: at(created_at),
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
  }));
  const isSmall = files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= CONTENT_BYTES_MOST;
  return files.map(({ bytes, ...rest }) => ({
    ...rest,
    bytes: bytes.length,
    content: isSmall ? Buffer.from(bytes).toString('base64') : null,
  }));
}

function at(milliseconds: unknown): string {
  return new Date(Number(milliseconds)).toISOString();
}

function instantOf(milliseconds: unknown): string | null {
  return milliseconds === null ? null : at(milliseconds);
}

function parsed(json: unknown): unknown {
  return JSON.parse(String(json));
}
