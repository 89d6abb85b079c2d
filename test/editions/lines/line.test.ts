import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '../../../src/documents/block.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

function paragraph(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', level: 0, quoted: false, inlines };
}

function plain(text: string): Inline {
  return { kind: 'text', text, bold: false, url: null };
}

function linked(text: string, url: string): Inline {
  return { kind: 'text', text, bold: false, url };
}

describe('the lines of a block', () => {
  test('items counted in running text are lines, each with its own links, the same wording twice too', () => {
    const block = paragraph(
      plain('1、甲公司宣布降价两成，详见'),
      linked('公告', 'https://a.example/1'),
      plain('；2、乙公司的新工厂开始量产，详见'),
      linked('公告', 'https://a.example/2'),
      plain('；3、丙公司开源了一个语言模型；4、丁公司回应了关于裁员的传闻'),
    );
    expect(linesOf([block]).map(({ text, links }) => [text, links.map(({ url }) => url)])).toEqual([
      ['1、甲公司宣布降价两成，详见公告；', ['https://a.example/1']],
      ['2、乙公司的新工厂开始量产，详见公告；', ['https://a.example/2']],
      ['3、丙公司开源了一个语言模型；', []],
      ['4、丁公司回应了关于裁员的传闻', []],
    ]);
  });

  test.each([
    [
      'between counted titles',
      ['1.甲公司降价', '2.12项标准获批', '3.乙公司裁员'],
      ['1.甲公司降价', '2、12项标准获批', '3.乙公司裁员'],
    ],
    [
      'that all begin with a day',
      ['1.3月31日甲公司降价', '2.3月31日乙公司裁员'],
      ['1、3月31日甲公司降价', '2、3月31日乙公司裁员'],
    ],
    ['of parts within parts', ['1.1 背景', '1.2 方法', '2.1 结果'], ['1.1 背景', '1.2 方法', '2.1 结果']],
    ['alone', ['1.5亿人用上了新系统', '甲公司降价'], ['1.5亿人用上了新系统', '甲公司降价']],
  ])('a number behind the counter of a title, %s', (_name, texts, expected) => {
    expect(linesOf(texts.map((text) => paragraph(plain(text)))).map(({ text }) => text)).toEqual(expected);
  });

  test('a story that begins within a line with its title in brackets has a line of its own', () => {
    const first = '【甲公司宣布旗下手机全线降价两千元】甲公司今日宣布降价。（甲媒体）';
    const second = '【乙公司的新一代车载芯片已经开始量产】乙公司说首批供货三家车企。';
    expect(linesOf([paragraph(plain(`${first}${second}`))]).map(({ text }) => text)).toEqual([first, second]);
    const sentence = '甲公司说，其产品（含旧款）【全部】降价。【活动】持续到元旦。';
    expect(linesOf([paragraph(plain(sentence))]).map(({ text }) => text)).toEqual([sentence]);
  });

  test('a block that an editor broke around a Latin word is whole again where the whole document is so broken', () => {
    const broken = (...rows: readonly string[]): Block =>
      paragraph(
        ...rows.flatMap((row, i) =>
          i === 0 ? [plain(row)] : [{ kind: 'break', soft: false } as const, plain(row)],
        ),
      );
    const blocks = [
      broken('3.', '甲公司的', 'Alpha', '系列今天起开放预订'),
      ...Array.from({ length: 6 }, (_, i) =>
        broken('据当地媒体报道，', 'Beta', `公司第 ${i} 次宣布扩建工厂`, '，', '预计明年完工', '。'),
      ),
    ];
    const [first, second] = linesOf(blocks);
    expect(first?.text).toBe('3. 甲公司的 Alpha 系列今天起开放预订');
    expect(second?.text).toBe('据当地媒体报道，Beta 公司第 0 次宣布扩建工厂，预计明年完工。');
  });

  test('a poem or a list of short lines in one block stays as it is', () => {
    const rows = ['第一行没有句号', '第二行也没有', '第三行还是没有'];
    const block = paragraph(
      ...rows.flatMap((row, i) =>
        i === 0 ? [plain(row)] : [{ kind: 'break', soft: false } as const, plain(row)],
      ),
    );
    expect(linesOf([block]).map(({ text }) => text)).toEqual(rows);
  });

  test.each([
    ['a bracket', ' (', '链接', ') - 模型仓库'],
    ['a dash', ' - ', '作者', ' 的新作'],
  ])('%s behind the bold beginning ends it', (_name, behind, linkText, rest) => {
    const block = paragraph(
      { kind: 'text', text: '示例模型 2.0', bold: true, url: null },
      plain(behind),
      linked(linkText, 'https://a.example/1'),
      plain(rest),
    );
    expect(linesOf([block])[0]?.lead).toBe('示例模型 2.0');
  });

  test('the sign by which a page links a heading to itself is no word of it', () => {
    const block = paragraph(linked('#', '#a'), plain(' '), linked('甲公司开源编译器', 'https://a.example/1'));
    expect(linesOf([block]).map(({ text, lead }) => [text, lead])).toEqual([
      ['甲公司开源编译器', '甲公司开源编译器'],
    ]);
  });

  test('a text broken by an editor around every Latin word is one line again', () => {
    const words = [
      '甲公司发布',
      'Alpha',
      '和',
      'Beta',
      '，支持',
      'Linux',
      '与',
      'Rust',
      '，以及',
      'Go',
      '和',
      'C',
    ];
    const inlines = words.flatMap((word): Inline[] => [plain(word), { kind: 'break', soft: false }]);
    expect(linesOf([paragraph(...inlines)]).map(({ text }) => text)).toEqual([
      '甲公司发布 Alpha 和 Beta，支持 Linux 与 Rust，以及 Go 和 C',
    ]);
  });
});

test('a document of more lines than any roundup is read to the bound, and says so', () => {
  const text = `<h1>某某早报</h1>${`<p>${'甲乙丙<br>'.repeat(16_000)}</p>`.repeat(2)}`;
  const reading = readEdition({ bytes: Buffer.from(text), origin: 'a.html', time: new Date(0) });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.warnings.map(({ code }) => code)).toContain('truncated');
});

describe('the rows of a paragraph that the writer wrapped', () => {
  const soft: Inline = { kind: 'break', soft: true };
  const texts = (...rows: readonly string[]): string[] =>
    linesOf([paragraph(...rows.flatMap((row, i) => (i === 0 ? [plain(row)] : [soft, plain(row)])))]).map(
      ({ text }) => text,
    );
  const TEXT = '公司周一说，刹车软管可能开裂，车主可以到任何一家门店免费更换。';

  test('a title over its text is a line of its own', () => {
    expect(texts('青云汽车召回两万辆轿车', TEXT)).toEqual(['青云汽车召回两万辆轿车', TEXT]);
  });

  test.each([
    ['a row as long as the next', ['青云汽车召回两万辆轿车，原因是一家供应商的刹车软管', TEXT]],
    ['a row that ends with a comma', ['青云汽车召回轿车，', TEXT]],
    ['a row before one that is no sentence', ['青云汽车和', '另外三家在东海市设厂的公司召回轿车']],
  ])('%s joins the next row', (_, rows) => {
    expect(texts(...rows)).toHaveLength(1);
  });
});
