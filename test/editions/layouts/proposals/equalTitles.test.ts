import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../src/documents/readDocument.ts';
import { findCandidates } from '../../../../src/editions/layouts/candidates/candidates.ts';
import { withEqualTitles } from '../../../../src/editions/layouts/proposals/equalTitles.ts';
import { readMasthead } from '../../../../src/editions/masthead/masthead.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格。';

/** Returns the title lines of a layout after amending it; at first it has all headings but those at some places. */
function amended(blocks: readonly string[], leftOut: readonly number[]): string[] {
  const document = readDocument({
    bytes: Buffer.from(`# 每周要闻 2025-06-05\n\n${blocks.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (document.kind === 'unreadable') throw new Error(document.reason);
  const candidates = findCandidates(readMasthead(document));
  const headings = candidates.all.filter(({ style }) => style === 'h2');
  const titles = headings
    .filter((_, i) => !leftOut.includes(i))
    .map(({ line, style }) => [line.index, style] as const);
  const layout = withEqualTitles({ titles: new Map(titles), origin: 'test' }, candidates);
  return [...layout.titles.keys()].map((index) => candidates.masthead.lines[index]?.text ?? '');
}

const NEWS = ['青云汽车召回两万辆轿车', '北斗芯片开始量产', '海湾银行恢复手机服务', '极光公司起诉前高管'];

function told(titles: readonly string[]): string[] {
  return titles.flatMap((title) => [`## ${title}`, TEXT]);
}

describe('of equal headings with texts', () => {
  test('the one that a layout leaves out is a title, wherever it stands', () => {
    for (const place of NEWS.keys()) expect(amended(told(NEWS), [place])).toEqual(NEWS);
  });

  test('half of them may be left out for a reason', () => {
    expect(amended(told(NEWS), [1, 3])).toEqual([NEWS[0], NEWS[2]]);
  });
});

describe('a heading that is not equal stays out', () => {
  test.each([
    { what: 'names a section', blocks: [...told(NEWS), '## 本周热点', TEXT] },
    { what: 'has no text', blocks: [...told(NEWS), '## 星图电动车下调售价'] },
    { what: 'has a text ten times as long', blocks: [...told(NEWS), '## 写给读者的一封长信', TEXT.repeat(10)] },
    { what: 'heads advertisements', blocks: [...told(NEWS), '## 往期回顾', TEXT] },
  ])('if it $what', ({ blocks }) => {
    expect(amended(blocks, [NEWS.length])).toEqual(NEWS);
  });
});
