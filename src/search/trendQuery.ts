import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import { takeFilters } from './query/filters.ts';
import { TREND_WORDS_MOST, type TrendRequest } from './trends.ts';

/** Default span of a trend in days. */
export const TREND_DAYS = 90;

/** Separators of words that contain spaces. */
const DIVIDER = /[,，、;；|/]/u;
/** A word in quotation marks, or up to the next separator or space. */
const WORD_BEFORE_DIVIDER = /["“「]([^"“”「」]+)["”」]|([^,，、;；|/"“”「」]+)/gu;
const WORD_BEFORE_SPACE = /["“「]([^"“”「」]+)["”」]|([^\s"“”「」]+)/gu;

/**
 * Parses the query of a trend: up to five words, separated by spaces, or by commas if there are any, so that words may
 * contain spaces; quoted text is one word. `last:90d`, `since:` and `until:` are filters as in a search.
 */
export function readTrendQuery(text: string, clock: Clock): TrendRequest {
  const { text: rest, filters } = takeFilters(text, clock);
  const today = dayAt(clock.now(), BEIJING);
  const until = filters.until ?? today;
  return { words: wordsOf(rest), since: filters.since ?? addDays(until, 1 - TREND_DAYS), until };
}

/** Returns the first day of a span that ends today. */
export function sinceDaysAgo(days: number, clock: Clock): CalendarDay {
  return addDays(dayAt(clock.now(), BEIJING), 1 - days);
}

function wordsOf(text: string): readonly string[] {
  const isDivided = DIVIDER.test(text.replaceAll(/["“「][^"“”「」]+["”」]/gu, ''));
  const found = text.matchAll(isDivided ? WORD_BEFORE_DIVIDER : WORD_BEFORE_SPACE);
  const words = [...found].map(([, quoted, plain = '']) => (quoted ?? plain).trim());
  return [...new Set(words.filter((word) => word !== ''))].slice(0, TREND_WORDS_MOST);
}
