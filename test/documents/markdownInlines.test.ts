import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/documents/markdown/readMarkdown.ts';
import { shownWhole } from './shownBlocks.ts';

const read = (markdown: string) => shownWhole(readMarkdown(markdown).blocks);

describe('signs in plain text are no emphasis', () => {
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
    ['in pieces within a number', '**第0****1期**', '*第01期*'],
    ['with an empty piece after it', '**02******', '*02*'],
    ['with empty pieces before it', '**********概述**', '*概述*'],
    ['with a masked number', '**来电138****1234**', '*来电138****1234*'],
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

describe('reference link without a definition', () => {
  test.each([
    ['twice the same', '[甲公司开源编译器][甲公司开源编译器]', '甲公司开源编译器'],
    ['bold in the label alone', '**[甲公司开源编译器][甲公司开源**编译器**]**', '甲公司开源编译器'],
    ['another label', '[甲公司][乙公司]', '[甲公司][乙公司]'],
    ['an empty one', '[][]', '[][]'],
  ])('%s', (_name, text, shown) => {
    expect(read(text).join('\n').replaceAll('*', '')).toContain(shown);
  });

  test('a reference with its address is a link', () => {
    const { blocks } = readMarkdown('[甲公司][甲公司]\n\n[甲公司]: https://a.example/1');
    const urls = blocks.flatMap(({ inlines }) =>
      inlines.flatMap((inline) => (inline.kind === 'text' ? [inline.url] : [])),
    );
    expect(urls).toContain('https://a.example/1');
  });
});
