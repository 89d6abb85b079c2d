import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/documents/block.ts';
import { formatOf } from '../../src/documents/format.ts';
import { readHtml } from '../../src/documents/html/readHtml.ts';
import { readMarkdown } from '../../src/documents/markdown/readMarkdown.ts';
import { hiddenUrl, webUrl } from '../../src/documents/originalUrl.ts';
import { readPlainText } from '../../src/documents/plainText.ts';
import { readDocument } from '../../src/documents/readDocument.ts';

/** Blocks as one line each: kind, level, then text with *bold*, images as [alt], breaks as /. */
function shown(blocks: readonly Block[]): string[] {
  return blocks.map(({ kind, level, quoted, inlines }) => {
    const parts = inlines.map((inline) => {
      if (inline.kind === 'break') return '/';
      if (inline.kind === 'image') return `[${inline.image.alt}]`;
      return inline.bold ? `*${inline.text.trim()}*` : inline.text.trim();
    });
    const text = parts.filter(Boolean).join('');
    return `${quoted ? '> ' : ''}${kind}${level || ''}${text ? `: ${text}` : ''}`;
  });
}

describe('the three readers agree', () => {
  const expected = [
    'heading2: 国内要闻',
    'paragraph: *标题*',
    'paragraph: 甲/[图]/乙',
    'item1: 一',
    'item1: 二',
    'rule',
    '> paragraph: 点评：好',
  ];

  test('HTML: same blocks', () => {
    const html =
      '<h2>\n 国内要闻\n</h2><p><b>标题</b></p><p>甲<br><img src="a.png" alt="图"><br>乙</p><ul><li><p>一</p></li><li>二<br></li></ul><hr><blockquote><p>点评：好</p></blockquote>';
    expect(shown(readHtml(html).blocks).map((line) => line.replace(/\/$/, ''))).toEqual(expected);
  });

  test('Markdown, with a line of two spaces as a break', () => {
    const markdown =
      '## 国内要闻\n\n**标题**\n\n甲\n  \n![图](a.png)\n  \n乙\n\n* 一\n* 二\n\n---\n\n> 点评：好\n';
    expect(shown(readMarkdown(markdown).blocks)).toEqual(expected);
  });
});

test.each([
  [
    'the article by its name, not the page around it',
    '<main><h1>题</h1><div id="content_views"><p>甲</p></div><div class="recommend"><h4>乙</h4></div></main>',
    ['heading1: 题', 'paragraph: 甲'],
  ],
  ['paragraphs never closed', '<p>甲<p>乙', ['paragraph: 甲', 'paragraph: 乙']],
  ['items never closed', '<ul><li>甲<li>乙</ul>丙', ['item1: 甲', 'item1: 乙', 'paragraph: 丙']],
  [
    'bold never closed ends with its paragraph',
    '<p><b>甲</p><p>乙</p>',
    ['paragraph: *甲*', 'paragraph: 乙'],
  ],
  ['bold closed outside its paragraph', '<b><p>甲</b></p><p>乙</p>', ['paragraph: *甲*', 'paragraph: 乙']],
  ['an end tag without a start', '</div></b>甲</p>乙', ['paragraph: 甲', 'paragraph: 乙']],
  ['an image with an end tag', '<p><img src="a.png"><br/>甲</img></p>', ['paragraph: []/甲']],
  [
    'what is hidden or no text',
    '<p style="display:none">x</p><script>y</script><svg><text>z</text></svg><p>甲</p>',
    ['paragraph: 甲'],
  ],
  [
    'how characters are read',
    '<p><ruby>甲<rp>(</rp><rt>jiǎ<rt>x</rt><rp>)</rp></ruby>乙</p>',
    ['paragraph: 甲乙'],
  ],
  [
    'a text that stands as it was typed',
    '<pre>一、甲公司\n甲公司发布 Phone 新品。\n\n二、乙</pre>',
    ['paragraph: 一、甲公司/甲公司发布 Phone 新品。//二、乙'],
  ],
  ['code', '<pre>// 说明\nconst a = await read(path);</pre>', ['code: // 说明/const a = await read(path);']],
  [
    'what is read aloud and not seen',
    '<p><a href="/a">甲<span class="sr-only">(opens new window)</span></a></p>',
    ['paragraph: 甲'],
  ],
  ['bold by style', '<p><span style="font-weight: 700">甲</span></p>', ['paragraph: *甲*']],
  ['a table by its rows', '<table><tr><td>甲<td>乙<tr><td>丙</table>', ['row: 甲 | 乙', 'paragraph: 丙']],
  [
    'a table that only arranges blocks',
    '<table><tr><td><p>甲</p></td> <td><p>乙</p></td></tr></table>',
    ['paragraph: 甲', 'paragraph: 乙'],
  ],
  [
    'the article within a page',
    '<p>菜单</p><main><h1>题</h1><p>甲</p></main><p>页脚</p>',
    ['heading1: 题', 'paragraph: 甲'],
  ],
  ['entities', '<p>A&amp;B&#20013;&nbsp;C</p>', ['paragraph: A&B中 C']],
])('HTML: %s', (_name, html, blocks) => {
  expect(shown(readHtml(html).blocks)).toEqual(blocks);
});

test.each([
  ['bold that converters split in two', '**标题****在此**', ['paragraph: *标题在此*']],
  [
    'bold with a space inside its marks',
    '** 标题在此 **\n\n正文',
    ['paragraph: *标题在此*', 'paragraph: 正文'],
  ],
  ['emphasis that CommonMark refuses', '说**“重点”**之后', ['paragraph: 说*“重点”*之后']],
  ['emphasis in emphasis', '****甲**\n乙**', ['paragraph: *甲*/*乙*']],
  ['wrapped lines as soft breaks', '甲\n乙', ['paragraph: 甲/乙']],
  ['code as no text', '```js\nx = 1;\n```\n\n甲', ['code: x = 1;/', 'paragraph: 甲']],
])('Markdown: %s', (_name, markdown, blocks) => {
  expect(shown(readMarkdown(markdown).blocks)).toEqual(blocks);
});

test('a table of HTML in Markdown is one, blank lines in its cells or not', () => {
  const cells = '<tr>\n<td>\n\n厂商\n\n</td>\n<td>12</td>\n</tr>';
  const { blocks } = readMarkdown(`正文。\n\n<table>\n${cells}\n</table>\n\n后文。`);
  expect(shown(blocks).map((block) => block.replaceAll('/', ''))).toEqual([
    'paragraph: 正文。',
    'row: 厂商| 12',
    'paragraph: 后文。',
  ]);
});

test.each([
  ['a line is a paragraph', '甲\n乙\n\n丙', ['paragraph: 甲', 'paragraph: 乙', 'paragraph: 丙']],
  ['bullets and rules', '• 甲\n- 乙\n-----\n丙', ['item1: 甲', 'item1: 乙', 'rule', 'paragraph: 丙']],
  ['dashes of print', '– 甲\n–乙', ['item1: 甲', 'paragraph: –乙']],
])('plain text: %s', (_name, text, blocks) => {
  expect(shown(readPlainText(text).blocks)).toEqual(blocks);
});

test('plain text wrapped at a width is joined again', () => {
  const line = '这一行正好有三十个汉字那么宽它在这里被程序折断了还没有说完';
  const text = `${`${Array.from({ length: 5 }, () => line).join('\n')}\n就到这里。\n\n`.repeat(3)}`;
  expect(readPlainText(text).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
});

test.each([
  ['<div><p>甲</p></div>', false, 'html'],
  ['# 甲\n\n乙', false, 'markdown'],
  ['甲 <https://a.example>', true, 'markdown'],
  ['甲\n\n乙', false, 'text'],
  ['C# 与 1 < 2', false, 'text'],
  [
    '甲公司降价\n甲公司今天降价。\n乙公司上市\n乙公司昨天上市。\n分三步：\n- 路演\n- 定价\n丙公司裁员',
    false,
    'text',
  ],
  ['1. 甲\n2. 乙\n\n丙', false, 'markdown'],
  ['- 甲\n- 乙\n\n丙', false, 'markdown'],
  ['**甲**\n\n<center>图</center>\n\n乙', false, 'markdown'],
  [`${'## 甲\n<p>乙<br>丙<br>丁</p>\n\n'.repeat(3)}`, true, 'markdown'],
  [`${'## 甲\n<p>乙<br>丙<br>丁</p>\n\n'.repeat(3)}`, false, 'html'],
  [`# 甲\n\n${'<h2>乙</h2>\n<div>丙</div>\n\n'.repeat(9)}`, true, 'markdown'],
  [`# 甲周报\n\n乙\n\n<table>${'<tr><td><p>丙</p></td></tr>'.repeat(9)}</table>\n\n丁`, false, 'markdown'],
  [`<h2 id="section">甲</h2>\n\n${'### [乙](https://a.example)\n\n丙\n\n'.repeat(9)}`, false, 'markdown'],
  [`<h2>甲</h2>\n${'<p>乙</p>\n'.repeat(9)}# 丙\n`, false, 'html'],
  [`# 甲\n\n${'<p>乙</p>\n'.repeat(9)}</table>\n\n丙`, false, 'html'],
  [`甲\n\n<table>${'<tr><td><p>丙</p></td></tr>'.repeat(9)}</table>\n\n丁`, false, 'html'],
  [`# 甲\n\n<p>乙</p><table><tr><td>丙</td></tr></table>${'<p>丁</p>'.repeat(9)}`, false, 'html'],
] as const)('the format of %j, front matter %s, is %s', (body, hadFrontMatter, format) => {
  expect(formatOf(body, hadFrontMatter)).toBe(format);
});

test.each([
  ['with colons', 'x="68747470733a2f2f612e:6578616d706c65:2f313233"', 'https://a.example/123'],
  ['without', '68747470733a2f2f612e6578616d706c652f313233', 'https://a.example/123'],
  ['of something else', '6a6176617363726970743a616c6572742831293b', undefined],
  ['broken off', '68747470', undefined],
])('the encoded web address %s', (_name, source, url) => {
  expect(hiddenUrl(source)).toBe(url);
});

test.each([
  ['https://a.example/x', null, 'https://a.example/x'],
  ['/x.png', 'https://a.example/y/z', 'https://a.example/x.png'],
  ['//b.example/x.png', 'https://a.example/', 'https://b.example/x.png'],
  ['/x.png', null, undefined],
  ['javascript:alert(1)', 'https://a.example/', undefined],
  ['data:image/png;base64,xx', 'https://a.example/', undefined],
])('the web address %s on a page at %s', (url, base, expected) => {
  expect(webUrl(url, base)).toBe(expected);
});

describe('a document', () => {
  const read = (text: string) =>
    readDocument({ bytes: Buffer.from(text), origin: 'a.md', time: new Date('2025-01-01T00:00:00Z') });

  test.each([
    ['2024-12-27 11:39:59 +0800', '2024-12-27'],
    ['2024-12-27 11:39:59 +08:00', '2024-12-27'],
    ['2024-12-27', '2024-12-27'],
    ['2024/3/4 08:00', '2024-03-04'],
    ['2024-12-26T23:30:00Z', '2024-12-27'],
    ['2024-12-26T08:30:00.000+00:00', '2024-12-26'],
    ['2024-12-26 20:30:00 -0500', '2024-12-27'],
    ['0001-01-01T00:00:00Z', null],
    ['1970-01-01', null],
    ['2024-13-45', null],
  ])('dated %s is of %s in Beijing', (date, day) => {
    expect(read(`---\ntitle: 早报\ndate: ${date}\n---\n正文`)).toMatchObject({ metadata: { day } });
  });

  test('that was cut off before its first word says that it was cut off, not that it is empty', () => {
    expect(read('<div>'.repeat(1_000_000))).toMatchObject({ kind: 'document', truncated: true });
    expect(read('<div></div>')).toMatchObject({ kind: 'unreadable' });
  });
});

test.each([
  ['https://i.example/a b.png', 'https://i.example/a%20b.png'],
  ['//i.example/a.png', 'https://i.example/a.png'],
  ['https://i.example/\na.png', 'https://i.example/a.png'],
  ['a.png', undefined],
  ['javascript:alert(1)', undefined],
])('the address %j without a page is %s', (written, url) => {
  expect(webUrl(written)).toBe(url);
});
