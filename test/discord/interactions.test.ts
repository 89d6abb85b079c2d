import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import type { ActionHandlers, Command } from '../../src/messages/conversation/command.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notice.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const startBot = botOfEachTest();

const everywhere = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, 'en-US': text });

function command(name: string, run: Command['run'], help?: ActionHandlers['help']): Command {
  return {
    kind: 'slash',
    name,
    names: everywhere(name),
    descriptions: everywhere(name),
    contexts: ['server'],
    options: [],
    run,
    ...(help && { actions: { help } }),
  };
}

const button: Message = notice('可以按', {
  kind: 'buttons',
  buttons: [{ kind: 'action', label: '按', action: { kind: 'help' } }],
});

const slow = command(
  'slow',
  async () => {
    await wait(700);
    return button;
  },
  async () => {
    await wait(700);
    return { ...notice('慢慢换好了'), replaces: true };
  },
);
const plain = command('plain', async () => button);
const shared = command('shared', async () => {
  await wait(700);
  return { ...notice('给大家看'), visibility: 'everyone' };
});
const broken = command('broken', async () => {
  throw new Error('the store is gone');
});
const long = command('long', async () => notice('很长的一句话，一条消息放不下。'.repeat(600)));

async function start(lines: string[] = []): Promise<RunningBot> {
  const running = await startBot();
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  await running.restart({ commands: [slow, plain, shared, broken, long], log });
  return running;
}

test('slow work is deferred, and its answer is visible to the asker only', async () => {
  const { fake, user, channel } = await start();
  const answer = await fake.interact({ kind: 'command', name: 'slow', user, channel });
  expect(answer.wasDeferred).toBe(true);
  expect(answer.isEphemeral).toBe(true);
  expect(answer.text).toContain('可以按');
  const pressed = await fake.interact({
    kind: 'component',
    message: answer.message,
    customId: '1|h',
    user,
    channel,
  });
  expect(pressed.wasDeferred).toBe(true);
  expect(pressed.text).toBe('慢慢换好了');
});

test('a slow answer for everyone is seen by everyone', async () => {
  const { fake, user, channel } = await start();
  await fake.interact({ kind: 'command', name: 'shared', user, channel });
  const shown = await fake.waitForMessage(channel);
  expect(readableText(shown)).toBe('给大家看');
});

test('a failure of ours is one sentence with an id that stands in the log', async () => {
  const lines: string[] = [];
  const { fake, user, channel } = await start(lines);
  const answer = await fake.interact({ kind: 'command', name: 'broken', user, channel });
  const id = /编号 ([0-9a-f]{8})/u.exec(answer.text)?.[1];
  expect(answer.text).not.toContain('store is gone');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { failure: id, err: { message: 'the store is gone' } },
  ]);
});

test('a long answer goes on in follow-ups, each the asker’s alone', async () => {
  const { fake, user, channel } = await start();
  const answer = await fake.interact({ kind: 'command', name: 'long', user, channel });
  await expect.poll(() => answer.followUps.length).toBeGreaterThan(1);
  await expect
    .poll(() => [answer.message, ...answer.followUps].map(readableText).join('').replace(/\s/gu, '').length)
    .toBe('很长的一句话，一条消息放不下。'.length * 600);
  expect(fake.messages(channel)).toEqual([]);
});

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const EDIT = 'PATCH /webhooks/:application/:token/messages/:message';
const FOLLOW_UP = 'POST /webhooks/:application/:token';
const refused = { kind: 'status', status: 400, code: 50_035 } as const;

test.each([
  ['the first answer to a command', CALLBACK, 'help'],
  ['the edit of a deferred answer', EDIT, 'slow'],
])('%s that Discord refuses is followed by a notice with the id of the log', async (_name, route, name) => {
  const lines: string[] = [];
  const { fake, user, channel, restart } = await startBot();
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  await restart({ commands: [...commands, command('slow', slow.run)], log });
  fake.nextFor(route, refused);
  const answer = await fake.interact({ kind: 'command', name, user, channel });
  expect(answer.text).toContain('没有成功');
  expect(answer.text).toContain(JSON.parse(lines[0] ?? '').failure);
});

test('a deferral that Discord refuses does not keep the answer from the member', async () => {
  const { fake, user, channel } = await start();
  fake.nextFor(CALLBACK, refused);
  const answer = await fake.interact({ kind: 'command', name: 'slow', user, channel });
  expect(answer.text).toContain('没有成功');
});

test('a follow-up that Discord refuses leaves what stands before it', async () => {
  const { fake, user, channel } = await start();
  fake.nextFor(FOLLOW_UP, refused);
  const answer = await fake.interact({ kind: 'command', name: 'long', user, channel });
  await expect.poll(() => answer.followUps.map(readableText).join()).toContain('没有成功');
  expect(readableText(answer.message)).toContain('一条消息放不下');
});

test('a refused form is followed by a notice to the member', async () => {
  const { fake, user, channel } = await startBot();
  const help = await fake.interact({ kind: 'command', name: 'help', user, channel });
  fake.nextFor(CALLBACK, refused);
  const act = { kind: 'component', message: help.message, customId: '1|k', user, channel } as const;
  const pressed = await fake.interact({ ...act, force: true });
  expect(pressed.text).toContain('没有成功');
});

test('a piece that Discord names as refused is left out, and the rest is answered', async () => {
  const { fake, user, channel } = await start();
  const errors = { data: { components: { 0: { components: { 1: { _errors: [{ code: 'X' }] } } } } } };
  fake.nextFor(CALLBACK, { ...refused, errors });
  const answer = await fake.interact({ kind: 'command', name: 'plain', user, channel });
  expect(answer.text).toContain('可以按');
  expect(JSON.stringify(answer.message.components)).not.toContain('"custom_id"');
});

test('proposals are unique by value and by name, and none is longer than Discord returns', async () => {
  const { fake, user, channel, restart } = await startBot();
  const typing: Command = {
    ...command('typing', async () => button),
    options: [
      {
        name: 'word',
        names: everywhere('word'),
        descriptions: everywhere('word'),
        kind: 'text',
        suggests: true,
      },
    ],
    complete: async () =>
      [
        ['甲', 'a'],
        ['乙', 'a'],
        ['甲', 'b'],
        ['丙', 'c'],
        ['空', ''],
        ['长', '长'.repeat(101)],
      ].map(([name = '', value = '']) => ({ name, value })),
  };
  await restart({ commands: [typing] });
  const act = {
    kind: 'autocomplete',
    name: 'typing',
    options: { word: '' },
    focused: 'word',
    user,
    channel,
  } as const;
  expect((await fake.interact(act)).choices).toEqual([
    { name: '甲', value: 'a' },
    { name: '丙', value: 'c' },
  ]);
});
