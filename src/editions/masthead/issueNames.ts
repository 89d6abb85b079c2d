import { endsSentence } from '../lines/sentences.ts';
import { TERMS } from '../terms/terms.ts';

const LONGEST_ISSUE = 40;

/** Whether a line is a periodical's name with its day or number: 2031年3月5日要闻总览, 某某的周刊（第12期）. */
export function namesIssue(text: string): boolean {
  if (text.length > LONGEST_ISSUE || !(DAY.test(text) || NUMBER.test(text))) return false;
  return TERMS.periodical.test(text) && !endsSentence(text);
}

/** Whether a line says that it gathers the news of a day or a period: 3月5日公告集锦, 这周热点新闻. */
export function gathersNews(text: string): boolean {
  if (text.length > LONGEST_ISSUE || endsSentence(text)) return false;
  const subject = text.replace(TERMS.columnPeriod, '');
  return TERMS.column.test(subject) && (subject !== text || DAY.test(text));
}

/** A day of a month, perhaps with its year. */
const DAY = /\d{1,2}\s?月\s?\d{1,2}\s?[日号號]|\d{4}[-./]\d{1,2}[-./]\d{1,2}/;
/** The number of an issue. */
const NUMBER = /第\s?\d{1,4}\s?[期刊]/;
