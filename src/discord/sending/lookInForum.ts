import type { Departure, Sighting, Trace } from '../../deliveries/sender.ts';
import { snowflakeMilliseconds } from '../snowflake.ts';
import { isOfDelivery } from './deliveryKeys.ts';
import type { DigestRest, Outcome } from './digestRest.ts';
import { CLOCK_MARGIN_MILLISECONDS, type Eyes } from './lookInChannel.ts';
import { messageReply, threadsReply } from './reply.ts';

const PAGE = 100;
const MOST_PAGES = 5;
const MOST_POSTS = 50;

/** Where a forum's posts are read from. */
export interface Forum {
  readonly guildId: string;
  readonly channelId: string;
}

/** Looks for the post that a delivery opened in a forum: among the active ones, then in the archive. */
export async function lookInForum(
  eyes: Eyes,
  forum: Forum,
  trace: Trace,
  attemptedAt: Date,
  departure: Departure,
): Promise<Sighting> {
  const since = attemptedAt.getTime() - CLOCK_MARGIN_MILLISECONDS;
  const { rest } = eyes;
  const active = await activePosts(rest, forum, departure);
  if ('kind' in active) return active;
  const sighting = await lookAtPosts(eyes, active, trace, since, departure);
  if (sighting.kind !== 'absent') return sighting;
  const archived = await archivedPosts(rest, forum, since, departure);
  if ('kind' in archived) return archived;
  return lookAtPosts(eyes, archived, trace, since, departure);
}

type Posts = readonly string[] | Exclude<Sighting, { kind: 'found' | 'absent' }>;

async function activePosts(rest: DigestRest, forum: Forum, departure: Departure): Promise<Posts> {
  const answer = await rest.request(
    { method: 'GET', path: `/guilds/${forum.guildId}/threads/active` },
    departure,
  );
  const threads = threadsIn(answer);
  if (!('threads' in threads)) return threads;
  return threads.threads.filter((thread) => thread.parent_id === forum.channelId).map((thread) => thread.id);
}

/** Posts that were archived since the attempt; reading the archive needs READ_MESSAGE_HISTORY and says so. */
async function archivedPosts(
  rest: DigestRest,
  forum: Forum,
  since: number,
  departure: Departure,
): Promise<Posts> {
  const posts: string[] = [];
  let before = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/channels/${forum.channelId}/threads/archived/public?limit=${PAGE}${before}`;
    const threads = threadsIn(await rest.request({ method: 'GET', path }, departure));
    if (!('threads' in threads)) return threads;
    const oldest = threads.threads.at(-1)?.thread_metadata?.archive_timestamp;
    posts.push(...threads.threads.map((thread) => thread.id));
    if (!threads.has_more || oldest === undefined || Date.parse(oldest) < since) return posts;
    before = `&before=${encodeURIComponent(oldest)}`;
  }
  return { kind: 'unreadable', because: 'history-too-long' };
}

async function lookAtPosts(
  { rest, insight }: Eyes,
  posts: readonly string[],
  trace: Trace,
  since: number,
  departure: Departure,
): Promise<Sighting> {
  const young = posts.filter((post) => snowflakeMilliseconds(post) >= since);
  if (young.length > MOST_POSTS) return { kind: 'unreadable', because: 'history-too-long' };
  for (const post of young) {
    const answer = await rest.request(
      { method: 'GET', path: `/channels/${post}/messages/${post}` },
      departure,
    );
    // A post whose first message was deleted is not the one that is looked for.
    if (answer.kind === 'refused' || answer.kind === 'gone') continue;
    if (answer.kind !== 'ok') return answer;
    const read = messageReply.safeParse(answer.body);
    if (read.success && (await isOfDelivery(read.data, trace, insight.botId())))
      return { kind: 'found', messageId: post, threadId: post };
  }
  return { kind: 'absent' };
}

function threadsIn(answer: Outcome) {
  if (answer.kind !== 'ok') return answer;
  const read = threadsReply.safeParse(answer.body);
  return read.success
    ? { threads: read.data.threads, has_more: read.data.has_more === true }
    : ({ kind: 'doubtful', reason: { code: 'unreadable-answer' } } as const);
}
