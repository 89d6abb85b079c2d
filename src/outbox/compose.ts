import type { CalendarDay } from '../calendar/day.ts';
import { clockTime } from '../calendar/spoken/clockTimes.ts';
import type { Recap } from '../digests/recap.ts';
import { digestMessage } from '../messages/digest/digestMessage.ts';
import { recapMessage } from '../messages/digest/recapMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import { longDay, monthDay } from '../messages/texts/days.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import type { Compose, Presentation } from './context.ts';
import type { MissingEdition } from './plan/missingEdition.ts';

/** Item limit of a digest whose subscription was removed. */
const ITEM_LIMIT = 20;

/**
 * Creates the composer of messages in the language and with the choices of their subscription; with a link to the day's
 * page if the archive's address (without trailing slash) is given.
 */
export function composeDeliveries(archiveUrl?: string): Compose {
  return {
    digest: (contents, presentation) => digestOf(contents, presentation, archiveUrl),
    emptied({ subscription, deliveryKey }) {
      const locale = localeOf(subscription?.language);
      return plain(textsIn(locale).partEmptied, deliveryKey);
    },
  };
}

function digestOf(
  { day, digest, recap, missing, nothingSince }: Parameters<Compose['digest']>[0],
  presentation: Presentation,
  archiveUrl: string | undefined,
): Message {
  const { subscription, deliveryKey, itemLimit = limitOf(presentation) } = presentation;
  const locale = localeOf(subscription?.language);
  if (recap) return recapOf(recap, presentation, archiveUrl);
  if (missing) return missingMessage(day, missing, presentation);
  if (nothingSince !== undefined)
    return plain(textsIn(locale).nothingSince(clockTime(nothingSince)), deliveryKey);
  if (!digest) return plain(textsIn(locale).digestWithdrawn(longDay(day, locale)), deliveryKey);
  return digestMessage(digest, {
    locale,
    visibility: 'everyone',
    itemLimit,
    deliveryKey,
    deliveredOn: presentation.day,
    ...(presentation.toldIn && { toldIn: presentation.toldIn }),
    ...(subscription && { subscription: subscription.id }),
    ...(subscription?.pingRole && { pingRole: subscription.pingRole }),
    ...(archiveUrl !== undefined && { archiveUrl }),
  });
}

function recapOf(
  recap: Recap,
  { subscription, deliveryKey, day }: Presentation,
  archiveUrl: string | undefined,
): Message {
  return recapMessage(recap, {
    locale: localeOf(subscription?.language),
    visibility: 'everyone',
    today: day,
    deliveryKey,
    ...(subscription && { subscription: subscription.id }),
    ...(subscription?.pingRole && { pingRole: subscription.pingRole }),
    ...(archiveUrl !== undefined && { archiveUrl }),
  });
}

/** Composes the notice about missing columns, with a link to the newest edition. */
function missingMessage(
  day: CalendarDay,
  { columns, lastDay }: MissingEdition,
  { subscription, deliveryKey }: Presentation,
): Message {
  const locale = localeOf(subscription?.language);
  const texts = textsIn(locale);
  const [of, last] = [monthDay(day, locale), monthDay(lastDay, locale)];
  const message = plain(texts.notUpdated(of, columns.join(texts.comma), last), deliveryKey);
  const owner = subscription && { subscription: subscription.id };
  return {
    ...message,
    blocks: [
      ...message.blocks,
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'action',
            label: texts.newestDigest,
            action: { kind: 'digest', day: lastDay, from: 0, ...owner },
          },
        ],
      },
    ],
  };
}

function limitOf({ subscription }: Presentation): number {
  if (!subscription) return ITEM_LIMIT;
  return subscription.allInParts ? Number.POSITIVE_INFINITY : subscription.itemLimit;
}

function plain(sentence: string, deliveryKey: string): Message {
  return {
    kind: 'message',
    title: sentence,
    visibility: 'everyone',
    blocks: [{ kind: 'text', text: sentence }],
    deliveryKey,
  };
}
