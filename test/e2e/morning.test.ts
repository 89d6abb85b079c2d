import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../fake-discord/model.ts';
import { optionsIn, readableText } from '../fake-discord/reading.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

const SAMPLES = 'data/samples';
/** 07:30 in Beijing on the day of the newest samples. */
const HALF_PAST_SEVEN = '2024-12-26T23:30:00Z';

let state: string;
let scene: Scene;
beforeAll(async () => {
  state = await preparedState([SAMPLES], HALF_PAST_SEVEN);
}, PATIENCE.timeout);
afterAll(() => rmSync(state, { recursive: true }));
afterEach(() => scene.strike());

describe('the digest of a morning', PATIENCE, () => {
  test('is posted when the minute comes, once, also over a restart on the same day', async () => {
    scene = await Scene.set({ at: '2024-12-26T23:59:54Z', state });
    await scene.subscribe();
    const bot = await scene.startBot();
    const message = await scene.fake.waitForMessage(scene.channel);
    expect(message.createdAt).toBeGreaterThanOrEqual(Date.parse('2024-12-27T00:00:00Z'));
    expect(message.createdAt).toBeLessThan(Date.parse('2024-12-27T00:01:00Z'));
    const text = readableText(message);
    expect(text).toContain('一分钟速览 · 12月27日 周五');
    expect(text).toContain('国内要闻');
    expect(text).toMatch(/DeepSeek-V3/u);
    expect(text).toContain('极客头条、AI周报');
    await scene.stopBot(bot);

    await scene.pass(3_600_000);
    const restarted = await scene.startBot();
    // `the bot is up` comes after the first look at the outbox.
    await scene.stopBot(restarted);
    expect(scene.fake.messages(scene.channel)).toHaveLength(1);
  });

  test('reaches a channel that /subscribe chose, from a bot that was down at 08:00 and comes up later', async () => {
    scene = await Scene.set({ at: '2024-12-26T23:30:00Z', state });
    const bot = await scene.startBot();
    const { channel } = scene;
    const user = scene.fake.world.addMemberWith(scene.fake.first.guild, '管理员', 'ManageGuild');
    const answer = await scene.fake.interact({ kind: 'command', name: 'subscribe', user, channel });
    expect(answer.text).toContain('出刊就发');
    await scene.stopBot(bot);
    await scene.pass(2 * 3_600_000);
    expect(scene.fake.messages(channel)).toEqual([]);
    await scene.startBot();
    const message = await scene.fake.waitForMessage(channel, isDigest);
    expect(readableText(message)).toContain('12月27日 周五');
  });

  test('is not filled with another day’s news on a day without edition', async () => {
    scene = await Scene.set({ at: '2024-12-29T23:50:00Z', state });
    await scene.subscribe({ whenEmpty: 'notice' });
    await scene.pass(40 * 60_000);
    const bot = await scene.startBot();
    expect(scene.fake.messages(scene.channel)).toEqual([]);
    await scene.stopBot(bot);
    // After the deadline, at noon, the channel is told so in one line.
    await scene.pass(4 * 3_600_000);
    await scene.startBot();
    const message = await scene.fake.waitForMessage(scene.channel);
    expect(readableText(message)).toContain('12月30日');
    expect(readableText(message)).not.toMatch(/DeepSeek|小米|国内要闻/u);
    expect(optionsIn(message)).toEqual([]);
    expect(scene.fake.messages(scene.channel)).toHaveLength(1);
  });
});

function isDigest(message: Message): boolean {
  return readableText(message).includes('一分钟速览');
}
