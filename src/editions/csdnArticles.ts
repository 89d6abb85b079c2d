import { addDays, type CalendarDay, daysBetween } from '../calendar/day.ts';

/**
 * Numbers of CSDN articles and days on which they were given out. Numbers only ever grow, so the day of any article
 * lies between those of its neighbours here. Exact numbers are posts that tell their day; round ones are recalled and
 * may be off by {@link RECALLED_SLACK_DAYS}.
 */
const KNOWN: readonly (readonly [article: number, day: string])[] = [
  [79_000_000, '2018-01-08'],
  [82_000_000, '2018-08-23'],
  [85_000_000, '2018-12-14'],
  [88_000_000, '2019-02-28'],
  [90_000_000, '2019-05-08'],
  [98_000_000, '2019-07-31'],
  [103_402_949, '2019-12-05'],
  [105_000_000, '2020-03-20'],
  [107_000_000, '2020-06-28'],
  [109_000_000, '2020-10-10'],
  [112_000_000, '2020-12-31'],
  [115_000_000, '2021-03-19'],
  [118_000_000, '2021-06-17'],
  [120_000_000, '2021-08-31'],
  [121_976_466, '2021-12-16'],
  [122_494_747, '2022-01-14'],
  [124_000_000, '2022-04-06'],
  [126_000_000, '2022-07-26'],
  [128_000_000, '2022-11-23'],
  [129_175_024, '2023-02-23'],
  [130_379_118, '2023-04-26'],
  [131_321_345, '2023-06-21'],
  [133_000_000, '2023-09-18'],
  [134_000_000, '2023-10-23'],
  [135_544_313, '2024-01-12'],
  [136_337_640, '2024-02-28'],
  [137_461_220, '2024-04-07'],
  [138_500_000, '2024-05-06'],
  [139_951_706, '2024-06-25'],
  [141_000_000, '2024-08-07'],
  [142_400_000, '2024-09-21'],
  [143_745_017, '2024-11-13'],
  [144_763_537, '2024-12-27'],
  [145_025_032, '2025-01-09'],
  [146_226_638, '2025-03-13'],
];
/** Days added per article beyond the last known number: some 22,000 articles a day. */
const ARTICLES_PER_DAY = 22_000;
/** A number further beyond the table is no article's: the platform cannot have given it out. */
const DAYS_BEYOND_MOST = 1500;
/** By how many days an estimate may be off: numbers are not given out evenly. */
const SLACK_DAYS = 20;
const LEAST_SLACK_DAYS = 3;
const RECALLED_SLACK_DAYS = 10;

/** About when a CSDN article was written, give or take `slackDays`. */
export interface Estimate {
  readonly day: CalendarDay;
  readonly slackDays: number;
}

/** The number of a CSDN article in its address; undefined for any other address. */
export function csdnArticle(url: string | null): number | undefined {
  const match = /^https?:\/\/(?:[\w-]+\.)*csdn\.net\/(?:.*\/)?article\/details\/(\d{7,10})/.exec(url ?? '');
  return match ? Number(match[1]) : undefined;
}

/** Estimates the day of a CSDN article from its number; undefined for numbers older than the table or far beyond it. */
export function estimateDay(article: number): Estimate | undefined {
  const after = KNOWN.findIndex(([known]) => known >= article);
  if (after === 0) return undefined;
  const [lower, lowerDay] = KNOWN.at(after < 0 ? -1 : after - 1) ?? [0, ''];
  const upper = after < 0 ? undefined : KNOWN[after];
  const from = lowerDay as CalendarDay;
  if (!upper) {
    const days = Math.round((article - lower) / ARTICLES_PER_DAY);
    if (days > DAYS_BEYOND_MOST) return undefined;
    return { day: addDays(from, days), slackDays: SLACK_DAYS + Math.round(days / 2) };
  }
  const span = daysBetween(from, upper[1] as CalendarDay);
  const days = Math.round((span * (article - lower)) / (upper[0] - lower));
  const nearest = days < span - days ? lower : upper[0];
  const apart = Math.min(SLACK_DAYS, Math.max(LEAST_SLACK_DAYS, Math.min(days, span - days)));
  return { day: addDays(from, days), slackDays: apart + (isRecalled(nearest) ? RECALLED_SLACK_DAYS : 0) };
}

function isRecalled(article: number): boolean {
  return article % 100_000 === 0;
}
