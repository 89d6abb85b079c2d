import { BEIJING, dayAt } from '../../calendar/zone.ts';
import { earliestMissed, type MissedStory } from '../../digests/missed.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { withRenderedTitles } from '../renderedTitles.ts';
import { pastDay } from '../texts/pastDay.ts';
import { textsIn } from '../texts/textsIn.ts';
import { catchUpMessage, type MissedLine, nothingMissedMessage } from './catchUpMessage.ts';
import { missedIn } from './missedList.ts';

/** Days shown to a member whose last reading is unknown. */
const DAYS_UNKNOWN = 3;
const DAY_SECONDS = 86_400;

/** Shows what the asker missed since they opened a digest before this visit, as far as known. */
export async function showMissed(conversation: Conversation): Promise<Message> {
  const { user, locale } = conversation;
  const now = conversation.services.clock.now();
  const until = Math.floor(now.getTime() / 1000);
  const { lastAt, digest } = await conversation.services.readings.find(user, now);
  const earliest = earliestMissed(now);
  const after =
    lastAt === null
      ? until - DAYS_UNKNOWN * DAY_SECONDS
      : Math.floor(Math.max(lastAt.getTime(), earliest.getTime()) / 1000);
  const action: ActionOf<'catch-up'> = {
    kind: 'catch-up',
    after,
    until,
    page: 0,
    ...(digest && { digest: { day: digest.day, at: Math.floor(digest.at.getTime() / 1000) } }),
  };
  const words = textsIn(locale).following;
  const missed = await missedIn(action, conversation);
  await conversation.services.readings.openedDigest(user, null, now);
  const today = dayAt(now, BEIJING);
  const lastDay = lastAt === null ? undefined : pastDay(dayAt(lastAt, BEIJING), today, locale);
  const view = { today, locale, newest: await conversation.services.editions.newestDay() };
  if (missed.length === 0) {
    const lately = { kind: 'catch-up', after: until - DAYS_UNKNOWN * DAY_SECONDS, until, page: 0 } as const;
    return lastDay === undefined
      ? nothingMissedMessage(words.missedNothingLately(DAYS_UNKNOWN), undefined, view)
      : nothingMissedMessage(words.missedNothing(lastDay), { action: lately, days: DAYS_UNKNOWN }, view);
  }
  const isLongAgo = lastAt !== null && lastAt < earliest;
  const intro =
    lastDay === undefined
      ? words.missedUnknown(DAYS_UNKNOWN)
      : isLongAgo
        ? words.missedLongAgo(lastDay, Math.round((until - after) / DAY_SECONDS))
        : words.missedSince(lastDay);
  return catchUpMessage({ ...view, list: action, missed: await shown(missed, conversation), intro });
}

/** Shows a page of what the asker missed, as of the time of the command. */
export async function catchUpPage(
  action: ActionOf<'catch-up'>,
  conversation: Conversation,
): Promise<Message> {
  const { locale } = conversation;
  const missed = await missedIn(action, conversation);
  const view = {
    today: dayAt(conversation.services.clock.now(), BEIJING),
    locale,
    newest: await conversation.services.editions.newestDay(),
  };
  if (missed.length > 0) {
    const lines = await shown(missed, conversation);
    return { ...catchUpMessage({ ...view, list: action, missed: lines }), replaces: true };
  }
  const days = Math.round((action.until - action.after) / DAY_SECONDS);
  const nothing = textsIn(locale).following.missedNothingLately(days);
  return { ...nothingMissedMessage(nothing, undefined, view), replaces: true };
}

/** Returns missed stories in the asker's language. */
function shown(
  missed: readonly MissedStory[],
  { locale, services }: Conversation,
): Promise<readonly MissedLine[]> {
  return withRenderedTitles(missed, locale, services.renderingsOf);
}
