import { addDays, type CalendarDay } from '../day.ts';

/** Words for days and their distance before today. */
const DAYS_BACK: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, '今天 今日 今早 今晨 今晚 今儿 today tonight'],
      [1, '昨天 昨日 昨晚 昨夜 昨早 昨晨 昨儿 yesterday'],
      [2, '前天 前日 前晚'],
      [3, '大前天 大前日'],
      [4, '大大前天'],
      [-1, '明天 明日 明早 明儿 tomorrow'],
      [-2, '后天 后日'],
      [-3, '大后天'],
    ] as const
  ).flatMap(([back, words]) => words.split(' ').map((word): [string, number] => [word, back])),
);
/** What names a day only where nothing else is said: 发布当天 and 上市前夜 are days of something else. */
const BACK_ALONE: ReadonlyMap<string, number> = new Map([
  ['当天', 0],
  ['前夜', 2],
  ['前儿', 2],
  ['the day before yesterday', 2],
  ['day before yesterday', 2],
  ['this morning', 0],
  ['last night', 1],
  ['半个月前', 15],
]);

/** Words that name today or a day before it also within a longer text, the longest first. */
export const PAST_DAY_WORDS: readonly string[] = [...DAYS_BACK]
  .filter(([, back]) => back >= 0)
  .map(([word]) => word)
  .sort((one, other) => other.length - one.length);

/** Parses a word for a day near today: 昨天, 大前天, the day before yesterday; undefined for any other text. */
export function readNearDay(said: string, today: CalendarDay): CalendarDay | undefined {
  const back = DAYS_BACK.get(said) ?? BACK_ALONE.get(said);
  return back === undefined ? undefined : addDays(today, -back);
}
