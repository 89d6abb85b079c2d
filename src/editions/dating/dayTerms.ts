import { z } from 'zod';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';

const words = z.array(z.string().min(1)).min(1);
const vocabulary = shippedYaml(
  'day-terms.yaml',
  z.strictObject({
    aheadBefore: words,
    aheadBehind: words,
    aheadBeforeInHeadlines: words,
    aheadBehindInHeadlines: words,
    aheadBehindInTexts: words,
    weeks: words,
    weeksBeside: words,
    partsBeside: words,
    lunar: words,
    columnsBehind: words,
    periods: words,
    openings: words,
    behindOpeningDay: words,
    leadInBeginnings: words,
    leadInEndings: words,
    near: words,
  }),
);

const { aheadBefore, aheadBehind, aheadBeforeInHeadlines, aheadBehindInHeadlines, aheadBehindInTexts } =
  vocabulary;
/** Source of a regular expression for a weekday, which it captures: 周三, 星期天. */
export const WEEKDAY = `${alternationOf(vocabulary.weeks)}([一二三四五六日天])`;
/** Source of a regular expression for a day of a month. */
const DAY_OF_MONTH = '\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号號]';

/** The vocabulary of data/day-terms.yaml, each list compiled once. */
export const DAY_TERMS = {
  /** Text that ends right before a day that is still to come, or that is in a range. */
  aheadBefore: new RegExp(`(?:${alternationOf(aheadBefore)}|[～~—-])\\s*$`),
  aheadBehind: new RegExp(`^\\s*(?:${alternationOf([...aheadBehind, ...aheadBehindInTexts])}|[-—–～])`),
  /** The same before a day in a headline, without the signs of ranges: these are the edition's. */
  aheadBeforeInHeadline: new RegExp(`${alternationOf([...aheadBefore, ...aheadBeforeInHeadlines])}\\s*$`),
  aheadBehindInHeadline: new RegExp(`^\\s*${alternationOf([...aheadBehind, ...aheadBehindInHeadlines])}`),
  /** Text after a headline's day if a column's name begins there. */
  columnBehind: new RegExp(`^(?:[（(—\\-·]|[^，。；]{0,4}${alternationOf(vocabulary.columnsBehind)})`),
  /** Words in the headlines of columns that cover more than a day. */
  period: new RegExp(alternationOf(vocabulary.periods)),
  /** Time of an event at the beginning of a news paragraph; no title needs it. */
  opening: new RegExp(
    `^(?:${alternationOf(vocabulary.openings)}|(?:\\d{4}\\s*年)?\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日${alternationOf(vocabulary.behindOpeningDay)}?)[，,、\\s]+`,
  ),
  /** A clause that only names a source or a time: 据路透社报道, 12 月 26 日, 消息称. */
  leadIn: new RegExp(
    `^${alternationOf(vocabulary.leadInBeginnings)}|${alternationOf(vocabulary.leadInEndings)}$`,
    'iu',
  ),
  /** A day, or a word for a day near the publication, as used at the beginning of news. */
  newsDay: new RegExp(
    `${DAY_OF_MONTH}|${alternationOf(vocabulary.near)}|(?:上|本|[周週])[周週]?[一二三四五六日]`,
  ),
  /** Words and signs of a day that is written out, its weekday and part of the day; a global expression, for removing. */
  wordsOfDay: new RegExp(
    `${alternationOf([...vocabulary.weeks, ...vocabulary.weeksBeside])}[一二三四五六日天]|[年月日号號]|${alternationOf(vocabulary.partsBeside)}`,
    'g',
  ),
  /** A day of the lunar calendar, whose months and days are in characters; a global expression, for removing. */
  lunarDay: new RegExp(
    `${alternationOf(vocabulary.lunar)}[正冬腊臘闰閏初廿卅一二三四五六七八九十月日]{2,8}`,
    'g',
  ),
  /** Days of a month, for counting; a global expression. */
  days: new RegExp(DAY_OF_MONTH, 'g'),
} as const;

/** Most characters of a text that is only a day. */
export const LONGEST_DAY = 40;

/**
 * Whether a text is only a day, with its weekday or its day of the lunar calendar: `2024年3月5日 星期二`; not one with a
 * comma, behind which a sentence goes on.
 */
export function isDayAlone(text: string): boolean {
  if (text.length > LONGEST_DAY || !/\d/.test(text) || /[，,、：:]$/.test(text)) return false;
  return !/\p{L}/u.test(text.replace(DAY_TERMS.lunarDay, '').replace(DAY_TERMS.wordsOfDay, ''));
}
