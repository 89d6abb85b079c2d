import { describe, expect, test } from 'vitest';
import { readEdition } from '../../src/editions/readEdition.ts';

const PARAGRAPHS = [
  '甲研究所的团队日前公布了一项对深海热泉的调查，共采集样本四百余份，历时三年完成。',
  '参与调查的张三表示，样本中有十二种此前没有记录的微生物，其中三种能在高压下长期存活。',
  '据介绍，这些微生物的酶在一百二十度时仍有活性，有望用于工业催化，降低能耗两成以上。',
  '调查船于2024年5月出发，先后在七个海域作业，最深处达到六千二百米，创下该船的纪录。',
  '团队计划明年公开全部数据，并与乙大学合作建立样本库，供各国研究人员申请使用。',
  '业内人士认为，这项工作补上了西太平洋的空白，但从发现到应用还有很长的路要走。',
];
const ARTICLE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
const ROUNDUP = [
  [
    '甲公司宣布全线降价',
    '12月26日消息，甲公司今日宣布旗下手机全线降价，最高降幅达两千元，活动持续到元旦。（甲媒体）',
  ],
  [
    '乙公司量产新一代芯片',
    '据乙公司官方微博，其新一代车载芯片已在南方工厂量产，首批供货三家车企。（乙媒体）',
  ],
  [
    '丙公司完成三亿元融资',
    '机器人公司丙公司完成新一轮融资，金额三亿元，将用于扩建工厂和招聘研发人员。（丙媒体）',
  ],
  [
    '丁公司开源七十亿参数模型',
    '丁公司在代码平台公开了七十亿参数的语言模型，权重可供商用，文档同步上线。（丁媒体）',
  ],
  ['戊公司回应高管离职传闻', '针对网上流传的高管离职消息，戊公司回应称不实，相关人员正常履职。（戊媒体）'],
  ['己公司发布折叠屏平板', '己公司在发布会上推出首款折叠屏平板，售价七千元起，下周五开售。（己媒体）'],
]
  .map(([title, text], n) => `<h3>${n + 1}、${title}</h3><p>${text}</p>`)
  .join('');

function read(html: string, title: string, isOfArticles: boolean) {
  const hints = { title, source: '某站', ...(isOfArticles && { isOfArticles }) };
  const origin = 'https://a.example/1';
  return readEdition({
    bytes: Buffer.from(html),
    origin,
    time: new Date('2024-12-27'),
    charset: 'utf-8',
    hints,
  });
}

/** A channel's post: its first line is its title in bold. */
const POST = `<p><b>深海热泉里找到十二种新微生物</b></p><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>`;

describe('an article is read as one, whatever its source', () => {
  test.each([
    ['a news text of plain paragraphs', ARTICLE, true],
    ['a news text of plain paragraphs', ARTICLE, false],
    ['a post that repeats its title', POST, true],
    ['a post that repeats its title', POST, false],
  ])('%s', (_name, html, isOfArticles) => {
    const reading = read(html, '深海热泉里找到十二种新微生物', isOfArticles);
    expect(reading.kind).toBe('article');
    expect(reading.kind === 'article' && reading.edition.stories).toHaveLength(1);
  });
});

describe('a source of articles', () => {
  test.each([true, false])('reads a roundup as an edition all the same (%s)', (isOfArticles) => {
    const reading = read(ROUNDUP, '甲公司宣布全线降价；乙公司量产新一代芯片 | 科技早报', isOfArticles);
    expect(reading.kind).toBe('edition');
    expect(reading.kind === 'edition' && reading.edition.stories).toHaveLength(6);
  });
});
