import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import type { Estimate } from './csdnArticles.ts';
import { DAY_TERMS } from './dayTerms.ts';
import { type NamedDay, nearestTo } from './namedDays.ts';

/** Written date and the evidence that may contradict it; see {@link findDateConflict}. */
export interface Doubted {
  readonly written: CalendarDay;
  /** Days that the text names, without those still to come. */
  readonly named: readonly NamedDay[];
  readonly text: string;
  readonly headline: string;
  readonly estimate: Estimate | undefined;
}

/**
 * Days before the written date from which on the newest named day raises a doubt: a daily reports on the day before,
 * and on Mondays and after a holiday on a few days before.
 */
const DAILY_LAG_DAYS = 5;
const FEWEST_MENTIONS = 2;

/**
 * Returns the reason why a written date that nothing corrects may still be wrong, as a sentence for the operator;
 * undefined if there is none.
 */
export function findDateConflict({ written, named, text, headline, estimate }: Doubted): string | undefined {
  const off = estimate ? Math.abs(daysBetween(written, estimate.day)) : 0;
  if (estimate && off > estimate.slackDays) {
    return `The document is dated ${written}, but the article’s number is of about ${estimate.day}.`;
  }
  const offs = named.flatMap((day) => {
    const nearest = nearestTo(written, day);
    return nearest === undefined ? [] : [{ days: daysBetween(written, nearest), times: day.times }];
  });
  if (sumOf(offs) >= FEWEST_MENTIONS && !DAY_TERMS.period.test(headline)) {
    if (sumOf(offs.filter(({ days }) => days > 1)) >= 0.6 * sumOf(offs)) {
      return `The document is dated ${written}, but its text names mostly later days.`;
    }
    const newest = Math.max(...offs.map(({ days }) => days).filter((days) => days <= 1));
    if (newest <= -DAILY_LAG_DAYS) {
      return `The document is dated ${written}, but its text names no day so late.`;
    }
  }
  return isOfEarlierYear(written, text)
    ? `The document is dated ${written}, but its text names earlier years only.`
    : undefined;
}

function sumOf(offs: readonly { readonly times: number }[]): number {
  return offs.reduce((sum, { times }) => sum + times, 0);
}

const YEARS = /(?<!\d)20[012]\d(?=\s*年)/g;

/**
 * Whether all years that a text names are before the written one; false in January and February, when texts look back.
 */
function isOfEarlierYear(written: CalendarDay, text: string): boolean {
  const year = Number(written.slice(0, 4));
  if (Number(written.slice(5, 7)) <= 2) return false;
  const years = text.match(YEARS) ?? [];
  return years.length > FEWEST_MENTIONS && years.every((named) => Number(named.slice(0, 4)) < year);
}
