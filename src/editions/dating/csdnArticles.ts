import { addDays, type CalendarDay, daysBetween, parseDay } from '../../calendar/day.ts';
import type { Metadata } from '../../documents/readDocument.ts';
import { shippedLines } from '../../text/shippedData.ts';

interface KnownArticle {
  readonly article: number;
  readonly day: CalendarDay;
  /** Whether the day is only remembered, and may be off by {@link RECALLED_SLACK_DAYS}. */
  readonly isRecalled: boolean;
}

/** The articles of data/csdn-articles.tsv, in ascending order. */
const KNOWN = shippedLines('csdn-articles.tsv').map(knownFrom);

function knownFrom(line: string): KnownArticle {
  const [article, written = '', source] = line.split('\t');
  const day = parseDay(written);
  if (
    !Number.isSafeInteger(Number(article)) ||
    day === undefined ||
    !(source === 'post' || source === 'recalled')
  )
    throw new Error(`data/csdn-articles.tsv: a number, a day and its source are expected, not “${line}”`);
  return { article: Number(article), day, isRecalled: source === 'recalled' };
}

/**
 * Number of the last spans between known articles from which the growth rate of the numbers is computed, and of those
 * for its variation.
 */
const RECENT_SPANS = 3;
const SPANS_OF_DOUBT = 10;
/**
 * Most estimated days after the table's last article; a larger number is not an article's, because the platform cannot
 * have assigned it.
 */
const DAYS_BEYOND_MOST = 1500;
/**
 * Error of an estimate in days, at most between known articles and at least after the last one: numbers are not
 * assigned evenly.
 */
const SLACK_DAYS = 20;
const LEAST_SLACK_DAYS = 3;
const RECALLED_SLACK_DAYS = 10;

/**
 * Articles per day in the table's last spans, and the standard deviation of the rates of the last `SPANS_OF_DOUBT`
 * spans as a share of their mean.
 */
const DRIFT = driftOf(KNOWN);

function driftOf(known: readonly KnownArticle[]): { readonly perDay: number; readonly doubt: number } {
  const rates = known.slice(-SPANS_OF_DOUBT - 1).flatMap((to, i, spans) => {
    const from = spans[i - 1];
    return from ? [(to.article - from.article) / daysBetween(from.day, to.day)] : [];
  });
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
  const [from, to] = [known.at(-RECENT_SPANS - 1), known.at(-1)];
  const perDay = from && to ? (to.article - from.article) / daysBetween(from.day, to.day) : mean;
  return { perDay, doubt: Math.sqrt(variance) / mean };
}

/** Estimated day of a CSDN article, which may be wrong by up to `slackDays` days. */
export interface Estimate {
  readonly day: CalendarDay;
  readonly slackDays: number;
}

/** Returns the number of a CSDN article in its address; undefined for any other address. */
export function csdnArticle(url: string | null): number | undefined {
  const match = /^https?:\/\/(?:[\w-]+\.)*csdn\.net\/(?:.*\/)?article\/details\/(\d{7,10})/.exec(url ?? '');
  return match ? Number(match[1]) : undefined;
}

/**
 * Returns the number of a CSDN article that an archive writes into its front matter as `artid`; undefined if there is
 * none.
 */
export function notedArticle(fields: Metadata['fields']): number | undefined {
  const [, noted = ''] = fields.find(([name]) => name === 'artid') ?? [];
  return /^\d{7,10}$/.test(noted) ? Number(noted) : undefined;
}

/** Estimates the day of a CSDN article from its number; undefined for numbers older than the table or far beyond it. */
export function estimateDay(article: number): Estimate | undefined {
  const after = KNOWN.findIndex((known) => known.article >= article);
  const lower = KNOWN.at(after < 0 ? -1 : after - 1);
  if (after === 0 || lower === undefined) return undefined;
  const upper = after < 0 ? undefined : KNOWN[after];
  if (!upper) {
    const days = Math.round((article - lower.article) / DRIFT.perDay);
    if (days > DAYS_BEYOND_MOST) return undefined;
    return { day: addDays(lower.day, days), slackDays: SLACK_DAYS + Math.round(days * DRIFT.doubt) };
  }
  const span = daysBetween(lower.day, upper.day);
  const days = Math.round((span * (article - lower.article)) / (upper.article - lower.article));
  const nearest = days < span - days ? lower : upper;
  const apart = Math.min(SLACK_DAYS, Math.max(LEAST_SLACK_DAYS, Math.min(days, span - days)));
  return {
    day: addDays(lower.day, days),
    slackDays: apart + (nearest.isRecalled ? RECALLED_SLACK_DAYS : 0),
  };
}
