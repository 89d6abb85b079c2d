import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Trend, TrendPeak, TrendWord } from '../../search/trends.ts';
import type { Locale } from '../locale.ts';
import { newsScriptOf } from '../newsScript.ts';
import { monthDay, shortDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Returns the words in the reader's script. */
export function trendNames({ words }: Trend, locale: Locale): string {
  return words.map(({ word }) => newsScriptOf(locale).text(word)).join(textsIn(locale).comma);
}

/** Days of a span above which dates without a year are ambiguous: a year and the first week. */
const DAYS_OF_ONE_YEAR = 400;

type TrendSpan = Pick<Trend, 'since' | 'until' | 'step'>;

/** Formats a day of a trend, with its year if ambiguous. */
export function trendDay(day: CalendarDay, { since, until }: TrendSpan, locale: Locale): string {
  return (addDays(since, DAYS_OF_ONE_YEAR) < until ? shortDay : monthDay)(day, locale);
}

/** Summarizes a word's numbers. */
export function trendFacts({ total, peak }: TrendWord, span: TrendSpan, locale: Locale): string {
  const texts = textsIn(locale).trends;
  return peak ? texts.facts(total, whenOf(peak, span, locale), peak.count) : texts.noneOf;
}

/** Describes the day or week of a peak. */
function whenOf({ since }: TrendPeak, span: TrendSpan, locale: Locale): string {
  const texts = textsIn(locale);
  const day = trendDay(since, span, locale);
  return span.step === 'week' ? texts.trends.weekFrom(day) : texts.trends.onDay(day);
}
