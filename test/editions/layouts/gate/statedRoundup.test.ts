import { expect, test } from 'vitest';
import { headsRoundup } from '../../../../src/editions/layouts/gate/statedRoundup.ts';
import { readEdition } from '../../../../src/editions/readEdition.ts';

test.each([
  '示例漏洞周报【第005期】',
  '示例技术周刊第十四期：常用命令',
  '示例 Newsletter #272',
  '示例科技早报 2031-03-05',
  '示例早餐（3月5日 星期三）',
  '示例桌遊週記 2031 W09',
  '【某某】示例短讯-250305',
  '示例安全周報(20310303-20310309)',
  '每周示例威胁摘要',
  '上周受关注的示例漏洞（11.29-12.05）',
  '关注度较高的示例产品漏洞(20310902-20310908)',
  '甲公司发布新品 | 一周速览',
  '3月示例接口及相关资讯一览',
  '2031年三月示例漏洞简报',
  '示例月读（2031 年 3 月）',
  '甲公司被约谈；乙公司下月公布数据；丙公司涨价',
  '示例桌游週記 2031 W07',
  '示例技术周刊｜2031-W12',
  '【示例社】航天短讯-310408',
  '示例社区周报 Week 7',
  '示例设计月刊 No.12',
  '示例语言周报 404（译）',
  '示例前端周刊105：甲公司开源编译器',
  '示例校消息 2031-03-05',
  '示例日链接:2031 年 3 月 5 日',
  '🌍 Daily Sample News - 2031-03-05',
  '示例论坛今日热门项目 | 2031-03-05',
  '示例聯播（3月5日）',
  '2031.03.03~2031.03.09一周新闻剪报',
  '示例社区价值信息汇总第 117 期',
  '第 119 期 前端開發 推薦文章',
  '每周一鸟：第 9 期',
  '本周示例社区新增优质包',
  '本周你不想错过的 13 个 Sample Magazine 故事',
  '2031年3月示例圈新闻总结（上）',
  '🚀 示例 Trending 2031-03-05',
  '示例 Digest #12',
  '示例与芯片评论.20310305.第九期',
  '示例观点 第 12 期（2031-03-05）',
])('%s heads a roundup', (headline) => {
  expect(headsRoundup(headline)).toBe(true);
});

test.each([
  '示例框架 3.2 新特性总览',
  '2031年3月示例漏洞盘点',
  '三月里读一本新闻学的书',
  '示例日报社举办第五届读者节',
  '如何写好一份周报',
  '周记程序的安装包 180052',
  '订单号 2031030512345 查不到怎么办',
  '[每周阅读一本书] 示例作家的勇气',
  '示例系统升级到 11.2-12.0（附步骤）',
  '今日起，示例网站要求两步登录',
  '我看到一个新闻；它说测试组被取消了。',
  '某设备存在漏洞；用户必须就医修复',
  '示例快讯接口返回 310499',
  '示例课程 Week 7 小结',
  '写周报 3 年后的体会',
  '示例快讯 2.0 的安装',
  '读书摘要：春天的书 2031-03-05 更新',
  '例会纪要 2031-03-05',
  '今日感悟 2031-03-05',
  '2031-03-05 搬家记',
  '示例播客第 12 期',
  '第 12 期 和甲某聊园艺',
  '系统消息推送怎样设计',
  '本周五新增一场示例分享会',
  '本周热门示例视频：怎样说得更清楚',
  '示例服务的 Digest 认证',
  '示例训练营第 3 期的 2031 年计划',
])('%s may head an article', (headline) => {
  expect(headsRoundup(headline)).toBe(false);
});

/** Short notes without the wording of news, which alone would be parts of an article. */
const NOTES = ['缓存清理', '界面微调', '图标重绘', '文档搬家'].map(
  (note, i) =>
    `## ${i + 1}. ${note}\n\n我们把它放在一起处理，首先整理旧的部分，然后逐步替换，如果需要可以先备份。`,
);

function kindOf(headline: string, above = '', frontMatter = ''): string {
  const text = `${frontMatter}# ${headline}\n\n${above}${NOTES.join('\n\n')}\n`;
  return readEdition({ bytes: Buffer.from(text), origin: 'post.md', time: new Date('2031-03-05T00:00:00Z') })
    .kind;
}

test('the same parts are stories in an issue of a periodical, and an article’s under another headline', () => {
  expect(kindOf('示例项目周刊第十二期')).toBe('edition');
  expect(kindOf('示例项目如何整理旧代码')).toBe('article');
});

test('the same parts are stories below the days that they cover or the day of an issue, and under a roundup’s title in the front matter', () => {
  const headline = '示例项目如何整理旧代码';
  expect(kindOf(headline, '执行时间：2031-03-05。统计周期：2031-02-27 至 2031-03-05\n\n')).toBe('edition');
  expect(kindOf(headline, '', '---\ntitle: 示例项目周刊第十二期\n---\n')).toBe('edition');
  expect(kindOf(headline, '统计周期：半年\n\n')).toBe('article');
  expect(kindOf(headline, '> 示例仓库**日报**观测时间为 **2031-03-05 20:25**\n\n')).toBe('edition');
  expect(kindOf(headline, '> 本文生成时间：2031-03-05 20:25\n\n')).toBe('article');
});

test('a headline of two clauses heads a roundup if a title below tells one of them', () => {
  expect(kindOf('示例项目整理缓存清理；图标重绘完成')).toBe('edition');
  expect(kindOf('某设备存在漏洞；用户必须就医修复')).toBe('article');
});

test('parts under a heading that says that news follow are stories, and with only one of them under it an article’s', () => {
  const headline = '示例项目如何整理旧代码';
  const parts = NOTES.map((note) => `#${note}`);
  const post = (above: string, below: string) =>
    readEdition({
      bytes: Buffer.from(`# ${headline}\n\n${above}\n\n${below}\n`),
      origin: 'post.md',
      time: new Date('2031-03-05T00:00:00Z'),
    }).kind;
  expect(post('## 主要新闻', parts.join('\n\n'))).toBe('edition');
  expect(post('## 主要做法', parts.join('\n\n'))).toBe('article');
  expect(post(`## 主要新闻\n\n${parts[0]}`, `## 做法\n\n${parts.slice(1).join('\n\n')}`)).toBe('article');
});

test('parts under headings that recommend are stories in a numbered issue, and an article’s without a number', () => {
  const parts = NOTES.map((note) => `#${note}`);
  const post = (headline: string) =>
    readEdition({
      bytes: Buffer.from(
        `# ${headline}\n\n## 卷首语\n\n春天来了。\n\n## 内容推荐\n\n${parts.slice(0, 2).join('\n\n')}\n\n## 工具推荐\n\n${parts.slice(2).join('\n\n')}\n`,
      ),
      origin: 'post.md',
      time: new Date('2031-03-05T00:00:00Z'),
    }).kind;
  expect(post('vol18.慢慢整理')).toBe('edition');
  expect(post('示例项目如何整理旧代码')).toBe('article');
});

test('parts under headings that rank several periods are stories, and under one such heading an article’s', () => {
  const parts = NOTES.map((note) => `#${note}`);
  const post = (first: string, second: string) =>
    readEdition({
      bytes: Buffer.from(
        `# 示例项目如何整理旧代码\n\n## ${first}\n\n${parts.slice(0, 2).join('\n\n')}\n\n## ${second}\n\n${parts.slice(2).join('\n\n')}\n`,
      ),
      origin: 'post.md',
      time: new Date('2031-03-05T00:00:00Z'),
    }).kind;
  expect(post('今日TOP10', '🔥 本周 Top 10')).toBe('edition');
  expect(post('今日榜单', '本月榜单')).toBe('edition');
  expect(post('今日榜单', '做法')).toBe('article');
});
