import { expect, test } from 'vitest';
import { readEdition } from '../../../../src/editions/readEdition.ts';

const PARTS: readonly (readonly [string, string])[] = [
  ['漏洞概述', '- 解析函数没有检查长度，攻击者可以写入任意内容\n- 攻击者需要先登录，门槛较低'],
  ['影响范围', '- 海湾网关 2.4.1 及以前的版本都受到影响\n- 北城网关使用同一个组件，也受到影响'],
  ['修复建议', '- 尽快更新到 2.5.0 或者更高的版本\n- 暂时不能更新的可以关闭远程管理的端口'],
];

/** The kind of a document under a headline, each part under its heading, repeated some times under other titles. */
function kindOf(headline: string, titles: readonly string[]): string {
  const parts = PARTS.flatMap(([name, text]) => [`**${name}**`, text]);
  const body = titles.flatMap((title) => [...(title === '' ? [] : [`## ${title}`]), ...parts]);
  const reading = readEdition({
    bytes: Buffer.from([`# ${headline}`, ...body].join('\n\n')),
    origin: 'post.md',
    time: new Date('2031-03-06T00:00:00Z'),
  });
  return reading.kind;
}

test('the parts of a notice about one fault make no roundup of it, whatever its column is called', () => {
  expect(kindOf('【漏洞速递】海湾网关远程执行漏洞', [''])).toBe('article');
});

test('parts that return under several faults are those of a roundup', () => {
  const titles = ['海湾网关远程执行漏洞', '青云编辑器越权读取漏洞', '山风图库脚本注入漏洞'];
  expect(kindOf('漏洞速递周报（第 12 期）', titles)).toBe('edition');
});
