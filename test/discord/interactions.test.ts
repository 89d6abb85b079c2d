import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { Command } from '../../src/messages/command.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notice.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const startBot = botOfEachTest();

const everywhere = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, 'en-US': text });

function command(name: string, run: Command['run'], act?: Command['act']): Command {
  return {
    kind: 'slash',
    name,
    names: everywhere(name),
    descriptions: everywhere(name),
    scenes: ['server'],
    options: [],
    run,
    ...(act && { act }),
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
  await running.restart({ commands: [slow, shared, broken, long], log });
  return running;
}

test('slow work is deferred, and its answer stays the asker’s', async () => {
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
