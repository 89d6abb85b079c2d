import type { TrendTexts } from './texts.ts';

/** English. */
export const enUS: TrendTexts = {
  title: (words) => `In the news: ${words}`,
  label: 'News trend',
  span: (since, until, isByWeek) => `${since} to ${until}, a point for each ${isByWeek ? 'week' : 'day'}`,
  whatCounts: 'Stories whose title or one-liner speaks of it count, under any of its names.',
  facts: (total, when, most) => `${total} in all, most of them (${most}) ${when}`,
  noneOf: 'no story speaks of it',
  weekFrom: (day) => `in the week from ${day}`,
  openPeak: (word, when) => `${word}, ${when}`,
  days: (days) => `${days} days`,
  year: 'A year',
  nothing: 'No story speaks of these words in this time: try other words or a longer time.',
  badSpan: (text) => `“${text}” is no length of time: write 30d, 12w, 3m or 1y.`,
  page: 'Scan for these stories',
  noWords: 'Give one to five words with spaces between them, such as 小米 华为.',
};
