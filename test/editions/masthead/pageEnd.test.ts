import { expect, test } from 'vitest';
import { readPlainText } from '../../../src/documents/plainText.ts';
import { isCredit } from '../../../src/editions/lines/boilerplate.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { linesOfPageEnd } from '../../../src/editions/masthead/pageEnd.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';
import { processorMilliseconds } from '../../sources/fixtures.ts';

const NEWS = [
  ['青云汽车召回两万辆轿车', '青云汽车周三公告称，因线束存在隐患，将召回两万辆轿车。车主可到门店免费更换。'],
  ['海湾银行下调三年期利率', '海湾银行今天起下调存款利率，三年期降到百分之二以下。其他银行可能很快跟进。'],
  ['极光公司完成三亿元融资', '极光公司宣布完成新一轮融资，由老股东领投。资金将用于扩建仓库和海外线路。'],
  ['南山医院启用新大楼', '南山医院新大楼今天凌晨启用，床位增加六百张。首批科室已经迁入。'],
] as const;
const TITLES = NEWS.map(([title]) => title);

/** Titles of the stories in a document. */
function titlesIn(text: string, origin: string): string[] {
  const reading = readEdition({ bytes: Buffer.from(text), origin, time: new Date('2031-03-05T00:00:00Z') });
  return reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title);
}

const COMMENTS = [
  '云淡风轻 2031-03-05 10:22',
  '第三条写得最清楚。',
  '小鱼儿 2031-03-05 11:05',
  '请问旧款也在召回之列吗？',
];
const ENDS: readonly (readonly [string, readonly string[]])[] = [
  ['comments of readers', ['网友评论', ...COMMENTS, '发表评论']],
  ['counted comments', ['评论 (2)', ...COMMENTS]],
  ['a card of the author', ['关于作者', '陈小满，自由撰稿人，写过三本关于城市的书，现居杭州。']],
  ['buttons of networks', ['分享到：微信 微博 QQ空间 Facebook', '点赞 12 收藏 3 举报']],
  ['links with questions', ['相关阅读：', '冬天进补要注意什么', '老旧小区怎样改造？', '三招学会修自行车！']],
];

test.each(ENDS)('%s below the untitled news of a copied text are no stories', (_name, end) => {
  const news = NEWS.map(([, text]) => text);
  const titles = titlesIn(`示例早报 3月5日\n\n${[...news, ...end].join('\n\n')}`, 'page.txt');
  expect(titles.map((title) => title.slice(0, 4))).toEqual(TITLES.map((title) => title.slice(0, 4)));
});

test.each(ENDS)('%s below a heading of Markdown are no stories', (_name, [head = '', ...lines]) => {
  const news = NEWS.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
  expect(titlesIn(`# 示例早报 3月5日\n\n${news}\n\n## ${head}\n\n${lines.join('\n\n')}`, 'post.md')).toEqual(
    TITLES,
  );
});

test('a section of opinions that counts them holds news', () => {
  const news = NEWS.map(([title, text]) => `### ${title}\n\n${text}`);
  const text = `# 示例早报 3月5日\n\n## 要闻 (2)\n\n${news.slice(0, 2).join('\n\n')}\n\n## 评论 (2)\n\n${news.slice(2).join('\n\n')}`;
  expect(titlesIn(text, 'post.md')).toEqual(TITLES);
});

test.each([
  ['分享到：微信 微博', true],
  ['点赞 12 收藏 3 举报', true],
  ['分享到朋友圈的照片泄露了住址', false],
  ['收藏 3 年的邮票拍出高价', false],
])('%s is of the page: %s', (text, isOfPage) => {
  expect(isCredit(text)).toBe(isOfPage);
});

test('thousands of heads of comments without comments take under a quarter of a second', () => {
  const text = `${'甲某的文章写得很长很长。\n\n'.repeat(5_000)}${'评论区\n\n'.repeat(8_000)}`;
  const lines = linesOf(readPlainText(text).blocks);
  expect(processorMilliseconds(() => void linesOfPageEnd(lines))).toBeLessThan(250);
});
