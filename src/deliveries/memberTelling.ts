import type { Logger } from 'pino';
import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, wallTimeAt } from '../calendar/zone.ts';
import { followedMessage } from '../messages/followedMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { RequestReason } from '../store/ledger/reason.ts';
import { type Follower, followersOf } from '../store/members/followers.ts';
import {
  closeMemberDelivery,
  type MemberDelivery,
  moveOn,
  openMemberDeliveries,
  openMemberDelivery,
  storyRowsAfter,
  withdrawMemberDelivery,
} from '../store/members/memberDeliveries.ts';
import { type Stories, storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { followedStories } from './followedStories.ts';

/** What became of a direct message. */
export type Mailed =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** The member takes no direct messages of the bot. */
  | { readonly kind: 'closed' }
  /** It certainly was not sent; another time it may be. */
  | { readonly kind: 'unsent'; readonly reason: RequestReason }
  /** It will never be sent. */
  | { readonly kind: 'refused'; readonly reason: RequestReason }
  /** It may have been sent; the same key sends it no second time for two minutes. */
  | { readonly kind: 'doubtful'; readonly reason: RequestReason };

/** Direct messages to members. */
export interface DirectMail {
  /** Sends a message; `key` (at most 20 characters) is the same for every attempt. */
  send(user: string, message: Message, key: string): Promise<Mailed>;
}

/** What telling followers works with. */
export interface TellingContext {
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly mail: DirectMail;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Ends the telling between two members. */
  readonly signal?: AbortSignal;
}

/** 12:30 in Beijing, when the morning's columns are out. */
const TELL_FROM_MINUTE = 12 * 60 + 30;
/** While a repeated key creates no second message. */
const NONCE_SECONDS = 120;

/**
 * Sends each follower at most one message a day, with the stories that came since the last one. The ledger's row is
 * written before the request, so that no stop of the program sends a second one.
 */
export async function tellFollowers(context: TellingContext): Promise<void> {
  const { store, clock } = context;
  await settle(context);
  const { day, minuteOfDay } = wallTimeAt(clock.now(), BEIJING);
  if (minuteOfDay < TELL_FROM_MINUTE) return;
  const stories = storiesOf(store);
  for (const follower of followersOf(store).withoutMessageOn(day)) {
    if (context.signal?.aborted) return;
    await tell(follower, day, stories, context);
  }
}

async function tell(
  follower: Follower,
  day: CalendarDay,
  stories: Stories,
  context: TellingContext,
): Promise<void> {
  const { store, lexicon, clock } = context;
  const rows = storyRowsAfter(store, follower.toldUntil);
  const found = followedStories(await stories.byRows(rows), follower.keywords, lexicon);
  if (found.length === 0) {
    moveOn(store, follower.user, Math.max(0, ...rows));
    return;
  }
  const delivery = {
    user: follower.user,
    day,
    stories: found.map(({ story }) => story.row),
    attemptedAt: clock.now(),
  };
  if (openMemberDelivery(store, delivery)) await attempt(delivery, follower, context);
}

/** Ends what a stop left open: tried again while the key still guards it, else left alone for good. */
async function settle(context: TellingContext): Promise<void> {
  const { store, clock } = context;
  for (const delivery of openMemberDeliveries(store)) {
    const follower = followersOf(store).find(delivery.user);
    const isGuarded = clock.now().getTime() - delivery.attemptedAt.getTime() < NONCE_SECONDS * 1000;
    if (follower && isGuarded) await attempt(delivery, follower, context);
    else closeMemberDelivery(store, delivery, 'unknown', null);
  }
}

async function attempt(delivery: MemberDelivery, follower: Follower, context: TellingContext): Promise<void> {
  const { store, lexicon, mail, log } = context;
  const stories = await storiesOf(store).byRows(delivery.stories);
  const found = followedStories(stories, follower.keywords, lexicon);
  const locale = localeOf(follower.language);
  const message = followedMessage(delivery.day, found, locale);
  const mailed = await mail.send(delivery.user, message, keyOf(delivery));
  switch (mailed.kind) {
    case 'sent':
      return closeMemberDelivery(store, delivery, 'sent', mailed.messageId);
    case 'closed':
      log.info({ user: delivery.user }, 'a follower takes no direct messages');
      return closeMemberDelivery(store, delivery, 'closed', null);
    case 'unsent':
      log.warn({ user: delivery.user, reason: mailed.reason }, 'a follower is told later');
      return withdrawMemberDelivery(store, delivery);
    case 'refused':
      log.warn({ user: delivery.user, reason: mailed.reason }, 'a follower cannot be told');
      return closeMemberDelivery(store, delivery, 'failed', null);
    case 'doubtful':
      // The row stays open: the next minute settles it under the same key.
      log.warn({ user: delivery.user, reason: mailed.reason }, 'whether a follower was told is not known');
  }
}

/** At most 19 characters: the member's id, shortened, and the day. */
function keyOf({ user, day }: MemberDelivery): string {
  return `${BigInt(user).toString(36)}${day.slice(2).replaceAll('-', '')}`;
}
