import { expect, test } from 'vitest';
import { storyTitles } from '../../storyTitles.ts';

const STORIES = [
  ['蓝湾新机开售', '蓝湾科技公布了新一代折叠屏手机的开售日期，起售价与上一代持平，首批备货约二十万台。'],
  [
    '北城市扩大无人出租车试点',
    '北城市交通部门称，本月起无人出租车可以在绕城高速以内全天运营，新增车辆三百台。',
  ],
  [
    '存储芯片价格或在三季度见顶',
    '某研究机构分析师在报告里写道，随着两家工厂恢复生产，存储芯片的现货价格可能见顶。',
  ],
] as const;
const TITLES = STORIES.map(([title]) => title);

function titlesIn(text: string): string[] {
  return storyTitles(text, 'post.txt', '2025-06-05');
}

test('lines that stand in brackets as a whole are titles', () => {
  const body = STORIES.map(([title, text]) => `【${title}】\n\n${text}\n\n公司没有说明更多细节。`);
  expect(titlesIn(`今日看点\n\n${body.join('\n\n')}\n`)).toEqual(TITLES);
});

test('a short title in brackets before its text is one, as the longer ones are', () => {
  const body = STORIES.map(([title, text]) => `【${title}】${text}`);
  expect(titlesIn(`科技快讯 | 6月5日\n\n${body.join('\n\n')}\n`)).toEqual(TITLES);
});

test('a title in brackets after the account that it is from is one, and the account stays with the text', () => {
  const body = STORIES.map(([title, text]) => `@蓝湾晚报【${title}】${text}`);
  const document = `早安\n\n新的一天，又到了看新闻的时候。\n\n${body.join('\n\n')}\n`;
  expect(titlesIn(document)).toEqual(TITLES);
});

test('sentences right below titles in brackets are their texts, and short names in brackets are sections', () => {
  const [first, second, third] = STORIES;
  expect(
    titlesIn(
      [
        '早报',
        '大家早上好，这里是今天的早报，每天早上我都会在这里和你聊聊昨夜发生的大事。',
        '【国内】',
        `【${first[0]}：首批备货约二十万台】`,
        '蓝湾科技公布了新机的开售日期。',
        first[1],
        `【${second[0]}】`,
        '北城市交通部门公布了新的试点范围。',
        second[1],
        '【国际】',
        `【${third[0]}】`,
        '某研究机构公布了一份报告。',
        third[1],
      ].join('\n\n'),
    ),
  ).toEqual([`${first[0]}：首批备货约二十万台`, second[0], third[0]]);
});
