import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src/documents/format.ts';
import { readMarkdown } from '../../src/documents/markdown/readMarkdown.ts';
import { shownWhole } from './shownBlocks.ts';

const read = (markdown: string) => shownWhole(readMarkdown(markdown).blocks);

test('a document that is indented whole is Markdown all the same', () => {
  for (const indent of ['    ', '\t']) {
    const indented = ['# 题', '', '## 甲公司降价', '', '正文一句。'].map((line) => indent + line).join('\n');
    expect(formatOf(indented, false)).toBe('markdown');
    expect(read(indented)).toEqual(['heading1: 题', 'heading2: 甲公司降价', 'paragraph: 正文一句。']);
  }
});

test('terms and descriptions are paragraphs of their own', () => {
  expect(read('# 题\n\n甲公司降价\n: 正文一句。\n\n乙公司量产\n\n:   正文二句。')).toEqual([
    'heading1: 题',
    'paragraph: 甲公司降价',
    'paragraph: 正文一句。',
    'paragraph: 乙公司量产',
    'paragraph: 正文二句。',
  ]);
});

describe('headings and rules', () => {
  test.each([
    ['without a space', '##国内要闻\n###甲公司', ['heading2: 国内要闻', 'heading3: 甲公司']],
    [
      'one sign at the beginning',
      '#甲公司降价；乙公司量产\n\n正文',
      ['heading1: 甲公司降价；乙公司量产', 'paragraph: 正文'],
    ],
    [
      'bold with its signs inside',
      '**##国内要闻**\n\n**### 甲公司**',
      ['heading2: 国内要闻', 'heading3: 甲公司'],
    ],
    ['bold, with one sign', '**#甲公司降价**\n\n正文', ['heading1: 甲公司降价', 'paragraph: 正文']],
    ['bold, with full-width signs', '**＃＃国内要闻**', ['heading2: 国内要闻']],
    ['bold signs alone', '**## **国内要闻', ['heading2: 国内要闻']],
    ['italic, with its signs', '*## 国内要闻*\n\n__### 甲公司__', ['heading2: 国内要闻', 'heading3: 甲公司']],
    ['bold words right behind the signs', '##**国内要闻**', ['heading2: *国内要闻*']],
    ['one escaped sign', '\\# 甲公司降价\n\n正文', ['heading1: 甲公司降价', 'paragraph: 正文']],
    ['every sign escaped', '\\#\\# 国内\n\n\\#\\#\\#甲公司', ['heading2: 国内', 'heading3: 甲公司']],
    ['signs twice', '# # 甲公司降价\n\n## ## 国内', ['heading1: 甲公司降价', 'heading2: 国内']],
    ['more signs than levels', '####### 甲公司', ['heading6: 甲公司']],
    [
      'a Latin name behind one sign',
      '#OpenAI发布新模型\n\n正文',
      ['heading1: OpenAI发布新模型', 'paragraph: 正文'],
    ],
    ['a converter’s backslash', '\\## 国内要闻\n\n\\### 甲公司', ['heading2: 国内要闻', 'heading3: 甲公司']],
    [
      'a picture without a space',
      '##🔥国内要闻\n\n###💡甲公司',
      ['heading2: 🔥国内要闻', 'heading3: 💡甲公司'],
    ],
    [
      'a rule of Chinese dashes',
      '甲公司发布。\n——————\n乙公司',
      ['paragraph: 甲公司发布。', 'rule: ', 'paragraph: 乙公司'],
    ],
    [
      'a rule of tildes',
      '甲公司\n~~~~~~\n## 乙公司\n~~~~~~',
      ['paragraph: 甲公司', 'rule: ', 'heading2: 乙公司', 'rule: '],
    ],
    ['full-width signs', '＃＃ 国内要闻\n＃＃＃甲公司', ['heading2: 国内要闻', 'heading3: 甲公司']],
    ['a full-width space', '##　国内要闻', ['heading2: 国内要闻']],
    ['closing signs', '##国内要闻##\n\n## 国际 ##', ['heading2: 国内要闻', 'heading2: 国际']],
    ['an anchor', '### 甲公司 {#one}', ['heading3: 甲公司']],
    ['indented by full-width spaces', '　　## 国内要闻', ['heading2: 国内要闻']],
    [
      'a rule under a sentence',
      '降价幅度两成。\n---\n### 乙',
      ['paragraph: 降价幅度两成。', 'rule: ', 'heading3: 乙'],
    ],
    [
      'a rule of equals signs',
      '降价幅度两成。\n====\n下文',
      ['paragraph: 降价幅度两成。', 'rule: ', 'paragraph: 下文'],
    ],
    [
      'a rule under two lines',
      '一行\n又一行\n------\n下文',
      ['paragraph: 一行/又一行', 'rule: ', 'paragraph: 下文'],
    ],
    [
      'a rule under a long title',
      '甲公司宣布全线降价\n---\n下文',
      ['paragraph: 甲公司宣布全线降价', 'rule: ', 'paragraph: 下文'],
    ],
    [
      'a heading underlined at its width',
      '国内要闻\n--------\n下文',
      ['heading2: 国内要闻', 'paragraph: 下文'],
    ],
    [
      'a headline underlined',
      'AI 周报第三期\n=============\n下文',
      ['heading1: AI 周报第三期', 'paragraph: 下文'],
    ],
    [
      'a rule in a quote',
      '> 一句。\n> ---\n> 二句。',
      ['> paragraph: 一句。', '> rule: ', '> paragraph: 二句。'],
    ],
  ])('%s', (_name, markdown, blocks) => {
    expect(read(markdown)).toEqual(blocks);
  });
});

describe('lines', () => {
  test.each([
    ['counted without a space', '1.甲公司\n2.乙公司', ['paragraph: 1.甲公司//2.乙公司']],
    ['counted in Chinese ways', '（1）甲\n（2）乙\n③丙', ['paragraph: （1）甲//（2）乙//③丙']],
    [
      'a figure at a line’s beginning counts nothing',
      '共\n12.5万元与\n3.4万元',
      ['paragraph: 共/12.5万元与/3.4万元'],
    ],
    ['items without a space', '-甲公司\n-乙公司', ['item1: 甲公司', 'item1: 乙公司']],
    ['marks as bullets', '•甲公司\n•乙公司', ['paragraph: •甲公司//•乙公司']],
    ['full-width indentation', '　　第一段话。\n　　第二段话。', ['paragraph: 第一段话。//第二段话。']],
    [
      'indented paragraphs',
      '题\n\n    缩进的中文段落。\n\n    const x = 1;',
      ['paragraph: 题', 'paragraph: 缩进的中文段落。', 'code: const x = 1;/'],
    ],
    ['a document indented throughout', '    ## 题\n\n    正文', ['heading2: 题', 'paragraph: 正文']],
    ['a full-width quote', '＞ 点评', ['> paragraph: 点评']],
    ['tasks', '- [x] 完成\n- [ ] 未完成', ['item1: 完成', 'item1: 未完成']],
    ['footnotes', '据报道[^1]。\n\n[^1]: 某报', ['paragraph: 据报道。', 'paragraph: 某报']],
    ['code that never ends', '```\n正文\n\n## 题', ['paragraph: 正文', 'heading2: 题']],
    ['all of it as code', '```markdown\n## 题\n\n正文\n```', ['heading2: 题', 'paragraph: 正文']],
    ['a table', '| 甲 | 乙 |\n| --- | --- |\n| **一** | 3*4 |', ['row: 甲 | 乙', 'row: *一* | 3*4']],
  ])('%s', (_name, markdown, blocks) => {
    expect(read(markdown)).toEqual(blocks);
  });
});

describe('HTML in it', () => {
  test.each([
    ['Markdown inside', '<center>**图一**</center>', ['paragraph: *图一*']],
    ['tags in a line', '甲<b>粗</b>，H<sub>2</sub>O<br>乙', ['paragraph: 甲*粗*，H2O//乙']],
    ['an image', '<img src="a.png" alt="图" width="50%">', ['paragraph: [图|a.png]']],
    ['a comment', '甲<!-- 不见 -->乙\n\n<!-- 也\n\n不见 -->\n\n丙', ['paragraph: 甲乙', 'paragraph: 丙']],
    ['a comment that never ends', '<!-- 正文\n\n还在', ['paragraph: <!-- 正文', 'paragraph: 还在']],
    ['a script that never ends', '<script>\n\n还在', ['paragraph: <script>', 'paragraph: 还在']],
    ['a type at a line’s beginning', '<T> 是参数\n\n还在', ['paragraph: <T> 是参数', 'paragraph: 还在']],
  ])('%s', (_name, markdown, blocks) => {
    expect(read(markdown)).toEqual(blocks);
  });
});

test('lists and quotes nested on one line end at a maximum depth, their text stays', () => {
  const [block] = readMarkdown(`${'1. '.repeat(50_000)}正文`).blocks;
  expect(block?.inlines).toMatchObject([{ text: '正文' }]);
  expect(readMarkdown(`${'> - '.repeat(5_000)}正文`).blocks).toHaveLength(1);
});

test.each([
  ['##国内要闻\n\n正文', 'markdown'],
  ['＃＃国内要闻\n\n正文', 'markdown'],
  ['#甲公司宣布降价\n\n正文', 'markdown'],
  ['![图](a b.png =600x)', 'markdown'],
  ['#话题# 今天说了', 'text'],
  ['C# 与 F# 的新版本', 'text'],
])('the format of %j is %s', (body, format) => {
  expect(formatOf(body, false)).toBe(format);
});

describe('lines of two spaces', () => {
  test('part paragraphs where a document has no other way, as exports of WeChat posts have none', () => {
    const posts = ['青云汽车召回两万辆轿车。', '海湾银行恢复服务。', '滨海大学开源课程。', '山雀模型降价。'];
    const expected = posts.map((text) => `paragraph: ${text}`);
    expect(read(posts.join('\n  \n'))).toEqual(expected);
    expect(read(posts.join('  \n  \n'))).toEqual(expected);
    expect(read(posts.map((text) => `> ${text}`).join('\n>   \n'))).toEqual(
      posts.map((text) => `> paragraph: ${text}`),
    );
  });

  test('are breaks within paragraphs where empty lines part these', () => {
    const paragraphs = ['整理 | 某人\n  \n出品 | 某报', '第一段说完了。', '第二段说完了。', '第三段说完了。'];
    expect(read(paragraphs.join('\n\n'))[0]).toBe('paragraph: 整理 | 某人//出品 | 某报');
    expect(read(paragraphs.join('\n\n'))).toHaveLength(4);
  });
});

describe('marks of site generators and note editors', () => {
  test.each([
    ['a container', '::: tip\n甲公司降价。\n:::', ['甲公司降价。']],
    ['a container that is called by its kind', '::: warning 注意\n甲公司降价。\n:::', ['甲公司降价。']],
    ['a container with a title', ':::details[甲公司发布新品]\n降价。\n:::', ['甲公司发布新品/降价。']],
    ['a box of GitHub’s', '> [!NOTE]\n> 甲公司降价。', ['甲公司降价。']],
    ['a box of Obsidian’s with a title', '> [!info]- 要点\n> 甲公司降价。', ['要点/甲公司降价。']],
    ['tags of Liquid', '{% include ad.html %}\n甲公司{% raw %}降价{% endraw %}。', ['甲公司降价。']],
    ['shortcodes of Hugo', '{{< figure src="a.png" >}}\n\n甲公司降价。{{% br %}}', ['甲公司降价。']],
    ['attributes of kramdown', '甲公司降价。\n{: .lead}', ['甲公司降价。']],
    ['marked text', '甲公司==降价==，乙公司==“涨价”==。', ['甲公司降价，乙公司“涨价”。']],
    ['links to notes', '见 [[某公司|该公司]]与[[新品]]。', ['见 该公司与新品。']],
    ['files of Obsidian’s', '![[图 1.png]]\n\n甲公司降价。', ['甲公司降价。']],
    ['comments of MDX', '甲公司降价。 {/* #price-cut */}\n\n{/* truncate */}', ['甲公司降价。']],
    ['a comment of MDX behind code', '需要修订 `ftint` 的说明 {/* #ftint */}', ['需要修订 ftint 的说明']],
    ['components', '<Ad slot={1} />\n\n<Card title="x">\n\n甲公司降价。\n\n</Card>', ['甲公司降价。']],
  ])('%s', (_name, markdown, texts) => {
    expect(
      read(markdown).map((block) => block.replace(/^(?:> )?paragraph: /u, '').replace(/^\//u, '')),
    ).toEqual(texts);
  });

  test.each([
    '若 a == b 且 c==d，则返回',
    '用 `{% raw %}` 与 `[[链接]]` 写',
    '矩阵 [[1, 2], [3, 4]] 与 [[1]]',
    '模板里写 {{ page.title }}',
    '接口返回 Vec<T>',
    '表达式 {a / b * c} 的值',
    '甲公司：：乙公司',
  ])('text that only looks like a mark stays: %s', (text) => {
    expect(read(text)).toEqual([`paragraph: ${text.replaceAll('`', '')}`]);
  });
});
