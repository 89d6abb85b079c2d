import { describe, expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT = '公司在周三上午证实了这一点，随后发布公告，说明了时间表与价格，后续的细节会在下月公布。';

function storiesOf(markdown: string) {
  const time = new Date('2031-03-06T00:00:00Z');
  const reading = readEdition({ bytes: Buffer.from(markdown), origin: 'post.md', time });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories;
}

const HALVES = [
  ['海湾云服务的两座机房停电', '客户数据三小时无法读取'],
  ['北城大学与南港医院合作', '开源手术机器人的数据集'],
  ['青云芯片宣布第三代产品量产', '首批供应汽车厂商'],
  ['星图电动车再次下调售价', '上月的买家可以得到差价'],
] as const;

const ORIGINALS = [
  'Bay Cloud goes down for three hours',
  'North Campus opens a robot data set',
  'Blue Chip starts mass production',
  'Star Chart cuts the price of its car',
];

describe('titles in two lines', () => {
  test.each([
    ['headings', (half: string) => `## ${half}`],
    ['bold paragraphs', (half: string) => `**${half}**`],
  ])('halves in %s are one title', (_name, set) => {
    const body = HALVES.map(([first, second]) => `${set(first)}\n\n${set(second)}\n\n${TEXT}`);
    const titles = storiesOf(`# 示例日报 2031-03-05\n\n${body.join('\n\n')}\n`).map(({ title }) => title);
    expect(titles).toEqual(HALVES.map(([first, second]) => first + second));
  });

  test('the Chinese of a title and its translation is the title, the other is the first line of the text', () => {
    const body = HALVES.map(([title], i) => `### ${ORIGINALS[i]}\n### ${title}\n\n${TEXT}\n\n---`);
    const stories = storiesOf(`# 示例日报 2031-03-05\n\n## 要闻\n\n${body.join('\n\n')}\n`);
    expect(stories.map(({ title, paragraphs }) => [title, paragraphs[0]])).toEqual(
      HALVES.map(([title], i) => [title, ORIGINALS[i]]),
    );
  });

  test('a translated title over its original as a heading of a lower level is the title', () => {
    const body = HALVES.map(([title], i) => `## ${title}\n\n### ${ORIGINALS[i]}\n\n${TEXT}`);
    const stories = storiesOf(`# 示例日报 2031-03-05\n\n${body.join('\n\n')}\n`);
    expect(stories.map(({ title, paragraphs }) => [title, paragraphs[0]])).toEqual(
      HALVES.map(([title], i) => [title, ORIGINALS[i]]),
    );
  });

  test('a Chinese section over its only story with a title in English is no translation of it', () => {
    const sections = ['行业动态', '安全事件', '前沿技术', '开源项目'];
    const body = HALVES.map((_, i) => `## ${sections[i]}\n\n### ${ORIGINALS[i]}\n\n${TEXT}`);
    const titles = storiesOf(`# 示例日报 2031-03-05\n\n${body.join('\n\n')}\n`).map(({ title }) => title);
    expect(titles).toEqual(ORIGINALS);
  });

  test('a bold section over each story is no half of its title', () => {
    const sections = ['行业动态', '国内外安全事件', '前沿技术', '政策'];
    const body = HALVES.map(([title], i) => `**${sections[i]}**\n\n**${title}**\n\n${TEXT}`);
    const titles = storiesOf(`# 示例日报 2031-03-05\n\n${body.join('\n\n')}\n`).map(({ title }) => title);
    expect(titles).toEqual(HALVES.map(([title]) => title));
  });

  test('a bold field under each title is text', () => {
    const body = HALVES.map(
      ([title], i) => `**${title}漏洞**\n\n**漏洞编号是CNVD-2031-0${i}235，评分9.${i}**\n\n${TEXT}`,
    );
    const titles = storiesOf(`# 示例漏洞简报 2031-03-05\n\n${body.join('\n\n')}\n`).map(({ title }) => title);
    expect(titles).toEqual(HALVES.map(([title]) => `${title}漏洞`));
  });
});
