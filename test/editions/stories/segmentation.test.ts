import { expect, test } from 'vitest';
import { readDocument } from '../../../src/documents/readDocument.ts';
import { layoutOutline } from '../../../src/editions/layouts/layoutOutline.ts';
import { readMasthead } from '../../../src/editions/masthead/masthead.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';
import { extractStories } from '../../../src/editions/stories/extractStories.ts';

const NEWS = [
  [
    '甲公司开源七十亿参数的语言模型',
    '甲公司在代码平台公开了语言模型的权重，可供商用，文档同步上线。（甲媒体）',
  ],
  ['乙公司量产新一代车载芯片', '乙公司宣布新一代芯片已在南方工厂量产，首批供货三家车企。（乙媒体）'],
  ['丙公司完成三亿元融资', '机器人公司丙公司完成新一轮融资，金额三亿元，将用于扩建工厂。（丙媒体）'],
  ['丁公司下调云服务价格', '丁公司今日宣布云服务全线降价，最高降幅达两成，即日起生效。（丁媒体）'],
  ['戊公司发布折叠屏平板', '戊公司在发布会上推出首款折叠屏平板，售价七千元起，下周五开售。（戊媒体）'],
] as const;

/** The titles of the stories that are read from a text. */
function titlesIn(markdown: string): string[] {
  const reading = readEdition({
    bytes: Buffer.from(markdown),
    origin: 'example.md',
    time: new Date('2026-01-05T00:00:00Z'),
  });
  return reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title);
}

const TITLES = NEWS.map(([title]) => title);

test('a section that holds most of the stories holds news, though it is called a review', () => {
  const news = NEWS.map(([title, text]) => `**${title}**\n\n${text}`).join('\n\n');
  expect(titlesIn(`# 示例周报第 12 期\n\n# 以下是本周回顾：\n\n${news}\n`)).toEqual(TITLES);
});

test('a conference is news among events of its kind, and an advertisement among other news', () => {
  const forum = ['3月9日示例芯片论坛将在北城拉开帷幕', '论坛由甲协会主办，届时有四位嘉宾谈谈去年的产量。'];
  const events = [
    ['3月8日乙社区在南城举办沙龙', '乙社区邀请了四位维护者，讲各自的项目怎样走到今天。'],
    forum,
    ['3月7日丙大赛的评选结束', '丙大赛收到两百件作品，其中十二件进入了决赛名单。'],
    ['3月6日丁语言发布第三版', '丁语言的新版本改进了错误信息，编译也快了一倍。'],
    ['3月5日戊基金会换届', '戊基金会选出了新的理事，任期从下个月开始算起。'],
  ];
  const read = (stories: readonly (readonly string[])[]) =>
    titlesIn(
      `# 示例周报第 12 期\n\n${stories.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n')}\n`,
    );
  expect(read(events)).toEqual(events.map(([title]) => title));
  expect(read([NEWS[0], forum, ...NEWS.slice(1)])).toEqual(TITLES);
});

test('the entries of a glossary are no stories, however they are set', () => {
  const news = NEWS.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n');
  const terms = ['許可證', '折疊屏'].map(
    (term) => `### ${term}\n\n這是一個解釋，說明${term}在新聞裡的意思。`,
  );
  expect(
    titlesIn(`# 示例周报第 12 期\n\n## 新闻 (5)\n\n${news}\n\n## 📚 本期術語 (2)\n\n${terms.join('\n\n')}\n`),
  ).toEqual(TITLES);
});

test('entries of a list of contents for the introduction and the notes are no stories', () => {
  const parts = [
    ['简介', '这个栏目每三天整理一次，由读者投稿，文字与视频的内容相同，欢迎指出其中的错误。'],
    ...NEWS,
    ['注释', '方括号中的数字表示引用的次序，点击箭头可以回到原来的位置，所列的页面都在发布当日看过。'],
  ] as const;
  const contents = parts.map(([title], i) => `${i + 1}. [${title}](#${i + 1})`).join('\n');
  const news = parts.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n');
  expect(titlesIn(`# 示例短讯第 12 期\n\n目录\n\n${contents}\n\n${news}\n`)).toEqual(TITLES);
});

test('between counted stories a title without a text is a story too', () => {
  const news = NEWS.map(([title, text], i) => `${i + 1}.${title}\n\n${i === 2 ? '' : text}\n\n`).join('');
  expect(titlesIn(`# 示例日报 2026年1月5日\n\n${news}`)).toEqual(TITLES);
});

test('a story that is told once in an overview and once under its subject is one story', () => {
  const list = (from: number) =>
    NEWS.slice(from)
      .map(([title, text], i) => `### ${i + 1}. ${title}\n\n${text}\n\n`)
      .join('');
  const stories = titlesIn(`# 示例日报 2026年1月5日\n\n## 要闻\n\n${list(0)}## 行业\n\n${list(3)}`);
  expect(stories).toEqual(TITLES);
});

test('stories of the same title that tell different things stay apart', () => {
  const texts = ['攻击者可以在未登录时读取任意文件。', '本地用户可以借此提升权限并安装服务。'];
  const markdown = texts.map((text) => `## 某款浏览器安全漏洞\n\n${text}`).join('\n\n');
  const document = readDocument({ bytes: Buffer.from(markdown), origin: 'example.md', time: new Date(0) });
  if (document.kind === 'unreadable') throw new Error(document.reason);
  const masthead = readMasthead(document);
  const headings = masthead.lines.filter(({ kind }) => kind === 'heading');
  const titles = new Map(headings.map(({ index }) => [index, 'h2' as const]));
  const outline = layoutOutline(masthead, { titles, origin: 'test' }, titles);
  const { stories } = extractStories(masthead, outline, null);
  expect(stories.map(({ paragraphs }) => paragraphs)).toEqual(texts.map((text) => [text]));
});

test('a rule above the last story ends no edition whose stories rules divide', () => {
  const news = NEWS.map(([title, text]) => `## ${title}\n\n${text}\n\n---\n\n`).join('');
  const glance = TITLES.slice(0, 3).map((title) => `> - ${title}`);
  expect(titlesIn(`# 示例周刊 07：新的开始\n\n> 本期看点：\n${glance.join('\n')}\n\n${news}`)).toEqual(
    TITLES,
  );
});
