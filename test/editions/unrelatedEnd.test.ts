import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEdition } from '../../src/editions/readEdition.ts';
import fc from '../properties.ts';
import { editionPost, postAsHtml, postAsMarkdown } from './posts.ts';

const TIME = new Date('2025-12-01T00:00:00Z');
const GOLDEN = new URL('./golden/', import.meta.url);
const EDITIONS = readdirSync(GOLDEN).filter((name) => /\.(?:md|txt|html)$/.test(name));

/** Paragraphs about nothing that a roundup tells. */
const UNRELATED = [
  '周末去公园散步时遇到了一位老朋友，我们聊了很久小时候在乡下的事情，天色晚了才各自回家。',
  '傍晚的风从河面上吹过来，带着一点青草的味道，院子里的老人收起棋盘慢慢走回屋里。',
];

function titlesOf(source: string, origin: string): readonly string[] {
  const reading = readEdition({ bytes: Buffer.from(source), origin, time: TIME });
  return reading.kind === 'edition' ? reading.edition.stories.map(({ title }) => title) : [reading.kind];
}

function withParagraph(source: string, text: string, isHtml: boolean): string {
  return isHtml ? `${source.trimEnd()}\n<p>${text}</p>\n` : `${source.trimEnd()}\n\n${text}\n`;
}

/** Layouts of roundups without a list of contents, so that the models rank them. */
const LAYOUTS: Readonly<Record<string, (title: string, text: string, index: number) => string>> = {
  'numbered lines': (title, text, i) => `${i + 1}、${title}\n\n${text}`,
  'numbered in bold': (title, text, i) => `**${i + 1}. ${title}**\n\n${text}`,
  headings: (title, text) => `## ${title}\n\n${text}`,
  'plain lines': (title, text) => `${title}\n\n${text}`,
  'bold lines': (title, text) => `**${title}**\n\n${text}`,
  'titles in brackets': (title, text) => `【${title}】${text}`,
  'items of a list': (title, text) => `- **${title}**：${text}`,
};

/** Stories whose texts tell of their titles and of nothing else: those of {@link editionPost} share their sentences. */
const STORIES = [
  ['青云汽车推迟上市计划', '这家车企把去香港上市的时间改到了明年，投行仍由原来的两家担任。'],
  ['Lumen 编辑器发布 3.0', '更新后打开大文件不再卡顿，插件市场也搬到了新的服务器，旧插件都能用。'],
  ['山雀模型下调调用价格', '按次数计算的价格降到原来的三分之一，老用户自动享受，月底前注册还送额度。'],
  ['滨海大学回应名单流出', '校方说流出的名单来自三年前的一次讲座，不含身份证号码，网络中心已经关闭下载。'],
  ['火焰框架开源全部代码', '仓库采用宽松的许可证，编译脚本和测试数据一并公开，维护者有十一人。'],
  ['星图播放器获得十亿融资', '领投方是一家做影视版权的基金，钱会花在海外市场和解码芯片上。'],
  ['海湾银行上线语音转账', '说出收款人和数目就能付款，单笔上限五千元，声纹由手机本地保存。'],
  ['北斗短信进入中端手机', '两家厂商宣布千元机也会带卫星天线，没有信号的山里同样能发求救消息。'],
  ['南山医院试用手术机械臂', '第一例胆囊切除只用了四十分钟，主刀医生坐在隔壁房间里操作。'],
  ['Zig 语言换掉包管理器', '新工具默认锁定依赖的哈希，离线也能构建，迁移只要改一个文件。'],
] as const;

/** A story whose text has no word of its title, nor of the stories above. */
const UNLIKE = [
  '海湾银行上线语音转账',
  '说出收款人和数目就能付款，单笔上限五千元，声纹由手机本地保存。',
] as const;

/** Four to nine of these stories in any order, in a layout. */
function roundupIn(layout: (title: string, text: string, index: number) => string): fc.Arbitrary<string> {
  return fc
    .shuffledSubarray([...STORIES], { minLength: 4, maxLength: 9 })
    .map(
      (stories) =>
        `# 示例科技早报 12月27日\n\n${stories.map(([title, text], i) => layout(title, text, i)).join('\n\n')}\n`,
    );
}

/** Opening of a roundup, copied up to the middle of its last sentence. */
const CUT_OFF = `示例今日快报 2031年3月4日
青云汽车推迟上市计划
示例网获悉,3月3日,青云汽车公告称,去香港上市的时间改到了明年,投行仍由原来的两家担任。
海湾银行上线语音转账
海湾银行宣布,客户说出收款人和数目就能付款,单笔上限五千元,声纹由手机本地保存。
南山医院试用手术机械臂
南山医院昨日完成第一例机械臂胆囊切除,只用了四十分钟,主刀医生坐在隔壁房间里操作。
去年新设制造企业数量位居全国第二
示例网获悉,3月3日,滨海市统计局公布去年的主要数字,其中新设制造企业的数量位居全国第二,比上一年增加
`;

describe('an unrelated paragraph at the end changes no title', () => {
  test.each(UNRELATED)('of an opening that is cut off: %s', (text) => {
    expect(titlesOf(withParagraph(CUT_OFF, text, false), 'copied.txt')).toEqual(
      titlesOf(CUT_OFF, 'copied.txt'),
    );
  });

  test.each(EDITIONS)('of %s', (name) => {
    const source = readFileSync(new URL(name, GOLDEN), 'utf8');
    const before = titlesOf(source, name);
    for (const text of UNRELATED)
      expect(titlesOf(withParagraph(source, text, name.endsWith('.html')), name)).toEqual(before);
  });

  test.each(Object.entries(LAYOUTS))('of a roundup in %s', (_name, layout) => {
    fc.assert(
      fc.property(roundupIn(layout), fc.constantFrom(...UNRELATED), (source, text) => {
        expect(titlesOf(withParagraph(source, text, false), 'post.md')).toEqual(titlesOf(source, 'post.md'));
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    { name: 'HTML', written: postAsHtml, isHtml: true },
    { name: 'Markdown', written: postAsMarkdown, isHtml: false },
  ])('of a post with a list of contents, in $name', ({ written, isHtml }) => {
    fc.assert(
      fc.property(editionPost(), fc.constantFrom(...UNRELATED), (post, text) => {
        const source = written(post);
        expect(titlesOf(withParagraph(source, text, isHtml), 'post')).toEqual(titlesOf(source, 'post'));
      }),
      { numRuns: 15 },
    );
  });
});

test('a last paragraph is a story if every paragraph is one, whatever the others are about', () => {
  const paragraphs = STORIES.map(([title, text]) => `${title}。${text}`);
  const source = `# 示例新闻早餐 12月27日\n\n${paragraphs.join('\n\n')}\n`;
  const titles = titlesOf(source, 'post.md');
  expect(titles).toHaveLength(STORIES.length);
  expect(titles.at(-1)).toContain('Zig');
});

test.each(Object.entries(LAYOUTS))('a last story in %s may repeat no word of its title', (_name, layout) => {
  const stories = [...STORIES.slice(0, 6), UNLIKE];
  const source = `# 示例科技早报 12月27日\n\n${stories.map(([title, text], i) => layout(title, text, i)).join('\n\n')}\n`;
  expect(titlesOf(source, 'post.md')).toEqual(stories.map(([title]) => title));
});
