import { expect, test } from 'vitest';
import { commands } from '../../../commands/all.ts';
import { indexByAction, performAction } from '../../../src/messages/conversation/dispatch.ts';
import type { Message } from '../../../src/messages/message.ts';
import { ask, openNewsroom, publish, story, wordsOf } from '../../commands/newsroom.ts';

test.each([
  ['甲公司发布新芯片', undefined],
  ['新华社：我国建成十万个 5G 基站', undefined],
  ['谷歌发布新芯片', '谷歌'],
  ['DeepSeek 开源新模型', 'DeepSeek'],
])('of “%s” a reader may follow who it is about, and no general word', async (title, name) => {
  const { app, store, context } = openNewsroom();
  const told = story('aaaaaaaaaa', title);
  await publish(store, '2024-12-27', [told]);
  await app.catchUp();
  const opened = await performAction(
    indexByAction(commands),
    { kind: 'story-page', story: told.id, page: 0, original: false },
    ask(),
    context,
  );
  const labels = wordsOf(opened as Message).filter((line) => line.startsWith('[关注「'));
  expect(labels).toEqual(name === undefined ? [] : [`[关注「${name}」]`]);
  await store.close();
});
