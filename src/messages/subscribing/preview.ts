import type { CalendarDay } from '../../calendar/day.ts';
import type { RecapPeriod } from '../../digests/recap.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import type { Services } from '../conversation/services.ts';
import { digestMessage } from '../digest/digestMessage.ts';
import { recapMessage } from '../digest/recapMessage.ts';
import { localeOf } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import type { Texts } from '../texts/texts.ts';

/**
 * Composes the newest digest as a subscription would show it, visible to everyone, with at most `most` items and an
 * optional notice; undefined if there is no digest, or the choices leave no story.
 */
export async function newestDigestOf(
  subscription: Subscription,
  services: Services,
  { most = Number.MAX_SAFE_INTEGER, notice }: { readonly most?: number; readonly notice?: string } = {},
): Promise<Message | undefined> {
  const day = await services.editions.newestDay();
  if (day !== undefined && subscription.period !== 'day')
    return newestRecapOf(subscription.period, day, subscription, services, notice);
  const digest = day && (await services.digests.forSubscription(subscription, day));
  if (!digest) return undefined;
  const { allInParts, itemLimit } = subscription;
  return digestMessage(digest, {
    locale: localeOf(subscription.language),
    visibility: 'everyone',
    itemLimit: Math.min(most, allInParts ? Number.MAX_SAFE_INTEGER : itemLimit),
    subscription: subscription.id,
    toldIn: await services.digests.toldIn(subscription.id, digest),
    ...(notice !== undefined && { notice }),
  });
}

async function newestRecapOf(
  period: RecapPeriod,
  day: CalendarDay,
  subscription: Subscription,
  services: Services,
  notice: string | undefined,
): Promise<Message | undefined> {
  const recap = await services.digests.recap(period, day, subscription.id);
  return (
    recap &&
    recapMessage(recap, {
      locale: localeOf(subscription.language),
      visibility: 'everyone',
      today: day,
      subscription: subscription.id,
      ...(notice !== undefined && { notice }),
    })
  );
}

/** Returns a subscription's newest digest under a heading; empty without any news. */
export async function previewBlocks(
  subscription: Subscription,
  services: Services,
  { subscription: words }: Texts,
  most?: number,
): Promise<readonly MessageBlock[]> {
  const digest = await newestDigestOf(subscription, services, most === undefined ? {} : { most });
  if (!digest && (await services.editions.newestDay()) === undefined) return [];
  return [
    { kind: 'divider' },
    { kind: 'heading', level: 3, text: words.preview },
    ...(digest?.blocks.filter(({ kind }) => kind !== 'buttons') ?? [
      { kind: 'text', text: words.nothingToShow } as const,
    ]),
  ];
}
