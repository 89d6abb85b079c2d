import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../src/discord/rendering/renderMessage.ts';
import type { MessageBlock } from '../../../src/messages/message.ts';
import { textsOf } from '../readBack.ts';

function markdown(blocks: readonly MessageBlock[]): string {
  return renderMessage({ kind: 'message', title: '标题', visibility: 'asker', blocks })
    .flatMap(textsOf)
    .join('\n');
}

describe('text is shown, never obeyed', () => {
  test.each([
    ['a heading', '# 大新闻', '\\# 大新闻'],
    ['small print', '-# 小字', '\\-# 小字'],
    ['a quote', '> 引', '\\> 引'],
    ['a list', '- 项', '\\- 项'],
    ['a numbered list', '3. 项', '3\\. 项'],
    ['a heading on a later line', '甲\n## 乙', '甲\n\\## 乙'],
    ['emphasis', '2*3*4 _x_ ~~y~~', '2\\*3\\*4 \\_x\\_ \\~\\~y\\~\\~'],
    ['a spoiler', '||藏||', '\\|\\|藏\\|\\|'],
    ['code', '`rm`', '\\`rm\\`'],
    ['a masked link', '[点我](https://evil.example)', '\\[点我\\](<https://evil.example>)'],
    ['mentions', '<@123> <#1> <t:1:R> </x:1>', '\\<@123> \\<#1> \\<t:1:R> \\</x:1>'],
    ['an address keeps its letters', '见https://a.example/b_c_d，好', '见<https://a.example/b_c_d>，好'],
    ['a backslash', '\\*', '\\\\\\*'],
    ['invisible characters', '甲\u202e乙\u200b', '甲乙'],
  ])('%s', (_, text, expected) => {
    expect(markdown([{ kind: 'text', text }])).toBe(expected);
  });

  test.each([
    ['plain words', '原文', 'https://a.example/x(1)', '[原文](<https://a.example/x%281%29>)'],
    ['words with markup stand beside', 'a_b', 'https://a.example/', 'a\\_b <https://a.example/>'],
    [
      'words that name another site',
      '银行 bank.com',
      'https://evil.example/',
      '银行 bank.com <https://evil.example/>',
    ],
    // Cyrillic а and о among Latin letters, a site all in Cyrillic, full-width and mathematical letters.
    ...[
      'p\u0430ypal 登录',
      '\u0430\u0440\u0440\u04cf\u0435.\u0441\u043e\u043c',
      'ａｐｐｌｅ．ｃｏｍ',
      '𝐚𝐩𝐩𝐥𝐞.𝐜𝐨𝐦',
      'apple。com',
    ].map((words): [string, string, string, string] => [
      `letters that look alike: ${words}`,
      words,
      'https://evil.example/',
      `${words} <https://evil.example/>`,
    ]),
    [
      'a sentence before a Latin name',
      '发布新模型。GPT',
      'https://a.example/',
      '[发布新模型。GPT](<https://a.example/>)',
    ],
    ['an emoji', '看👀', 'https://a.example/', '看👀 <https://a.example/>'],
    ['no http', '点', 'javascript:alert(1)', '点'],
    ['a password in it', '点', 'https://bank.example@evil.example/', '点'],
  ])('a link: %s', (_, text, url, expected) => {
    expect(markdown([{ kind: 'text', text: [{ kind: 'link', text, url }] }])).toBe(expected);
  });
});

test('an optional link whose words cannot be linked has its address behind a mark', () => {
  const text = [{ kind: 'link', text: 'Node.js 24', url: 'https://a.example/', optional: true } as const];
  expect(markdown([{ kind: 'text', text }])).toBe('Node.js 24 [›](<https://a.example/>)');
});
