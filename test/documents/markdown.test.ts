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

describe('signs of the text are no marks', () => {
  test.each([
    ['a range', '降价100~200元，另降300~400元，5~7周'],
    ['two tildes between figures', '第5~~7天到第8~~9天'],
    ['a size', '从1920*1080到2560*1440'],
    ['a count', '8*H100与16*A100'],
    ['a grade', '一家5*酒店，一家4*酒店'],
    ['powers', '2**10和3**5，x**2 + y**2'],
    ['a product of words', '长*宽*高'],
    ['spaced operators', '3 * 4 * 5，2 ** 3 ** 4'],
    ['a masked number', '138****1234与139****5678'],
    ['masked names', '张**、李**被带走；王**和李**在场'],
    ['names of program code', '变量 snake_case_name 与方法__init__是'],
    ['a type with a parameter', '接口返回 Vec<T>、List<String>、HashMap<K, V>、Vec<Option<T>>、Promise<A>'],
    ['less and greater', 'x<y，a<b>c，5 < 6 且 7 > 3'],
    ['a word about HTML', '新增 <video> 与 <select>，用 <script> 标签'],
    ['words in brackets behind words in brackets', '[注](见下文)再说'],
    ['a topic', '#话题# 今天'],
    ['topics at the end', '正文说完了。\n#人工智能 #大模型'],
    ['a number sign', '#1 是它'],
    ['a path', 'C:\\Users\\name'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual([`paragraph: ${text.replace('\n', '/')}`]);
  });
});

describe('emphasis beside Chinese marks', () => {
  test.each([
    ['after a full stop inside', '**更早。**记者说，**《规范》**公布。', '*更早。*记者说，*《规范》*公布。'],
    [
      'three in a row',
      '他说**“先做”**，后来**《书名》**出版，**结束。**接着',
      '他说*“先做”*，后来*《书名》*出版，*结束。*接着',
    ],
    ['corner brackets', '说**「重点」**的', '说*「重点」*的'],
    ['a link inside', '见**[甲](https://a.example/x)**后', '见<*甲*>(https://a.example/x)后'],
    ['code inside', '用**`npm`**装', '用*npm*装'],
    ['a blank inside the closing marks', '**标题 **正文', '*标题 *正文'],
    ['blanks inside both', '** 标题 **', '* 标题 *'],
    ['never closed', '**没有结束', '没有结束'],
    ['underscores', '甲__重点__乙', '甲*重点*乙'],
    ['three marks', '甲***重点***乙', '甲*重点*乙'],
    ['a masked name in bold text', '**王**先生', '*王*先生'],
    ['quotation marks beside inner marks', '甲公司**表示“**新品**”**上市', '甲公司*表示“新品”*上市'],
    ['marks on both sides of quotation marks', '甲**乙“**丙**”新**品', '甲*乙“丙”新*品'],
    [
      'blanks in the marks',
      '甲说** 重点 **，乙说**重点 **，丙说** 重点**。',
      '甲说* 重点 *，乙说*重点 *，丙说* 重点*。',
    ],
    ['a bold quotation in three pieces', '甲公司**表示“** 新品 **”** 上市', '甲公司*表示“* 新品 *”* 上市'],
    [
      'marks that a converter escaped',
      '甲公司\\*\\*“新品”\\*\\*发布，2\\*\\*10 与 3\\*\\*5',
      '甲公司*“新品”*发布，2**10 与 3**5',
    ],
    ['full-width marks', '＊＊甲公司＊＊发布', '*甲公司*发布'],
  ])('%s', (_name, text, shown) => {
    expect(read(text)).toEqual([`paragraph: ${shown}`]);
  });
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

describe('addresses', () => {
  test.each([
    [
      'a size behind it',
      '![图](https://i.example/a.png#pic_center =600x300)',
      '[图|https://i.example/a.png#pic_center]',
    ],
    ['a size in per cent', '![图](https://i.example/a.png =80%x)', '[图|https://i.example/a.png]'],
    ['a title and a size', '![图](https://i.example/a.png "题" =x200)', '[图|https://i.example/a.png]'],
    ['a blank before it', '![图] (https://i.example/a.png)', '[图|https://i.example/a.png]'],
    ['a full-width sign', '！[图](https://i.example/a.png)', '[图|https://i.example/a.png]'],
    ['a blank in it', '![图](img/a b.png)', '[图|img/a%20b.png]'],
    ['brackets in it', '![图[1]](https://i.example/a(1).png)', '[图[1]|https://i.example/a(1).png]'],
    ['attributes behind it', '![图](a.png){width=50%}', '[图|a.png]'],
    ['a full-width title', '[甲](https://a.example/x “题”)', '<甲>(https://a.example/x)'],
    ['full-width brackets', '见[甲]（https://a.example/x）。', '见<甲>(https://a.example/x)。'],
    ['closed by a full-width bracket', '见[甲](https://a.example/x）。', '见<甲>(https://a.example/x)。'],
    ['Chinese in it', '[维基](https://w.example/中文_(语言))', '<维基>(https://w.example/中文_(语言))'],
    [
      'glued to Chinese',
      '见https://a.example/b?x=1，后文',
      '见<https://a.example/b?x=1>(https://a.example/b?x=1)，后文',
    ],
    [
      'in full-width brackets',
      '（https://a.example/x_y）。',
      '（<https://a.example/x_y>(https://a.example/x_y)）。',
    ],
    ['in bold', '**https://a.example/**后', '<*https://a.example/*>(https://a.example/)后'],
    ['before a full stop', 'https://a.example/x. 后', '<https://a.example/x>(https://a.example/x). 后'],
  ])('%s', (_name, markdown, shown) => {
    expect(read(markdown)).toEqual([`paragraph: ${shown}`]);
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

test('lists and quotes within one another on one line end at a depth, their text stays', () => {
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

describe('text whose address is told nowhere', () => {
  test.each([
    ['twice the same', '[甲公司开源编译器][甲公司开源编译器]', '甲公司开源编译器'],
    ['bold in the label alone', '**[甲公司开源编译器][甲公司开源**编译器**]**', '甲公司开源编译器'],
    ['another label', '[甲公司][乙公司]', '[甲公司][乙公司]'],
    ['an empty one', '[][]', '[][]'],
  ])('%s', (_name, text, shown) => {
    expect(read(text).join('\n').replaceAll('*', '')).toContain(shown);
  });

  test('where the address is told it is a link', () => {
    const { blocks } = readMarkdown('[甲公司][甲公司]\n\n[甲公司]: https://a.example/1');
    const urls = blocks.flatMap(({ inlines }) =>
      inlines.flatMap((inline) => (inline.kind === 'text' ? [inline.url] : [])),
    );
    expect(urls).toContain('https://a.example/1');
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
  ])('what only looks like one stays: %s', (text) => {
    expect(read(text)).toEqual([`paragraph: ${text.replaceAll('`', '')}`]);
  });
});
