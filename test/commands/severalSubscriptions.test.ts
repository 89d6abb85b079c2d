import { beforeEach, describe, expect, test } from 'vitest';
import { subscribe } from '../../commands/subscribe.ts';
import { subscriptions } from '../../commands/subscriptions.ts';
import { unsubscribe } from '../../commands/unsubscribe.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Form, Message } from '../../src/messages/message.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { ask, type Newsroom, openNewsroom, wordsOf } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const context = () => ({ ...newsroom.context, channels: createPreviewChannel().platform.channels });

async function run(texts: RawOptions['texts'] = {}, command = subscribe, locale: Locale = 'zh-CN') {
  const answer = await runCommand(command, ask({ texts }, locale, ['manage-server']), context());
  return answer as Message;
}

async function press(action: Action, more: Partial<ReturnType<typeof ask>> = {}) {
  const request = { ...ask({}, 'zh-CN', ['manage-server']), ...more };
  return await performAction(
    indexByAction([subscribe, subscriptions, unsubscribe]),
    action,
    request,
    context(),
  );
}

const said = (message: Message) => wordsOf(message).join('\n');

async function stored() {
  const all = await newsroom.context.subscriptions.ofChannel('400000000000000001');
  return all.map(({ name, minuteOfDay, include }) => [name, minuteOfDay, ...include]);
}

describe('several subscriptions of a channel', () => {
  test('times that are given together are one subscription each, and are said with what the later one brings', async () => {
    const answer = said(await run({ time: '早上八点半和晚上八点' }));
    expect(await stored()).toEqual([
      [null, 510],
      [null, 1200],
    ]);
    expect(answer).toContain('08:30 所有栏目');
    expect(answer).toContain('20:00 所有栏目');
    expect(answer).toContain('后面的时间只发之前没发过的新消息');
  });

  test('adding a second time keeps the subscription that is there', async () => {
    await run({ time: '08:00', include: 'DeepSeek' });
    await run({ time: '08:00,20:00' });
    expect(await stored()).toEqual([
      [null, 480, 'DeepSeek'],
      [null, 1200, 'DeepSeek'],
    ]);
  });

  test('a new name adds one, a known name changes it, and the others stay', async () => {
    await run({ time: '08:00' });
    const added = said(await run({ name: '晚间 AI', time: '20:00', include: 'AI' }));
    expect(added).toContain('这个频道现在有 2 个订阅：08:00 所有栏目、20:00 晚间 AI');
    await run({ name: '晚间 ai', time: '21:00' });
    expect(await stored()).toEqual([
      [null, 480],
      ['晚间 AI', 1260, 'AI'],
    ]);
  });

  test('one that is called by what it brings is found by that, by its time and name, and by its id', async () => {
    await run({ time: '08:00' });
    await run({ name: 'x', time: '20:00', include: 'DeepSeek、小米' });
    const [first] = await newsroom.context.subscriptions.ofChannel('400000000000000001');
    for (const name of ['所有栏目', '08:00 所有栏目', first?.id ?? '']) await run({ name, items: '5' });
    await run({ name: '所有栏目', time: '09:00' });
    expect(await stored()).toEqual([
      [null, 540],
      ['x', 1200, 'DeepSeek', '小米'],
    ]);
    const proposed = await subscribe.complete?.(
      'name',
      '',
      converse(ask({}, 'zh-CN', ['manage-server']), context()),
    );
    expect(proposed?.map(({ name }) => name)).toEqual(['09:00 所有栏目', '20:00 x']);
  });

  test('without a name the time tells which one is meant; if it does not, the bot asks', async () => {
    await run({ time: '08:00,20:00' });
    await run({ time: '20:00', include: 'AI' });
    expect(await stored()).toEqual([
      [null, 480],
      [null, 1200, 'AI'],
    ]);
    const asked = said(await run({ include: '小米' }));
    expect(asked).toContain('有几个订阅，要改哪一个？');
    expect(asked).toContain('AI · 每天 20:00');
    expect(await stored()).toHaveLength(2);
  });

  test('a channel has five at most, and nothing is stored of what does not fit', async () => {
    await run({ time: '06:00,08:00,10:00' });
    await run({ name: 'x', time: '18:00,20:00' });
    expect(said(await run({ name: 'y' }))).toContain('一个频道最多 5 个订阅');
    expect(await stored()).toHaveLength(5);
  });

  test('each has a card, a name of its own that can be given and taken, and a form for one time', async () => {
    await run({ time: '08:00,20:00' });
    const [, evening] = await newsroom.context.subscriptions.ofChannel('400000000000000001');
    const id = evening?.id ?? '';
    const form = (await press({ kind: 'ask-change', part: 'name', subscription: id })) as Form;
    expect(form.fields[0]).toMatchObject({
      name: 'name',
      value: '',
      placeholder: expect.stringContaining('所有栏目'),
    });
    const rename = async (name: string) => {
      const proposed = await press({ kind: 'change', part: 'name', subscription: id }, { fields: { name } });
      const saving = JSON.stringify(proposed).match(/"kind":"save-change","draft":"(\w+)"/u)?.[1] ?? '';
      return said((await press({ kind: 'save-change', draft: saving })) as Message);
    };
    expect(await rename('晚报')).toContain('晚报');
    expect(await stored()).toEqual([
      [null, 480],
      ['晚报', 1200],
    ]);
    await rename('所有栏目');
    expect(await stored()).toContainEqual([null, 1200]);
    const wrong = await press(
      { kind: 'change', part: 'time', subscription: id },
      { fields: { time: '08:00,20:00', timezone: 'Asia/Shanghai' } },
    );
    expect(said(wrong as Message)).toContain('只能填一个时间');
  });

  test('is listed one by one, and paused and removed alone', async () => {
    await run({ time: '08:00,20:00' });
    const listed = said(await run({}, subscriptions));
    expect(listed).toContain('所有栏目 · 每天 08:00');
    expect(listed).toContain('所有栏目 · 每天 20:00');
    const [morning, evening] = await newsroom.context.subscriptions.ofChannel('400000000000000001');
    await press({ kind: 'subscription', step: 'pause', subscription: morning?.id ?? '' });
    await press({ kind: 'subscription', step: 'remove-now', subscription: evening?.id ?? '' });
    expect(await newsroom.context.subscriptions.ofChannel('400000000000000001')).toMatchObject([
      { minuteOfDay: 480, paused: { reason: null } },
    ]);
  });

  test.each(['zh-CN', 'zh-TW', 'en-US'] as const)(
    '/unsubscribe asks in %s which one is to go, or removes all',
    async (locale) => {
      await run({ time: '08:00,20:00' });
      const asked = await run({}, unsubscribe, locale);
      expect(said(asked)).toMatch(/20:00/u);
      expect(await stored()).toHaveLength(2);
      await press({ kind: 'unsubscribe-channel', channel: '400000000000000001' });
      expect(await stored()).toEqual([]);
    },
  );
});
