import type { CalendarDay } from '../../calendar/day.ts';
import type { DigestItem } from '../../digests/digest.ts';
import type { Locale } from '../locale.ts';
import { monthDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/**
 * Returns when an item was told before and whether by a digest or alert; undefined for new items. `today` is the day of
 * the delivery.
 */
export function toldWords(
  { told, alerted }: Pick<DigestItem, 'told' | 'alerted'>,
  locale: Locale,
  today?: CalendarDay,
): string | undefined {
  if (told === null) return undefined;
  const texts = textsIn(locale);
  const day = told === today ? undefined : monthDay(told, locale);
  if (alerted) return day === undefined ? texts.alertedToday : texts.alertedOn(day);
  return day === undefined ? texts.toldToday : texts.toldOn(day);
}
