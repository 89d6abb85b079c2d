import { expect, test } from 'vitest';
import { readEdition } from '../../../../src/editions/readEdition.ts';

const TITLES = [
  '海湾港务局称备份系统让码头在停电两小时之后恢复装卸',
  'Northern Harbour Systems 公司的远程监测平台 HarbourWatch Professional 因为配置错误公开了三年的设备记录（评分 7.0/8.3）',
  '山谷水务公司更换了全部控制器',
  '制糖企业的两座工厂停产',
];
const TEXT =
  '2026年6月16日，据行业媒体报道，该公司已经通知主管部门，并请外部专家调查原因，结果将于月底公布。';

/** The stories of a list whose items have the given texts beneath them. */
function storiesOf(items: readonly string[]): readonly { title: string; paragraphs: readonly string[] }[] {
  const body = items.map((item, i) => `${i + 1}. ${item}\n\n${TEXT}`).join('\n\n');
  const reading = readEdition({
    bytes: Buffer.from(`# 示例安全周报（第 24 期）\n\n${body}\n`),
    origin: 'post.md',
    time: new Date('2026-06-20T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories;
}

test('an item above its text is a title however long it is, and the text does not repeat it', () => {
  const stories = storiesOf(TITLES);
  expect(stories.map(({ title }) => title)).toEqual(TITLES);
  expect(stories.map(({ paragraphs }) => paragraphs)).toEqual(TITLES.map(() => [TEXT]));
});

test('an item of several sentences above more text keeps them in the text', () => {
  const sentences = TITLES.map((title) => `${title}。此前的传闻得到证实，细节见下`);
  expect(storiesOf(sentences).map(({ paragraphs }) => paragraphs.length)).toEqual([2, 2, 2, 2]);
});
