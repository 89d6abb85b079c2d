import { expect, test } from 'vitest';
import { isDayAlone } from '../../src/editions/dating/dayTerms.ts';
import { headsOtherArticles, isSalutation } from '../../src/editions/lines/boilerplate.ts';
import { isBoilerplateLine } from '../../src/editions/lines/boilerplateLine.ts';
import { ordinalIn } from '../../src/editions/lines/ordinals.ts';
import { readEdition } from '../../src/editions/readEdition.ts';

const NEWS = [
  ['青云汽车召回两万辆轿车', '青云汽车周三公告称，因线束存在隐患，将召回两万辆轿车。车主可到门店免费更换。'],
  ['海湾银行下调三年期利率', '海湾银行今天起下调存款利率，三年期降到百分之二以下。其他银行可能很快跟进。'],
  ['极光公司完成三亿元融资', '极光公司宣布完成新一轮融资，由老股东领投。资金将用于扩建仓库和海外线路。'],
  ['南山医院启用新大楼', '南山医院新大楼今天凌晨启用，床位增加六百张。首批科室已经迁入。'],
  ['滨海大学刷新存储纪录', '滨海大学的团队在期刊上发表论文，存储时间达到一点八秒。下一步将扩展到更多比特。'],
] as const;
const TITLES = NEWS.map(([title]) => title);
const TEXTS = NEWS.map(([, text]) => text);

/** Titles of the stories in a copied text. */
function titlesIn(text: string, origin = 'page.txt'): string[] {
  const reading = readEdition({ bytes: Buffer.from(text), origin, time: new Date('2026-01-05T00:00:00Z') });
  return reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title);
}

/** Who the stories are of: the untitled ones begin with it. */
const subjectsIn = (text: string) => titlesIn(text).map((title) => title.slice(0, 4));
const SUBJECTS = NEWS.map(([title]) => title.slice(0, 4));

test('a list within one story leaves the lines of a copied page apart', () => {
  const lines = NEWS.map(([title, text], i) => `${i + 1}.${title}\n${text}`);
  lines.splice(3, 0, '包括以下三步：\n- 先把旧的仓库腾空\n- 再把新的线路接上\n- 最后请员工试用一周');
  expect(titlesIn(`早报｜${TITLES[0]}；${TITLES[1]}\n${lines.join('\n')}`)).toEqual(TITLES);
});

test('numbers with a comma count the stories', () => {
  const count = (news: readonly (readonly [string, string])[]) =>
    news.map(([title, text], i) => `${i + 1},${title}。${text}`).join('\n');
  expect(titlesIn(`国内新闻\n${count(NEWS.slice(0, 3))}\n国际新闻\n${count(NEWS.slice(3))}`)).toEqual(TITLES);
  expect([ordinalIn('3，甲公司'), ordinalIn('3,000 人'), ordinalIn('12, Apple')]).toEqual([
    '3，',
    '',
    '12, ',
  ]);
});

test('a greeting, the day and the weather at the head of a paper are no stories', () => {
  const items = (texts: readonly string[]) => texts.map((text) => `● ${text}`).join('\n');
  const head = '早上好！示例报『早读』来啦！\n2026年1月5日 星期一 农历冬月十七\n晴到多云，-3~6℃';
  expect(
    subjectsIn(`${head}\n§ 国内\n${items(TEXTS.slice(0, 3))}\n§ 国际\n${items(TEXTS.slice(3))}`),
  ).toEqual(SUBJECTS);
});

test('links of a copied post below the mark of its end are no stories', () => {
  const found = [
    '北山系统缺少登录校验',
    '东湖网关地址可被遍历',
    '南桥平台附件未做检查',
    '西岭报表口令写在页面',
  ];
  const stories = found.map((title, i) => `## ${title}\n\n路径：\n\n/api/v${i}/list`).join('\n\n');
  const others = [
    '怎样挑选一双跑鞋？',
    '冬天进补要注意什么',
    '老旧小区改造的经验',
    '家里的旧书放在哪里',
    '三招学会修自行车',
  ];
  const end = others.flatMap((title) => [
    `- **${title}**`,
    `# ${title.slice(0, 4)}之后还有什么`,
    '- 招募新同学',
  ]);
  const post = `# 【示例】值守笔记 情况共享7.7\n\n${stories}\n\nEND\n\n`;
  expect(titlesIn(`${post}${end.join('\n\n')}\n`, 'post.md')).toEqual(found);
});

test('links at the end of a copied page are no stories', () => {
  const end = [
    '上一篇：三季度家电行业回顾',
    '下一篇：怎样挑选一双跑鞋',
    '相关阅读',
    '冬天进补要注意什么',
    '老旧小区改造的经验',
    '版权声明：本文内容由网友贡献。',
  ];
  expect(subjectsIn(`各位朋友早上好，一起读完今天的新闻早餐！\n${[...TEXTS, ...end].join('\n')}`)).toEqual(
    SUBJECTS,
  );
});

test('headings of level 1 below a title in front matter are the stories', () => {
  const news = NEWS.map(([title, text]) => `# 🍀${title}\n\n${text}`).join('\n\n');
  expect(titlesIn(`---\ntitle: 048：雨天\n---\n> 这里是值得看的内容。\n\n${news}`, 'post.md')).toEqual(
    TITLES,
  );
});

test('the site behind a dash is no part of a title', () => {
  const news = NEWS.map(([title, text], i) => `${i + 1}. 🚀 ${title} — news.example.com\n\n${text}`);
  expect(titlesIn(`科技热点 2026年1月5日\n\n${news.join('\n\n')}`)).toEqual(TITLES);
});

test.each([
  ['2026年1月5日 星期一', true],
  ['1月5日 周一 农历冬月十七', true],
  ['2026年1月5日，', false],
  ['1月5日开售', false],
])('%s is a day alone: %s', (text, isDay) => {
  expect(isDayAlone(text)).toBe(isDay);
});

test.each([
  ['早安，今天是星期一', true],
  ['各位朋友早上好！', true],
  ['大家好我是新主播登上热搜', false],
  ['他说早安是最贵的广告词', false],
])('%s greets the readers: %s', (text, greets) => {
  expect(isSalutation(text)).toBe(greets);
});

test.each([
  ['下一篇：怎样挑选跑鞋', true],
  ['相关阅读：', true],
  ['下一篇章的人工智能', false],
  ['相关阅读器材降价', false],
])('%s heads other articles: %s', (text, heads) => {
  expect(headsOtherArticles(text)).toBe(heads);
});

test.each([
  ['上海晴到多云，8~15℃', true],
  ['北京明天最高气温达 40℃', false],
  ['2026-01-05 星期一', true],
  ['1月5日', false],
  ['日期區間： 2031/12/29 ~ 2032/01/04', true],
  ['报告周期：甲公司改为每季度一次', false],
])('%s is no title: %s', (text, isBoilerplate) => {
  expect(isBoilerplateLine(text)).toBe(isBoilerplate);
});

test('a copied page under the name of its issue is a roundup', () => {
  const news = NEWS.map(
    ([title, text], i) => `(${'一二三四五'.charAt(i)})${title}\n\n1、${text.split('。').join('。\n2、')}。`,
  );
  expect(titlesIn(`2026年1月5日资讯总览\n\n某某\n\n${news.join('\n\n').replaceAll('\n2、。', '')}`)).toEqual(
    TITLES,
  );
});
