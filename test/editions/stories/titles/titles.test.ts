import { describe, expect, test } from 'vitest';
import { readEdition } from '../../../../src/editions/readEdition.ts';
import { withoutSharedCounters } from '../../../../src/editions/stories/titles/sharedCounters.ts';
import { storyTitles } from '../../storyTitles.ts';

const TEXT = '公司在周三上午的发布会上介绍了它，随后在官网上公布了时间表与价格，首批用户下月就能用上。';

function titlesIn(titles: readonly string[]): string[] {
  const body = titles.map((title) => `### ${title}\n\n${title.replace(/^[\d.]+\s/, '')}。${TEXT}`);
  const text = `# 示例日报 2025-06-05\n\n## 要闻\n\n${body.join('\n\n')}\n`;
  return storyTitles(text, 'post.md', '2025-06-05');
}

test('a title has no number of its part, and keeps a number that says how much', () => {
  expect(titlesIn(['1.1 青云模型发布', '1.2 海湾银行恢复手机服务', '1.3 Slideterm 支持代码高亮'])).toEqual([
    '青云模型发布',
    '海湾银行恢复手机服务',
    'Slideterm 支持代码高亮',
  ]);
  expect(titlesIn(['2.4 亿用户数据外泄', '6.1 英寸新机开售', '1.5 GB 内存即可运行的模型'])).toEqual([
    '2.4 亿用户数据外泄',
    '6.1 英寸新机开售',
    '1.5 GB 内存即可运行的模型',
  ]);
});

/** Titles of an edition whose stories are the given paragraphs. */
function titlesOfParagraphs(paragraphs: readonly string[]): string[] {
  const text = `# 示例日报 2025-06-05\n\n## 国际\n\n${paragraphs.join('\n\n')}\n`;
  return storyTitles(text, 'post.md', '2025-06-05');
}

test('a bold title behind a sign ends where its dash begins, and not at its first comma', () => {
  const titles = [
    '青云港口工人复工，货轮仍在排队',
    '海湾两国恢复通航：首班飞机坐满',
    '南山国会否决预算，总理提前大选',
    '极光公司在北岛建厂，三年后投产',
  ];
  expect(titlesOfParagraphs(titles.map((title) => `• **${title}** — ${TEXT}`))).toEqual(titles);
});

test('a counted title between the signs of a topic is told without them', () => {
  expect(titlesIn(['1、#青云港口明日复工#', '2、#海湾两国恢复通航#', '3、C# 示例库发布 #5 版'])).toEqual([
    '青云港口明日复工',
    '海湾两国恢复通航',
    'C# 示例库发布 #5 版',
  ]);
});

test('a title has neither the site in brackets behind it nor the signs that point to it', () => {
  expect(
    titlesIn([
      '>> 青云编译器换了许可证【a.example】',
      '> > 海湾语言公布路线图 [blog.b-c.example]',
      '» 南山数据库支持向量 (d.example)',
    ]),
  ).toEqual(['青云编译器换了许可证', '海湾语言公布路线图', '南山数据库支持向量']);
});

test('a site’s points for a title, and its source in brackets, are no part of it', () => {
  expect(
    titlesIn([
      '**【青云模型开放试用】（来源: 示例代码站 每日榜）**',
      '海湾银行恢复手机服务（1456 分，450 评论）',
      'Slideterm 支持代码高亮（今日 ⭐+7,321）',
      '极光公司起诉前高管（来源：示例晚报）',
      '南山医院启用新大楼 ⭐️ 7.5/10',
      '**[北岛港口恢复通航，货轮仍在排队]**',
    ]),
  ).toEqual([
    '青云模型开放试用',
    '海湾银行恢复手机服务',
    'Slideterm 支持代码高亮',
    '极光公司起诉前高管',
    '南山医院启用新大楼',
    '北岛港口恢复通航，货轮仍在排队',
  ]);
});

test('figures and names in brackets that say what a title is about stay in it', () => {
  const kept = [
    '青云浏览器越界漏洞（CNVD-2031-00207）',
    '星图电动车下调售价（3 万元）',
    '蓝湾地铁提速（一期）',
  ];
  expect(titlesIn(kept)).toEqual(kept);
});

test('the source in a title’s brackets is the story’s source', () => {
  const reading = readEdition({
    bytes: Buffer.from(
      `# 示例日报 2025-06-05\n\n## 要闻\n\n${[
        '青云模型开放试用',
        '海湾银行恢复手机服务',
        '极光公司起诉前高管',
      ]
        .map((title) => `### ${title}（来源：示例晚报）\n\n${title}。${TEXT}`)
        .join('\n\n')}\n`,
    ),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ attribution }) => attribution)).toEqual(Array(3).fill('示例晚报'));
});

test('a prefix before a colon that most stories share is in no title', () => {
  const notes = [
    '海湾云的排障工具现在可以读取旧格式的日志，值得一试。',
    '一篇讲索引结构的综述，作者比较了十二种写法。',
    '青云芯片的模拟器支持断点，适合写作业时使用。',
    '北城大学公开了机器人课程的讲义和全部练习。',
  ];
  const body = notes.map(
    (note, i) => `推荐语：${note}\n\n推荐人：某甲\n\n链接：https://a.example/${i}\n\n---\n`,
  );
  const reading = readEdition({
    bytes: Buffer.from(`---\ntitle: 示例月读（2031 年 3 月）\n---\n\n${body.join('\n')}\n\n就到这里。\n`),
    origin: 'post.md',
    time: new Date('2031-04-01T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ title }) => title)).toEqual(
    notes.map((note) => note.replace(/。$/, '')),
  );
});

test('the day in brackets behind a title is no part of it, a year or a period is', () => {
  expect(
    titlesIn([
      '青云模型开放试用（2025-06-03）',
      '海湾银行恢复手机服务（6月4日）',
      '示例漏洞周报第 12 期（6月1日-6月7日）',
      'Slideterm 年度报告（2024）',
    ]),
  ).toEqual([
    '青云模型开放试用',
    '海湾银行恢复手机服务',
    '示例漏洞周报第 12 期（6月1日-6月7日）',
    'Slideterm 年度报告（2024）',
  ]);
});

test('a link that its sentence goes on from is no title of its own', () => {
  const items = [
    '[青云模型](https://a.example/1) 和海湾银行的服务同时中断。两家公司都没有说明原因。',
    '[极光公司起诉前高管](https://a.example/2)，索赔两亿元。',
    '[南山医院启用新大楼](https://a.example/3)，床位增加六百张。',
  ];
  const reading = readEdition({
    bytes: Buffer.from(`# 示例周刊 第 21 期\n\n## 新闻\n\n${items.map((item) => `- ${item}`).join('\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  expect(reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title)).toEqual([
    '青云模型 和海湾银行的服务同时中断',
    '极光公司起诉前高管',
    '南山医院启用新大楼',
  ]);
});

describe('what most titles begin or end with', () => {
  const TITLES = ['青云汽车推迟上市', '北斗芯片开始量产', '海湾银行恢复服务', '3/4 的学生用上新教室'];

  test.each([
    ['places among all', (title: string, i: number) => `(${i + 1}/4) ${title}`],
    ['times', (title: string, i: number) => `0${1 + i}:1${i} ${title}`],
    ['times in brackets', (title: string, i: number) => `[1${i}:05] ${title}`],
    ['rules on either side', (title: string) => `== ${title} ==`],
  ])('%s are no part of them', (_, framed) => {
    expect(withoutSharedCounters(TITLES.map(framed))).toEqual(TITLES);
  });

  test('a time that only one title begins with is kept', () => {
    const titles = [...TITLES, '18:00 起地铁停运'];
    expect(withoutSharedCounters(titles)).toEqual(titles);
  });
});

test('a linked title between its category and its text is the title alone', () => {
  const items = [
    '**[产品]** [海湾相机发布第二代](https://example.com/1) - 重量只有上一代的一半，电池却更大了',
    '**[政策]** [北城公布自动驾驶细则](https://example.com/2) - 夜间也可以上路，但是必须有人在车里',
    '**[开源]** [青云编译器换了许可证](https://example.com/3) - 商用从此不必付费，贡献者也都同意了',
  ];
  const reading = readEdition({
    bytes: Buffer.from(`# 示例日报 2025-06-05\n\n## 要闻\n\n${items.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ title, section }) => [section, title])).toEqual([
    ['产品', '海湾相机发布第二代'],
    ['政策', '北城公布自动驾驶细则'],
    ['开源', '青云编译器换了许可证'],
  ]);
});

test('a link alone behind its source is a title as a whole, and a short name is one before a hyphen', () => {
  const readTitles = (lines: readonly string[], separator: string) => {
    const reading = readEdition({
      bytes: Buffer.from(`# 示例日报 2025-06-05\n\n## 工具\n\n${lines.join(separator)}\n`),
      origin: 'post.md',
      time: new Date('2025-06-05T00:00:00Z'),
    });
    return reading.kind === 'unreadable' ? [] : reading.edition.stories.map(({ title }) => title);
  };
  const links = [
    '- 示例晚报 | [青云港口开工了！工人们说等了三个月](https://a.example/1)',
    '- 示例晚报 | [海湾银行下调利率；存款利率也要降](https://a.example/2)',
    '- 北岛电台 | [南山医院启用新大楼！床位增加六百张](https://a.example/3)',
    '- 北岛电台 | [极光公司扩产；工会要求谈判](https://a.example/4)',
  ];
  expect(readTitles(links, '\n')).toEqual([
    '青云港口开工了！工人们说等了三个月',
    '海湾银行下调利率；存款利率也要降',
    '南山医院启用新大楼！床位增加六百张',
    '极光公司扩产；工会要求谈判',
  ]);
  const tools = ['Slideterm', 'Kite', 'Ox', 'Bluelamp'].map(
    (name, i) =>
      `[${name}](https://a.example/${i}) - 一个在终端里放映幻灯片的工具，支持代码高亮和第 ${i} 种主题`,
  );
  expect(readTitles(tools, '\n\n')).toEqual(['Slideterm', 'Kite', 'Ox', 'Bluelamp']);
});
