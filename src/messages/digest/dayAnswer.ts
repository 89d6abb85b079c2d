import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { itemsAtOnce } from '../story/storyList.ts';
import { longDay } from '../texts/days.ts';
import { digestMessage } from './digestMessage.ts';

/** Part, day, choices and script of a shown digest. */
type Shown = Omit<ActionOf<'digest'>, 'kind'>;

/** Shows the digest of a day, or the days beside it where it has none or the choices leave nothing. */
export async function dayAnswer(
  { day, from, subscription, original }: Shown,
  conversation: Conversation,
): Promise<Message> {
  const found = await conversation.services.digests.of(day, subscription);
  if (!found)
    return subscription === undefined
      ? noNewsAnswer(day, conversation)
      : nothingChosen(day, subscription, conversation);
  const newest = await conversation.services.editions.newestDay();
  if (day === newest)
    await conversation.services.readings.openedDigest(
      conversation.user,
      day,
      conversation.services.clock.now(),
    );
  return digestMessage(found, {
    locale: conversation.locale,
    visibility: 'asker',
    itemLimit: await itemsAtOnce(subscription, conversation.services),
    from,
    replaces: true,
    ...(subscription !== undefined && {
      subscription,
      toldIn: await conversation.services.digests.toldIn(subscription, found),
    }),
    ...(original && { original }),
    browsing: { today: dayAt(conversation.services.clock.now(), BEIJING), newest: newest ?? day },
    ...(conversation.services.archiveUrl !== undefined && { archiveUrl: conversation.services.archiveUrl }),
  });
}

/** Answers that a channel's choices leave nothing of a day, with buttons for the whole day and neighbouring days. */
async function nothingChosen(
  day: CalendarDay,
  subscription: string,
  conversation: Conversation,
): Promise<Message> {
  if (!(await conversation.services.digests.of(day))) return noNewsAnswer(day, conversation);
  const { texts } = conversation;
  return notice(texts.nothingChosen(longDay(day, conversation.locale)), {
    kind: 'buttons',
    buttons: [
      { kind: 'action', label: texts.wholeDigest, action: { kind: 'digest', day, from: 0 } },
      {
        kind: 'action',
        label: texts.previousDay,
        action: { kind: 'digest-step', day, direction: 'before', subscription },
      },
      {
        kind: 'action',
        label: texts.nextDay,
        action: { kind: 'digest-step', day, direction: 'after', subscription },
      },
    ],
  });
}

/** Answers that a day has no news; other days are offered by name. */
export async function noNewsAnswer(day: CalendarDay, conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const before = await conversation.services.editions.neighbourNewsDay(day, 'before');
  const after = await conversation.services.editions.neighbourNewsDay(day, 'after');
  const isAfterNearer =
    after !== undefined && (before === undefined || daysBetween(day, after) < daysBetween(before, day));
  const near = isAfterNearer ? after : before;
  if (near === undefined) return notice(texts.nothingStored);
  const sentence = texts.noDigestAround(
    longDay(day, conversation.locale),
    longDay(near, conversation.locale),
  );
  return notice(sentence, {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: texts.digestTitle(longDay(near, conversation.locale)),
        action: { kind: 'digest', day: near, from: 0 },
      },
    ],
  });
}

/** Shows the digest of the next or previous day with news; says so where there is none. */
export async function neighbourDayAnswer(
  { day, direction, subscription, original }: ActionOf<'digest-step'>,
  conversation: Conversation,
): Promise<Message> {
  const { texts } = conversation;
  const next = await conversation.services.editions.neighbourNewsDay(day, direction);
  if (next !== undefined) {
    const choices = subscription === undefined ? {} : { subscription };
    return dayAnswer({ day: next, from: 0, ...choices, ...(original && { original }) }, conversation);
  }
  const shown = longDay(day, conversation.locale);
  return notice(direction === 'before' ? texts.noEarlierDigest(shown) : texts.noLaterDigest(shown));
}
