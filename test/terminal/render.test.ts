import { describe, expect, test } from 'vitest';
import type { MessageBlock } from '../../src/messages/message.ts';
import { renderInTerminal } from '../../src/terminal/render.ts';
import { COLOURED, PLAIN, styleFor } from '../../src/terminal/style.ts';
import { displayWidth } from '../../src/text/wrap.ts';
import { message } from './commands.ts';

const options = { columns: 24, style: PLAIN, nameOf: () => '早报' };
const help = { kind: 'help' } as const;
const rows: readonly [string, MessageBlock, string][] = [
  ['a title is underlined as wide as it is', { kind: 'heading', level: 1, text: '速览' }, '速览\n━━━━'],
  ['a section', { kind: 'heading', level: 3, text: '国内要闻' }, '▌国内要闻'],
  [
    'a paragraph wraps',
    { kind: 'text', text: '一二三四五六七八九十一二三四' },
    '一二三四五六七八九十一二\n三四',
  ],
  [
    'bullets hang',
    { kind: 'list', lines: ['一二三四五六七八九十一二'] },
    '  • 一二三四五六七八九十\n    一二',
  ],
  [
    'items hang under their text, and count on',
    { kind: 'items', first: 9, items: [{ text: '一二三四五六七八九十', action: help }, { text: '短' }] },
    '  9. 一二三四五六七八九\n     十\n 10. 短',
  ],
  [
    'a quote is set apart and labelled',
    { kind: 'quote', label: '点评', paragraphs: ['看法'] },
    '│ 点评\n│ 看法',
  ],
  [
    'buttons side by side, links on their own line',
    {
      kind: 'buttons',
      buttons: [
        { kind: 'action', label: '下一页', action: help },
        { kind: 'link', label: '原文', url: 'https://a.example' },
      ],
    },
    '[a] 下一页\n↗ 原文 https://a.example',
  ],
  [
    'a choice is numbered',
    { kind: 'choice', placeholder: '看全文', options: [{ label: '甲', description: '乙', action: help }] },
    '看全文：\n  1. 甲 — 乙',
  ],
  [
    'a picture',
    { kind: 'images', images: [{ url: 'https://a.example', alt: '图' }] },
    '▧ 图 https://a.example',
  ],
  ['mentions by name', { kind: 'text', text: ['发到 ', { kind: 'channel', id: '1' }] }, '发到 #早报'],
  ['a divider is as wide as the text', { kind: 'divider' }, '─'.repeat(24)],
  [
    'news cannot drive the terminal',
    { kind: 'items', first: 1, items: [{ text: '\u001b[2J\u202e好\u0007' }] },
    '  1. 好',
  ],
  ['nor can a label', { kind: 'quote', label: '点\n\u001b]0;x\u0007评', paragraphs: [] }, '│ 点 评'],
];

describe('renderMessage', () => {
  test.each(rows)('%s', (_, block, expected) => {
    expect(renderInTerminal(message(block), options).text).toBe(expected);
  });

  test('no key is given twice, whatever the message counts', () => {
    const block: MessageBlock = { kind: 'items', first: 1, items: [{ text: 'x', action: help }] };
    const { text, keys } = renderInTerminal(message(block, block), options);
    expect(text).toBe('  1. x\n\n  2. x');
    expect([...keys.numbers.keys()]).toEqual(['1', '2']);
  });

  test('no line passes the width, colours or not', () => {
    const blocks = rows.filter(([name]) => name !== 'a divider').map(([, block]) => block);
    for (const style of [PLAIN, COLOURED]) {
      const lines = renderInTerminal(message(...blocks), { ...options, style }).text.split('\n');
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(24);
    }
  });
});

describe('styleFor', () => {
  test.each([
    ['a terminal', true, {}, COLOURED],
    ['a pipe', false, {}, PLAIN],
    ['NO_COLOR', true, { NO_COLOR: '1' }, PLAIN],
    ['an empty NO_COLOR counts as unset', true, { NO_COLOR: '' }, COLOURED],
    ['a dumb terminal', true, { TERM: 'dumb' }, PLAIN],
  ])('%s', (_, isTerminal, environment, expected) => {
    expect(styleFor(isTerminal, environment)).toBe(expected);
  });
});
