import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { buttonsIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import { shortRoundup } from './roundups.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

const DAY_MILLISECONDS = 86_400_000;

let scene: Scene;
afterEach(() => scene.strike());

test(
  'a channel in which the bot has lost its rights for three days rests, and somebody is told once',
  PATIENCE,
  async () => {
    const CREATE = 'POST /channels/:channel/messages';
    const folder = mkdtempSync(join(tmpdir(), 'sulan-e2e-'));
    for (const day of ['2024-12-28', '2024-12-29', '2024-12-30', '2024-12-31', '2025-01-01', '2025-01-02'])
      writeFileSync(join(folder, `${day}.md`), shortRoundup(day));
    const mornings = await preparedState([folder], '2025-01-03T00:00:00Z');
    scene = await Scene.set({ at: '2024-12-27T00:30:00Z', state: mornings });
    for (const done of [folder, mornings]) rmSync(done, { recursive: true });
    const { guild, channel } = scene.fake.first;
    const subscriber = scene.fake.world.addMemberWith(guild, '管理员', 'ManageGuild');
    subscriber.dmsClosed = true;
    await scene.subscribe({ createdBy: subscriber.id, deadlineMinute: 8 * 60 });
    scene.fake.denyBot(channel, 'SendMessages');
    const tried = () =>
      scene.fake.records.of(CREATE).filter(({ params, answer }) => params.channel === channel.id && answer);
    const toldAt = () =>
      scene.withStore(async (store) => (await subscriptionsOf(store).ofChannel(channel.id))[0]?.toldAt);
    const mail = () => scene.fake.messages(scene.fake.world.directChannel(scene.fake.world.owner));
    for (const [before, days] of [1, 1, 2].entries()) {
      await scene.restart({}, days * DAY_MILLISECONDS);
      await scene.fake.until('a refusal', () => (tried().length === before + 1 ? true : undefined));
      await scene.fake.until('the owner to be told', () => mail()[0]);
      // The mail is seen before its answer is: a bot that is ended in between has not noted that it told, and tells again.
      await expect.poll(toldAt, { timeout: 30_000 }).toBeInstanceOf(Date);
    }
    expect(tried().map(({ answer }) => answer?.status)).toEqual([403, 403, 403]);
    expect(mail().map(readableText).join()).toContain('我在频道里缺权限');
    expect(mail()).toHaveLength(1);

    // It rests now, also once the rights are back, until somebody resumes it.
    scene.fake.denyBot(channel);
    await scene.restart({}, DAY_MILLISECONDS);
    expect(tried()).toHaveLength(3);
    const list = await scene.fake.interact({
      kind: 'command',
      name: 'subscriptions',
      user: subscriber,
      channel,
    });
    const [option] = optionsIn(list.message);
    const card = await scene.fake.interact({
      kind: 'component',
      message: list.message,
      user: subscriber,
      channel,
      customId: option?.customId ?? '',
      values: [option?.value ?? ''],
    });
    expect(card.text).toContain('已暂停（我在频道里缺权限（Discord：Missing Permissions 50013））');
    expect(card.text).toContain('失败 — 我在频道里缺权限');
    const resume = buttonsIn(card.message).find(({ label }) => label === '恢复')?.custom_id;
    const act = { kind: 'component', message: card.message, user: subscriber, channel } as const;
    await scene.fake.interact({ ...act, customId: resume ?? 'no button 恢复' });
    await scene.restart({}, DAY_MILLISECONDS);
    await scene.fake.waitForMessage(channel);
  },
);
