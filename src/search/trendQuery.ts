import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import { takeFilters } from './query/filters.ts';
import { TREND_WORDS_MOST, type TrendRequest } from './trends.ts';

/** The span of a trend where none is named. */
export const TREND_DAYS = 90;

/** What divides words that hold spaces themselves. */
const DIVIDER = /[,，、;；|/]/u;
/** A word in quotation marks, or one up to the next divider or space. */
const WORD_BEFORE_DIVIDER = /["“「]([^"“”「」]+)["”」]|([^,，、;；|/"“”「」]+)/gu;
const WORD_BEFORE_SPACE = /["“「]([^"“”「」]+)["”」]|([^\s"“”「」]+)/gu;

/**
 * Reads what a trend is asked of: up to five words, divided by spaces, or by commas where any stands, so that words may
 * hold spaces; what stands in quotation marks is one word. `last:90d`, `since:` and `until:` bound it as they do a search.
 */
export function readTrendQuery(text: string, clock: Clock): TrendRequest {
  const { text: rest, filters } = takeFilters(text, clock);
  const today = dayAt(clock.now(), BEIJING);
  const until = filters.until ?? today;
  return { words: wordsOf(rest), since: filters.since ?? addDays(until, 1 - TREND_DAYS), until };
}

/** The first day of a span of so many days that ends today. */
export function sinceDaysAgo(days: number, clock: Clock): CalendarDay {
  return addDays(dayAt(clock.now(), BEIJING), 1 - days);
}

function wordsOf(text: string): readonly string[] {
  const isDivided = DIVIDER.test(text.replaceAll(/["“「][^"“”「」]+["”」]/gu, ''));
  const found = text.matchAll(isDivided ? WORD_BEFORE_DIVIDER : WORD_BEFORE_SPACE);
  const words = [...found].map(([, quoted, plain = '']) => (quoted ?? plain).trim());
  return [...new Set(words.filter((word) => word !== ''))].slice(0, TREND_WORDS_MOST);
}
