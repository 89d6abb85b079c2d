import { describe, expect, test } from 'vitest';
import { titleWithClause } from '../../src/digests/itemText.ts';

describe('what a digest says of a story', () => {
  test.each([
    [
      'a name in Latin letters',
      'Slideterm',
      '在终端放映 Markdown 幻灯片，支持代码高亮。',
      'Slideterm：在终端放映 Markdown 幻灯片',
    ],
    ['a short Chinese name', '示例笔记', '示例笔记是一款离线的笔记软件。', '示例笔记：离线的笔记软件'],
    [
      'a headline of its own',
      '某公司发布新款折叠屏手机',
      '该公司今天发布了手机。',
      '某公司发布新款折叠屏手机',
    ],
    [
      'a name in a language without full-width marks',
      'Slideterm',
      'Shows slides in a terminal.',
      'Slideterm: Shows slides in a terminal',
    ],
    ['a name without a text', 'Slideterm', '', 'Slideterm'],
    ['a name over an address', 'Slideterm', 'https://example.com/slideterm', 'Slideterm'],
  ])('%s', (_, title, paragraph, expected) => {
    expect(titleWithClause({ title, paragraphs: paragraph === '' ? [] : [paragraph] })).toBe(expected);
  });
});
