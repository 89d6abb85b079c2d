import type { Lookup, LookupTarget, SendOptions } from '../../outbox/transport.ts';
import { snowflakeMilliseconds } from '../snowflake.ts';
import { isOfDelivery } from './deliveryKeys.ts';
import type { DiscordRestClient, RequestOutcome } from './discordRestClient.ts';
import { CLOCK_MARGIN_MILLISECONDS, type LookupContext } from './lookInChannel.ts';
import { messageBody, threadsBody } from './messageBody.ts';

const PAGE = 100;
const MOST_PAGES = 5;
const MOST_POSTS = 50;

/** A forum. */
export interface Forum {
  readonly guildId: string;
  readonly channelId: string;
}

/** Looks for the post of a delivery in a forum: among the active ones, then in the archive. */
export async function lookInForum(
  eyes: LookupContext,
  forum: Forum,
  target: LookupTarget,
  attemptedAt: Date,
  options: SendOptions,
): Promise<Lookup> {
  const since = attemptedAt.getTime() - CLOCK_MARGIN_MILLISECONDS;
  const { rest } = eyes;
  const active = await activePosts(rest, forum, options);
  if ('kind' in active) return active;
  const lookup = await lookAtPosts(eyes, active, target, since, options);
  if (lookup.kind !== 'absent') return lookup;
  const archived = await archivedPosts(rest, forum, since, options);
  if ('kind' in archived) return archived;
  return lookAtPosts(eyes, archived, target, since, options);
}

type Posts = readonly string[] | Exclude<Lookup, { kind: 'found' | 'absent' }>;

async function activePosts(rest: DiscordRestClient, forum: Forum, options: SendOptions): Promise<Posts> {
  const answer = await rest.request(
    { method: 'GET', path: `/guilds/${forum.guildId}/threads/active` },
    options,
  );
  const threads = threadsIn(answer);
  if (!('threads' in threads)) return threads;
  return threads.threads.filter((thread) => thread.parent_id === forum.channelId).map((thread) => thread.id);
}

/** Returns posts archived since the attempt; without READ_MESSAGE_HISTORY Discord refuses this. */
async function archivedPosts(
  rest: DiscordRestClient,
  forum: Forum,
  since: number,
  options: SendOptions,
): Promise<Posts> {
  const posts: string[] = [];
  let before = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/channels/${forum.channelId}/threads/archived/public?limit=${PAGE}${before}`;
    const threads = threadsIn(await rest.request({ method: 'GET', path }, options));
    if (!('threads' in threads)) return threads;
    const oldest = threads.threads.at(-1)?.thread_metadata?.archive_timestamp;
    posts.push(...threads.threads.map((thread) => thread.id));
    if (!threads.has_more || oldest === undefined || Date.parse(oldest) < since) return posts;
    before = `&before=${encodeURIComponent(oldest)}`;
  }
  return { kind: 'unreadable', because: 'history-too-long' };
}

async function lookAtPosts(
  { rest, insight }: LookupContext,
  posts: readonly string[],
  target: LookupTarget,
  since: number,
  options: SendOptions,
): Promise<Lookup> {
  const young = posts.filter((post) => snowflakeMilliseconds(post) >= since);
  if (young.length > MOST_POSTS) return { kind: 'unreadable', because: 'history-too-long' };
  for (const post of young) {
    const answer = await rest.request({ method: 'GET', path: `/channels/${post}/messages/${post}` }, options);
    // A post whose first message was deleted is not the right one.
    if (answer.kind === 'refused' || answer.kind === 'gone') continue;
    if (answer.kind !== 'ok') return answer;
    const read = messageBody.safeParse(answer.body);
    if (read.success && (await isOfDelivery(read.data, target, insight.botId())))
      return { kind: 'found', messageId: post, threadId: post };
  }
  return { kind: 'absent' };
}

function threadsIn(answer: RequestOutcome) {
  if (answer.kind !== 'ok') return answer;
  const read = threadsBody.safeParse(answer.body);
  return read.success
    ? { threads: read.data.threads, has_more: read.data.has_more === true }
    : ({ kind: 'doubtful', reason: { code: 'unreadable-answer' } } as const);
}
