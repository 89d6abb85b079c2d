import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { digest } from '../../commands/digest.ts';
import { forgetMe } from '../../commands/forget-me.ts';
import { subscribe } from '../../commands/subscribe.ts';
import { subscriptions } from '../../commands/subscriptions.ts';
import { unsubscribe } from '../../commands/unsubscribe.ts';
import type { Command } from '../../src/messages/conversation/command.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import type { Request } from '../../src/messages/conversation/request.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Form, Message } from '../../src/messages/message.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = openNewsroom();
  await publish(newsroom.store, '2024-12-27', [story('aaaaaaaaaa', '甲公司发布新芯片')]);
});

const context = () => ({ ...newsroom.context, channels: createPreviewChannel().platform.channels });
const said = (answer: unknown) => wordsOf(answer as Message).join('\n');

function direct(
  options: RawOptions = {},
  locale: Locale = 'zh-CN',
  scene: 'direct' | 'elsewhere' = 'direct',
): Request {
  return {
    ...ask(options, locale),
    place: { context: scene, channel: '900000000000000001', permissions: new Set() },
  };
}

const run = (command: Command, request: Request) => runCommand(command, request, context());
const own = () => newsroom.context.subscriptions.ofChannel(ask().user);

describe.each(['direct', 'elsewhere'] as const)('a digest of one’s own, asked for %s', (scene) => {
  test.each([
    ['zh-CN', '你的私信', '你的订阅'],
    ['zh-TW', '你的私訊', '你的訂閱'],
    ['en-US', 'Your inbox', 'Your subscriptions'],
  ] as const)('is made, listed, changed and ended in %s', async (locale, place, title) => {
    const options = {
      texts: { time: '07:30', timezone: 'Europe/Berlin', include: '芯片', columns: '极客头条' },
    };
    expect(said(await run(subscribe, direct(options, locale, scene)))).toContain(place);
    expect(await own()).toMatchObject([
      {
        guildId: '@me',
        channelKind: 'direct',
        minuteOfDay: 450,
        timeZone: 'Europe/Berlin',
        include: ['芯片'],
        language: locale,
      },
    ]);
    const listed = said(await run(subscriptions, direct({}, locale, scene)));
    expect(listed).toContain(title);
    expect(listed).toContain('07:30 (Europe/Berlin)');
    await run(subscribe, direct({ texts: { time: '08:00,20:00' } }, locale, scene));
    expect(await own()).toHaveLength(2);
    const removed = await run(unsubscribe, direct({}, locale, scene));
    expect(said(removed)).toContain('20:00');
    await performAction(
      indexByAction(commands),
      { kind: 'unsubscribe-channel', channel: ask().user },
      direct({}, locale, scene),
      context(),
    );
    expect(await own()).toEqual([]);
  });
});

test('options that only servers have are refused as theirs', async () => {
  expect(said(await run(subscribe, direct({ flags: { thread: true } })))).toContain('只在服务器里有用');
  expect(await own()).toEqual([]);
});

test('the form has no role to mention, and saves without any right', async () => {
  await run(subscribe, direct());
  const [{ id } = { id: '' }] = await own();
  const press = (action: Parameters<typeof performAction>[1], more: Partial<Request> = {}) =>
    performAction(indexByAction(commands), action, { ...direct(), ...more }, context());
  const form = (await press({ kind: 'ask-change', part: 'display', subscription: id })) as Form;
  expect(form.fields.map(({ name }) => name)).toEqual(['items', 'language', 'extras']);
  const proposed = await press(
    { kind: 'change', part: 'display', subscription: id },
    { fields: { items: '7' }, picked: { language: ['zh-CN'] } },
  );
  const draft = JSON.stringify(proposed).match(/"kind":"save-change","draft":"(\w+)"/u)?.[1] ?? '';
  await press({ kind: 'save-change', draft });
  expect(await own()).toMatchObject([{ itemLimit: 7 }]);
});

test('nobody sees or changes another member’s digest, nor a server’s from outside of it', async () => {
  await run(subscribe, direct());
  await run(subscribe, ask({}, 'zh-CN', ['manage-server']));
  const [{ id } = { id: '' }] = await own();
  const stranger = { ...direct(), user: '999999999999999999' };
  expect(said(await run(subscriptions, stranger))).toContain('你还没有自己的订阅');
  const show = { kind: 'subscription', step: 'remove-now', subscription: id } as const;
  for (const request of [stranger, ask({}, 'zh-CN', ['manage-server'])])
    expect(said(await performAction(indexByAction(commands), show, request, context()))).toContain(
      '已经取消了',
    );
  expect(await own()).toHaveLength(1);
  expect(said(await run(subscriptions, direct()))).not.toContain('400000000000000001');
});

test('closed messages are said under the next answer, once, and /forget me takes the subscription', async () => {
  await run(subscribe, direct());
  await newsroom.store.run(
    `UPDATE subscriptions SET refused_since = 1, paused_at = 1, refusal = ?, pause_reason = ?`,
    Array(2).fill(
      '{"code":"refused","status":403,"error":50007,"message":"Cannot send messages to this user"}',
    ),
  );
  expect(said(await run(digest, direct()))).toContain('发不到私信，已经暂停');
  expect(said(await run(digest, direct()))).not.toContain('发不到私信');
  expect(said(await run(subscriptions, direct()))).toContain('私信没有打开');
  await performAction(indexByAction([forgetMe]), { kind: 'forget', confirmed: true }, direct(), context());
  expect(await own()).toEqual([]);
});
