import type { Logger } from 'pino';
import type { CalendarDay } from '../calendar/day.ts';
import type { Timekeeper } from '../calendar/time.ts';
import { BEIJING, wallTimeAt } from '../calendar/zone.ts';
import { followedMessage } from '../messages/followedMessage.ts';
import { localeOf } from '../messages/locale.ts';
import { type Follower, followersOf, type TellingRound } from '../store/members/followers.ts';
import { newestStoryRow } from '../store/members/freshStories.ts';
import {
  closeMemberDelivery,
  dueMemberEdits,
  type MemberDelivery,
  type MemberEdit,
  moveOn,
  openMemberDeliveries,
  openMemberDelivery,
  settleMemberEdit,
  withdrawMemberDelivery,
} from '../store/members/memberDeliveries.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { DirectMail } from './directMail.ts';
import { NONCE_WINDOW_SECONDS } from './doubt.ts';
import { findNews, type News } from './followedNews.ts';

/** What telling followers works with. */
export interface TellingContext {
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly mail: DirectMail;
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Ends the telling between two members. */
  readonly signal?: AbortSignal;
}

/** 12:30 in Beijing, when the morning's columns are out. */
const TELL_FROM_MINUTE = 12 * 60 + 30;
/** Members that are written to at once: one whose mailbox is silent holds up none of the others. */
const MEMBERS_AT_ONCE = 8;
/** After so many members in a row for whom Discord did not answer, the next minute goes on. */
const MOST_FAILURES = 16;

/**
 * Sends each follower at most one message a day, with the stories that came since the last one. The ledger's row is
 * written before the request, so that no stop of the program sends a second one.
 */
export async function tellFollowers(context: TellingContext): Promise<void> {
  const { store, time } = context;
  await forEachOf(await openMemberDeliveries(store), context, (delivery) => settle(delivery, context));
  await forEachOf(await dueMemberEdits(store), context, (edit) => editMessage(edit, context));
  const { day, minuteOfDay } = wallTimeAt(time.now(), BEIJING);
  if (minuteOfDay < TELL_FROM_MINUTE) return;
  const round = { day, untilRow: await newestStoryRow(store) };
  const news = await findNews(context, round);
  await forEachOf(news, context, (found) => tell(found, round, context));
}

/** Whether Discord answered for a member; where it is out of reach the others need not be asked for. */
type Reach = 'answered' | 'out-of-reach';

/** Some at once, the next one whenever one is done; none is begun after the signal, or while Discord is out of reach. */
async function forEachOf<T>(
  things: readonly T[],
  { signal }: TellingContext,
  work: (thing: T) => Promise<Reach>,
): Promise<void> {
  const left = things.values();
  let failuresInARow = 0;
  const lane = async () => {
    for (const thing of left) {
      if (signal?.aborted || failuresInARow >= MOST_FAILURES) return;
      failuresInARow = (await work(thing)) === 'answered' ? 0 : failuresInARow + 1;
    }
  };
  await Promise.all(Array.from({ length: MEMBERS_AT_ONCE }, lane));
}

async function tell({ user, stories }: News, round: TellingRound, context: TellingContext): Promise<Reach> {
  const { store, time } = context;
  // What the member ended, and stories that were taken down while others were told, count at once.
  const follower = await followersOf(store).find(user);
  if (!follower) return 'answered';
  const kept = await storiesOf(store).byRows(stories.map(({ story }) => story.row));
  const present = new Set(kept.map(({ row }) => row));
  const followed = new Set(follower.events.map(({ id }) => id));
  const wanted = stories.filter(
    ({ story, keywords, chapterOf }) =>
      present.has(story.row) &&
      (keywords.some((keyword) => follower.keywords.includes(keyword)) ||
        chapterOf.some((event) => followed.has(event))),
  );
  if (wanted.length === 0) {
    await moveOn(store, [user], round.untilRow);
    return 'answered';
  }
  const told = new Set(wanted.flatMap(({ keywords }) => keywords));
  const delivery = {
    user,
    day: round.day,
    stories: wanted.map(({ story }) => story.row),
    keywords: follower.keywords.filter((keyword) => told.has(keyword)),
    chapters: follower.events.flatMap(({ id: event }) => {
      const rows = wanted.filter(({ chapterOf }) => chapterOf.includes(event)).map(({ story }) => story.row);
      return rows.length === 0 ? [] : [{ event, stories: rows }];
    }),
    attemptedAt: time.now(),
  };
  return (await openMemberDelivery(store, delivery))
    ? attempt(delivery, follower, undefined, context)
    : 'answered';
}

/** Ends what a stop left open: tried again while the key still guards it, else left alone for good. */
async function settle(delivery: MemberDelivery, context: TellingContext): Promise<Reach> {
  const { store, time } = context;
  const follower = await followersOf(store).find(delivery.user);
  const now = time.now();
  const until = new Date(delivery.attemptedAt.getTime() + NONCE_WINDOW_SECONDS * 1000);
  // An attempt in the future means that the clock was set back: the window's end is not known then.
  const isGuarded = now < until && delivery.attemptedAt <= now;
  if (follower && isGuarded) return attempt(delivery, follower, until, context);
  await closeMemberDelivery(store, delivery, 'unknown', null);
  return 'answered';
}

/** Makes a request for an open row, or (`until`) repeats one that may have been carried out. */
async function attempt(
  delivery: MemberDelivery,
  follower: Follower,
  until: Date | undefined,
  context: TellingContext,
): Promise<Reach> {
  const { store, mail, time, log, signal } = context;
  const { user } = delivery;
  const message = await messageOf(delivery, follower, store);
  const mailed = await mail.send(user, message, keyOf(delivery), until);
  // That a repetition did not leave says nothing of the first request: the row stays open until the window ends.
  const withdraw = async () => {
    if (!until) await withdrawMemberDelivery(store, delivery);
  };
  switch (mailed.kind) {
    case 'sent':
      await closeMemberDelivery(
        store,
        delivery,
        'sent',
        mailed.messageId,
        message.announcement !== undefined,
      );
      return message.announcement === undefined
        ? 'answered'
        : editMessage({ ...delivery, messageId: mailed.messageId }, context);
    case 'closed':
      log.info({ user }, 'a follower takes no direct messages');
      await closeMemberDelivery(store, delivery, until ? 'unknown' : 'closed', null);
      return 'answered';
    case 'refused':
      log.warn({ user, reason: mailed.reason }, 'a follower cannot be told');
      await closeMemberDelivery(store, delivery, until ? 'unknown' : 'failed', null);
      return 'answered';
    case 'limited':
      await withdraw();
      await time.sleep(mailed.waitMilliseconds, signal);
      return 'answered';
    case 'unsent':
      log.warn({ user, reason: mailed.reason }, 'a follower is told later');
      await withdraw();
      return 'out-of-reach';
    case 'doubtful':
      // The row stays open: the next minute settles it under the same key.
      log.warn({ user, reason: mailed.reason }, 'whether a follower was told is not known');
      return 'out-of-reach';
  }
}

/** Gives a message its layout, with what is left of its stories; a refusal is final, anything else is tried again in a minute. */
async function editMessage(edit: MemberEdit, context: TellingContext): Promise<Reach> {
  const { store, mail, time, log, signal } = context;
  const { user, messageId } = edit;
  const follower = await followersOf(store).find(user);
  if (!follower) return 'answered';
  const edited = await mail.edit(user, messageId, await messageOf(edit, follower, store));
  switch (edited.kind) {
    case 'unsent':
    case 'doubtful':
      return 'out-of-reach';
    case 'limited':
      await time.sleep(edited.waitMilliseconds, signal);
      return 'answered';
    case 'closed':
    case 'refused':
      log.warn({ user, outcome: edited.kind }, 'a message to a follower stays as it is');
      await settleMemberEdit(store, edit);
      return 'answered';
    case 'sent':
      await settleMemberEdit(store, edit);
      return 'answered';
  }
}

async function messageOf(delivery: MemberDelivery, { language, events }: Follower, store: Store) {
  const { day, keywords } = delivery;
  const stories = await storiesOf(store).byRows(delivery.stories);
  const told = new Map(delivery.chapters.map((chapter) => [chapter.event, chapter.stories]));
  const summaries = await followersOf(store).summaries(events.filter(({ id }) => told.has(id)));
  const chapters = summaries.map(({ id, title }) => ({
    event: id,
    title,
    stories: stories.filter(({ row }) => told.get(id)?.includes(row)).map((story) => story.id),
  }));
  return followedMessage({ day, stories, keywords, chapters }, localeOf(language));
}

/** At most 19 characters: the member's id, shortened, and the day. */
function keyOf({ user, day }: { readonly user: string; readonly day: CalendarDay }): string {
  return `${BigInt(user).toString(36)}${day.slice(2).replaceAll('-', '')}`;
}
