import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT =
  '公司在周三上午证实了这一点，随后发布公告，说明了时间表与价格，后续的细节会在下月公布，首批用户已经收到通知。';
const LISTED = [
  '海湾云服务停摆三小时',
  '北城大学开源机器人数据集',
  '青云芯片开始量产',
  '星图电动车下调售价',
  '极光公司起诉前任高管',
  '南港银行恢复手机服务',
  '东岭电池工厂动工',
  '西原地图停止更新',
];

test('a list under its heading is no story where the page ends after the first of its stories', () => {
  const told = LISTED.slice(0, 2).map((title) => `${title}\n\n\n${TEXT}（央视）`);
  const text = `某某参考\n\n今日要闻\n\n${LISTED.join('；')}…\n\n\n人物\n\n\n${told.join('\n\n\n')}\n`;
  const time = new Date('2031-03-06T00:00:00Z');
  const reading = readEdition({ bytes: Buffer.from(text), origin: 'page.txt', time });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ title }) => title)).toEqual(LISTED.slice(0, 2));
});
