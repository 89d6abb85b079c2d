import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TIME = new Date('2025-12-01T00:00:00Z');

function dated(text: string) {
  const reading = readEdition({ bytes: new TextEncoder().encode(text), origin: 'post', time: TIME });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  const doubts = reading.edition.warnings.map(({ code }) => code).filter((code) => /date/.test(code));
  return [reading.edition.date, ...doubts];
}

const front = (date: string, artid?: number) =>
  `---\ntitle: 早报\ndate: ${date}\n${artid ? `artid: ${artid}\n` : ''}---\n`;
const news = (...days: string[]) =>
  days.map((day) => `**${day}的新闻**\n\n${day}，公司发布了公告，谈判还在继续。\n`).join('\n');

test.each([
  [
    'the metadata that the text agrees with',
    `${front('2024-12-27 11:39:59')}# 早报\n\n${news('12 月 26 日', '12 月 25 日')}`,
    ['2024-12-27'],
  ],
  [
    'the metadata of a text that names no day',
    `${front('2024-12-27')}# 早报\n\n**新闻**\n\n公司发布公告。`,
    ['2024-12-27'],
  ],
  [
    'the article’s number against a crawl a year later',
    `${front('2025-02-25', 135_689_000)}# 早报\n\n${news('1 月 18 日', '1 月 17 日')}`,
    ['2024-01-18', 'date-mismatch'],
  ],
  [
    'the text against a crawl, without a number',
    `${front('2025-02-25')}# 早报\n\n2023 年的三件事，2023 年别的没有。\n\n${news('6 月 15 日', '6 月 16 日', '6 月 14 日')}`,
    ['2023-06-16', 'date-mismatch'],
  ],
  [
    'the headline’s own day',
    `${front('2022-07-21')}# 12月5日科技资讯|甲；乙\n\n${news('12 月 4 日')}\n\n2019 年的会。2019 年的展。`,
    ['2019-12-05', 'date-mismatch'],
  ],
  ['a compact day in the headline', '# 一周动态（20250316）\n\n## 甲\n\n近日，某地开航。', ['2025-03-16']],
  [
    'a dateline',
    '早报\n2024-04-02 08:27 示例早报\n\n甲公司上新\n4月1日,甲公司发布了新品,价格不变。',
    ['2024-04-02'],
  ],
  [
    'the year by its weekday',
    '今天是12月24日星期四,请关注今日科技早报。\n甲公司上新\n12月23日消息,甲公司发布了新品,价格不变,下月开售。',
    ['2020-12-24'],
  ],
  [
    'days to come are not yet',
    `${front('2024-12-27')}# 早报\n\n${news('12 月 26 日')}\n\n大会将于 2025年3月1日举行。`,
    ['2024-12-27'],
  ],
  [
    'the metadata, doubted where the text tells of no day near it',
    `${front('2024-12-27')}# 日报\n\n${news('12 月 20 日', '12 月 19 日')}`,
    ['2024-12-27', 'date-mismatch'],
  ],
  [
    'the metadata, doubted where the text tells of days after it',
    `${front('2024-12-20')}# 日报\n\n${news('12 月 26 日', '12 月 25 日')}`,
    ['2024-12-20', 'date-mismatch'],
  ],
  [
    'the metadata, doubted where the article’s number is of another month',
    `${front('2023-09-01', 132_000_000)}# 日报\n\n**甲**\n\n公司发布公告。`,
    ['2023-09-01', 'date-mismatch'],
  ],
  [
    'the metadata of a weekly, which tells of days further back',
    `${front('2024-12-27')}# 示例周刊\n\n${news('12 月 20 日', '12 月 19 日')}`,
    ['2024-12-27'],
  ],
  [
    'the metadata rather than a day that the headline tells of',
    `${front('2024-12-27')}# 某系统将在 2025 年 10 月 14 日后停止更新；乙 | 日报\n\n${news('12 月 26 日')}`,
    ['2024-12-27'],
  ],
  [
    'nothing, where only stories tell of days just before the document’s time',
    `# 日报\n\n${news('11 月 30 日', '11 月 29 日', '11 月 30 日')}`,
    [null, 'no-date'],
  ],
  [
    'nothing, where the days are far from the document’s time',
    `# 日报\n\n${news('3 月 30 日', '3 月 29 日', '3 月 28 日')}`,
    [null, 'no-date'],
  ],
  ['nothing', '# 早报\n\n**甲**\n\n公司发布公告。\n\n**乙**\n\n公司又发布公告。', [null, 'no-date']],
])('an edition is dated by %s', (_name, text, expected) => {
  expect(dated(text)).toEqual(expected);
});
