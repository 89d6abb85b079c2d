/** Source of an expression for the day or the number of an issue, which is hardly anything else. */
const SURE_ISSUE =
  '第\\s*(?:\\d+|[一二三四五六七八九十百〇零两兩]{1,6})\\s*[期周週]|Vol\\.?\\s*\\d|[#＃№]\\s*\\d|(?<!\\d)20\\d{2}(?:0\\d|1[0-2])(?:[0-2]\\d|3[01])(?!\\d)|\\d{4}\\s*[-./年]\\s*\\d{1,2}(?:\\s*[-./月]\\s*\\d{1,2})?|(?<!\\d)20\\d{2}[\\s-]?W(?:[0-4]?\\d|5[0-3])(?!\\d)|(?<!\\d)[1-5]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])$';
/** Matches the day or the number of an issue behind a periodical's name: 2031-03, 3月5日, Week 7. */
export const ISSUE_OF_PERIODICAL = new RegExp(
  `${SURE_ISSUE}|\\d{1,2}\\s*月\\s*\\d{1,2}|(?:week|no\\.)\\s?\\d{1,4}(?!\\d)`,
  'i',
);
/** Matches the day or the number of an issue, or a version: 3.4. */
export const ISSUE = new RegExp(`${SURE_ISSUE}|\\d{1,2}\\s*[月.]\\s*\\d{1,2}`, 'i');

const DAY =
  '(?<!\\d)20\\d{2}\\s?[-./年]?\\s?(?:0[1-9]|1[0-2]|[1-9](?!\\d))\\s?[-./月]?\\s?(?:[0-2]?\\d|3[01])(?!\\d)日?';
const NUMBER = '第\\s*(?:\\d{1,4}|[一二三四五六七八九十百〇零两兩]{1,6})\\s*期';
const BETWEEN = '[\\s.·|｜_，,（(-]{0,3}';
/** Matches the day and the number of an issue side by side at a headline's end: 20310305.第九期, 第 12 期（2031-03-05）. */
export const DATED_ISSUE = new RegExp(`(?:${DAY}${BETWEEN}${NUMBER}|${NUMBER}${BETWEEN}${DAY})\\s?[)）]?$`);
