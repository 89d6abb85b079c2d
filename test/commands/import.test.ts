import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { importFile } from '../../commands/import.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Answer, Message } from '../../src/messages/message.ts';
import { ask, openNewsroom, wordsOf } from './newsroom.ts';

const ROUNDUP = `---
title: 云厂商降价；新芯片流片--极客头条
date: 2024-12-26
---
# 云厂商降价；新芯片流片 | 极客头条

### 一分钟速览新闻点！

- 云厂商宣布降价
- 新芯片流片成功

### 国内要闻

**云厂商宣布降价**

多家云厂商宣布下调价格，幅度最高三成，从明年起生效。

**新芯片流片成功**

一家公司宣布新芯片流片成功，明年投产。
`;

function words(answer: Answer): string[] {
  return wordsOf(answer as Message);
}

const file = { name: 'post.md', url: 'https://cdn.example/post.md', bytes: 500 };

function room(bytes: Uint8Array | undefined = new TextEncoder().encode(ROUNDUP)) {
  return openNewsroom({ fetchFile: async () => bytes });
}

test('a post is shown as it reads, stored on confirmation, and found at once', async () => {
  const { context } = room();
  const request = ask({ files: { file } }, 'zh-CN', ['own-bot']);
  const answer = (await runCommand(importFile, request, context)) as Message;
  expect(words(answer)[0]).toContain('post.md 读出来是这样');
  expect(words(answer).join('\n')).toContain('云厂商宣布降价');
  expect(await context.stories.count()).toBe(0);
  const button = answer.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
  if (button?.kind !== 'action') throw new Error('nothing to confirm with');
  const stored = await performAction(indexByAction(commands), button.action, request, context);
  expect(words(stored)[0]).toBe('已入库：post.md');
  expect((await context.search.search('流片')).hits.map(({ title }) => title)).toEqual(['新芯片流片成功']);
  const again = await performAction(indexByAction(commands), button.action, request, context);
  expect(words(again)[0]).toContain('已经入库或过期');
});

test.each([
  ['no owner', ask({ files: { file } }), '只有机器人的所有者能用'],
  ['no file', ask({}, 'zh-CN', ['own-bot']), '没有附件'],
  [
    'a file too large',
    ask({ files: { file: { ...file, bytes: 6_000_000 } } }, 'zh-CN', ['own-bot']),
    '最多 5 MB',
  ],
])('an import with %s is refused', async (_, request, expected) => {
  expect(words(await runCommand(importFile, request, room().context))[0]).toContain(expected);
});

test('bytes that are no text are refused with the reason', async () => {
  const { context } = room(new Uint8Array([0, 1, 2, 255, 254, 0, 0]));
  const answer = await runCommand(importFile, ask({ files: { file } }, 'zh-CN', ['own-bot']), context);
  expect(words(answer)[0]).toContain('这个附件读不出早报');
});
