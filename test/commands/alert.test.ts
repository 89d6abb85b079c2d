import { afterEach, beforeEach, expect, test } from 'vitest';
import { alert } from '../../commands/alert.ts';
import { commands } from '../../commands/all.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const GUILD = '300000000000000001';
const ROLE = { id: '500000000000000001', name: '值班', mentionable: true };

let room: Newsroom;
beforeEach(() => {
  room = openNewsroom();
});
afterEach(() => room.store.close());

async function say(options: RawOptions = {}, permissions: Parameters<typeof ask>[2] = ['manage-server']) {
  const answer = await runCommand(alert, ask(options, 'zh-CN', permissions), room.context);
  if (answer.kind !== 'message') throw new Error('a form');
  return answer;
}

async function press(answer: Message, label: string): Promise<Message> {
  const buttons = answer.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const button = buttons.find((known) => known.label === label);
  if (button?.kind !== 'action') throw new Error(`there is no ${label}`);
  return act(button.action);
}

async function act(action: Action, permissions: Parameters<typeof ask>[2] = ['manage-server']) {
  const answer = await performAction(
    indexByAction(commands),
    action,
    ask({}, 'zh-CN', permissions),
    room.context,
  );
  if (answer.kind !== 'message') throw new Error('a form');
  return answer;
}

const read = (answer: Message) => wordsOf(answer).join('\n');

test('an alert is set, changed, paused, resumed and removed', async () => {
  await publish(room.store, '2024-12-26', [story('aaaaaaaaaa', '某浏览器曝零日，已有人利用')]);
  await room.app.catchUp();
  const made = await say({ texts: { keyword: '安全漏洞' }, roles: { role: ROLE } });
  expect(read(made)).toContain('已设好「安全漏洞」的提醒。');
  expect(read(made)).toContain('每天最多 3 次');
  // 零日 is another word for it.
  expect(read(made)).toContain('过去 7 天有 1 条');
  expect(await room.context.alerts.ofGuild(GUILD)).toMatchObject([
    { keyword: '安全漏洞', pingRole: ROLE.id, dailyLimit: 3, paused: null },
  ]);
  const changed = await say({ texts: { keyword: '安全 漏洞' }, integers: { limit: 1 } });
  expect(read(changed)).toContain('已改好');
  expect(await room.context.alerts.ofGuild(GUILD)).toMatchObject([{ pingRole: ROLE.id, dailyLimit: 1 }]);
  const paused = await press(changed, '暂停');
  expect(paused.replaces).toBe(true);
  expect((await room.context.alerts.ofGuild(GUILD))[0]?.paused).not.toBeNull();
  await press(paused, '恢复');
  expect((await room.context.alerts.ofGuild(GUILD))[0]?.paused).toBeNull();
  const list = await say();
  expect(read(list)).toMatch(/1\. 安全 漏洞 .*每天最多 1 次 · 正常/u);
  const sure = await press(changed, '删除');
  expect(read(await press(sure, '返回'))).toContain('每天最多 1 次');
  expect(read(await press(sure, '确定删除'))).toContain('已删除「安全 漏洞」的提醒。');
  expect(read(await say())).toContain('还没有提醒');
  expect(read(await press(changed, '暂停'))).toContain('已经不在了');
});

test('a server has twenty alerts at most, and what cannot be pinged is said', async () => {
  for (let number = 0; number < 20; number += 1) await say({ texts: { keyword: `词${number}` } });
  expect(read(await say({ texts: { keyword: '再一个' } }))).toContain('最多 20 个提醒');
  expect(read(await say({ texts: { keyword: '词1' } }))).toContain('已改好');
  const closed = { ...ROLE, mentionable: false };
  expect(read(await say({ texts: { keyword: '词1' }, roles: { role: closed } }))).toContain('值班');
  const everyone = { ...ROLE, id: GUILD };
  expect(read(await say({ texts: { keyword: '词1' }, roles: { role: everyone } }))).toContain('@everyone');
  expect(read(await say({ texts: { keyword: '！' } }))).toContain('至少有一个字');
});

test('a member without the right gets one sentence, from the command and from an old button', async () => {
  expect(read(await say({ texts: { keyword: '漏洞' } }, []))).toContain('管理服务器');
  expect(read(await act({ kind: 'alerts' }, []))).toContain('管理服务器');
});

test.each(LOCALES)('in %s a card and a list hold no other language', async (locale) => {
  const request = ask({ texts: { keyword: 'DeepSeek' }, roles: { role: ROLE } }, locale, ['manage-server']);
  for (const options of [request, ask({}, locale, ['manage-server'])]) {
    const answer = await runCommand(alert, options, room.context);
    if (answer.kind !== 'message') throw new Error('a form');
    expect(read(answer)).not.toMatch(
      locale === 'en-US' ? /[提醒频道]/u : locale === 'zh-TW' ? /[频设]/u : /[頻設]/u,
    );
  }
});
