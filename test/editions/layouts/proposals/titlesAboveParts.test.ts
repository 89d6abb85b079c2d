import { expect, test } from 'vitest';
import { titlesAboveParts } from '../../../../src/editions/layouts/proposals/titlesAboveParts.ts';
import { candidatesIn } from '../candidatesIn.ts';

const PRODUCTS = ['青云路由器命令注入', '北斗网盘越权读取', '海湾邮箱附件绕过'];
const PARTS = [
  ['产品说明', '由一家公司在十年前推出，用户多在中小企业。'],
  ['问题描述', '攻击者不登录就能构造请求，读取其他用户的文件。'],
  ['修复办法', '厂商已经发布了新版本，请尽快升级。'],
] as const;

/** Returns the blocks of stories that each have a title and the same parts. */
function stories(titles: readonly string[]): string[] {
  return titles.flatMap((title) => [
    title,
    ...PARTS.flatMap(([label, text]) => [`**${label}**`, `${text}${title}也不例外。`]),
  ]);
}

function found(blocks: readonly string[]): string[] {
  return titlesAboveParts(candidatesIn(blocks)).map(({ title }) => title);
}

test('lines in bold above the same labels in the same order are titles', () => {
  expect(found(stories(PRODUCTS.map((title) => `**${title}**`)))).toEqual(PRODUCTS);
});

test('an identifier in bold between the title and the first label is no title', () => {
  const blocks = stories(PRODUCTS.map((title, i) => `**${title}**\n\n**CVE-2025-100${i}**`));
  expect(found(blocks)).toEqual(PRODUCTS);
});

test('labels above which no line is set off have no titles', () => {
  expect(found(stories(PRODUCTS))).toEqual([]);
});

test('a single returning label proposes no titles: it may name sections, not parts', () => {
  expect(found(PRODUCTS.flatMap((title) => [`**${title}**`, '**产品说明**', '用户多在中小企业。']))).toEqual(
    [],
  );
});

/** Returns stories whose parts begin with their labels in bold. */
function records(titles: readonly string[]): string[] {
  return titles.flatMap((title) => [
    title,
    ...PARTS.map(([label, text]) => `**${label}**：${text}${title.slice(3)}也不例外。`),
  ]);
}

test('headings above texts that begin with the same labels are titles, and the section above the first is none', () => {
  const projects = ['someone/router', 'another/disk', 'third/mailbox'];
  const blocks = records(projects.map((project) => `## ${project}`));
  expect(found(['# 详细数据', ...blocks])).toEqual(projects);
});

test('headings above such texts are no titles on their own where more of their rank have none', () => {
  const others = ['海湾银行恢复手机服务', '北城扩大试点', '港口工人还在等'].map(
    (headline) => `## ${headline}\n\n正文说的是今天的事。`,
  );
  expect(found([...others, ...records(PRODUCTS.map((product) => `## ${product}`))])).toEqual([]);
});
