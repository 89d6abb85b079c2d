import { expect, test } from 'vitest';
import { readDocument } from '../../../src/documents/readDocument.ts';
import { readMasthead } from '../../../src/editions/masthead/masthead.ts';

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

test('a list under its heading is a glance where the page ends after the first of its stories', () => {
  const titles = [...LISTED.slice(0, 2), '某甲:示例工厂明年年底投产'];
  const told = titles.map((title) => `${title}\n\n\n${TEXT}（央视）`);
  const text = `• 03月05日 星期三\n\n甲公司再次否认裁员;乙公司起诉丙某|某某参考\n\n甲公司再次否认裁员;乙公司起诉丙某|某某参考\n\n\nNEWS\n\n今日要闻\n\n${LISTED.join(';')}…\n\n\n人物\n\n\n${told.join('\n\n\n')}\n`;
  const read = readDocument({ bytes: Buffer.from(text), origin: 'page.txt', time: new Date(0) });
  if (read.kind === 'unreadable') throw new Error(read.reason);
  const { glance, announced } = readMasthead(read);
  expect(glance.items.map((item) => item.replace(/…$/, ''))).toEqual(LISTED);
  expect([...announced.values()]).toEqual([0, 1]);
});
