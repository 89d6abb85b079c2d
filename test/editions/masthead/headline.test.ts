import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/documents/markdown/readMarkdown.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { findHeadline, type Headline } from '../../../src/editions/masthead/headline.ts';

const FAR = Array.from({ length: 20 }, (_, i) => `第 ${i} 段正文说的是别的事。`).join('\n\n');
const CLAUSES = Array.from({ length: 24 }, (_, i) => `甲公司发布第 ${i} 款产品`).join(' / ');

test.each([
  ['of many clauses behind its column', `早报｜${CLAUSES}\n\n${FAR}`, `早报｜${CLAUSES}`],
  [
    'before a heading far down that calls to follow its publisher',
    `示例日报｜甲公司开源编译器\n\n${FAR}\n\n# 欢迎关注示例日报的公众号`,
    '示例日报｜甲公司开源编译器',
  ],
  [
    'over the time of its publication',
    `昨夜今晨发生了什么\n\n示例报 发布 2022-02-07T22:22:47\n\n${FAR}`,
    '昨夜今晨发生了什么',
  ],
  [
    'over the only time of publication, below the notices of its page',
    `本网站使用相关技术改善阅读体验，关闭此窗口即表示同意。\n\n示例报一手新闻\n\n下载\n\n0301-0307 大事回顾\n\n2031/3/7 15:23（15:27 更新）\n\n${FAR}`,
    '0301-0307 大事回顾',
  ],
  [
    'over the only line of its makers that has a day',
    `寰宇大事 回顾\n\n整理/王某 |2031.03.05\n\n21 次\n\n整理/王某\n\n${FAR}`,
    '寰宇大事 回顾',
  ],
  [
    'over none of several times of publication',
    `本网站使用相关技术改善阅读体验，关闭此窗口即表示同意。\n\n甲公司开源编译器\n\n2031/3/7 15:23\n\n正文。\n\n乙公司起诉丙某\n\n2031/3/7 16:40\n\n${FAR}`,
    '',
  ],
  [
    'twice below the page’s date',
    `* 03月05日 星期三\n\n甲公司再次否认裁员；乙公司起诉丙某|某某参考\n\n甲公司再次否认裁员；乙公司起诉丙某|某某参考\n\n${FAR}`,
    '甲公司再次否认裁员；乙公司起诉丙某|某某参考',
  ],
  [
    'that a name and the first story’s title make up',
    `“湾”餐好丨海湾面馆宣布下月涨价\n\n每天的餐饮消息。\n\n海湾面馆宣布下月涨价\n\n${FAR}`,
    '“湾”餐好丨海湾面馆宣布下月涨价',
  ],
  [
    'in no title behind a label that returns nowhere',
    `餐饮丨海湾面馆宣布下月涨价\n\n海湾面馆的牛肉面下月起涨两元，店主说原料贵了。\n\n${FAR}`,
    '',
  ],
  [
    'with the number of its issue',
    `03-05~03-11.甲某的周刊（第12期）\n\n${FAR}`,
    '03-05~03-11.甲某的周刊（第12期）',
  ],
  [
    'twice with a summary between',
    `甲公司再次否认裁员，乙公司起诉丙某\n\n要点速览\n\n- 甲公司否认\n- 乙公司起诉\n\n甲公司再次否认裁员，乙公司起诉丙某\n\n${FAR}`,
    '甲公司再次否认裁员，乙公司起诉丙某',
  ],
  [
    'in none of the items of a list that return below',
    `甲公司再次否认大规模裁员传闻\n\n乙公司起诉前任首席执行官\n\n甲公司再次否认大规模裁员传闻\n\n${FAR}\n\n乙公司起诉前任首席执行官\n\n${FAR}`,
    '',
  ],
  [
    'in none of the headings that count the stories',
    `这是示例设计周刊的第 18 期。\n\n# 01.可视化作品\n\n正文。\n\n# 02.网站再设计\n\n正文。\n\n# 03.界面收集\n\n正文。`,
    '',
  ],
  [
    'in the only heading of the highest level if it names the column',
    `### 返回\n\n---\n\n## 示例新闻简报（4-2-2024）\n\n1、甲公司开源编译器。\n\n2、乙公司起诉丙某。`,
    '示例新闻简报（4-2-2024）',
  ],
  [
    'in none of the names in brackets over sections',
    `【示例官方】\n\n1. 甲公司开源编译器\n\n正文。\n\n【业界动态】\n\n1. 乙公司起诉丙某\n\n正文。`,
    '',
  ],
  [
    'that gathers the news of a day over a line that introduces them',
    `干货！3月5日晚间重要公告集锦\n\n3月5日晚间，两市多家公司发布公告，下面是摘要。\n\n${FAR}`,
    '干货！3月5日晚间重要公告集锦',
  ],
  [
    'that gathers the news of a week',
    `这周热点新闻，看看身边的变化\n\n过去几天发生了不少事，我们挑出十件。\n\n${FAR}`,
    '这周热点新闻，看看身边的变化',
  ],
  [
    'in none of the titles that the line below tells',
    `海湾市3月5日举行新闻发布会\n\n3月5日下午，海湾市举行新闻发布会，介绍渡轮改造的进度。\n\n${FAR}`,
    '',
  ],
  [
    'in none of the bylines of a copied page',
    `首页 科技资讯\n\n芯片往事\n\n示例行业观察 | 来源\n\n李明 | 作者\n\n${FAR}`,
    '',
  ],
  ['below a page of menus', `首页\n\n${FAR}\n\n# 甲公司开源编译器\n\n正文。`, '甲公司开源编译器'],
])('the headline %s', (_name, markdown, headline) => {
  expect(headlineOf(markdown, null)).toBe(headline);
});

test('the title of the metadata is the headline if the only heading of level 1 is far down', () => {
  const markdown = `${FAR}\n\n# 本周引言\n\n正文。`;
  expect(headlineOf(markdown, '示例语言周报 404')).toBe('示例语言周报 404');
});

function headlineOf(markdown: string, title: string | null): string {
  return headlineIn(markdown, title).text;
}

function headlineIn(markdown: string, title: string | null): Headline {
  const metadata = {
    title,
    day: null,
    url: null,
    filedUnder: [],
    sourceColumn: null,
    csdnArticle: null,
    brokenFrontMatter: false,
    notices: [],
    fields: [],
    base: null,
  };
  return findHeadline(linesOf(readMarkdown(markdown).blocks), metadata);
}

test('a line that repeats the headline without its day is part of it, one that goes on is not', () => {
  const [name, days] = ['网络安全动态 一周速览', '2031.03.01 - 2031.03.07'];
  const { lines } = headlineIn(`# ${name} ${days}\n\n**${name}**\n\n**${name}：法规**\n\n${FAR}`, null);
  expect([...lines]).toEqual([0, 1]);
});
