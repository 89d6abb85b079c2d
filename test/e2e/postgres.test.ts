import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { dayAt } from '../../src/calendar/zone.ts';
import { openStoreAt } from '../../src/store/open.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { engine, newLocation } from '../database/engines.ts';
import { SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { readableText } from '../fake-discord/reading.ts';
import { Scene } from './stage.ts';

/** A zone in which it is between ten and eleven in the morning now, whenever this runs: the database's clock cannot be set. */
function zoneOfForenoon(now: Date): string {
  const hours = ((10 - now.getUTCHours() + 36) % 24) - 12;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** A roundup of a day, in two stories. */
const roundup = (day: string) => `---
title: 极客头条 ${day}
date: ${day}
---
# 海螺开源新模型；造船厂交付机器人 | 极客头条

## 一分钟速览新闻点！
- 海螺开源新模型
- 造船厂交付机器人

## 国内要闻
**海螺开源新模型**

海螺公司今天开源了新的模型，任何人都可以下载，许可证允许商用。

**造船厂交付机器人**

一家造船厂交付了第一批焊接机器人，下个月起在两座船坞里使用。
`;

describe.runIf(engine === 'postgres')('a bot whose store is in PostgreSQL', { timeout: 240_000 }, () => {
  test('delivers a morning once, answers /news, and is looked over by the doctor', async () => {
    const now = new Date();
    const zone = zoneOfForenoon(now);
    const day = dayAt(now, zone);
    const { location, remove } = await newLocation();
    if (location.engine !== 'postgres') throw new Error('the run has PostgreSQL');
    expect(location.url).toContain(new URL(inject('postgres')).search);
    const scene = await Scene.set({ at: now.toISOString() });
    const env = { ...scene.env, DATABASE_URL: location.url };
    const command = async (...args: readonly string[]) => {
      const run = spawnNode({ script: 'bin/sulan.mjs', nodeOptions: SHORT_LIVED, args: [...args], env });
      const { code } = await run.exited;
      return { code, output: run.output };
    };
    const document = join(scene.folder, 'roundup.md');
    writeFileSync(document, roundup(day));
    expect(await command('ingest', '--json', document)).toMatchObject({
      code: 0,
      output: expect.stringContaining('"new":1'),
    });

    const store = await openStoreAt(location);
    const { channel } = scene;
    const place = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind: 'text' } as const;
    const choices = {
      ...defaultChoices(place, scene.fake.world.owner.id),
      timeZone: zone,
      minuteOfDay: 9 * 60,
    };
    const atNight = new Date(now.getTime() - 4 * 3_600_000);
    await subscriptionsOf(store).create(choices, atNight);
    await store.close();

    const bot = await scene.startBot({ DATABASE_URL: location.url });
    await scene.fake.ready();
    const message = await scene.fake.waitForMessage(channel, () => true, 60_000);
    expect(readableText(message)).toContain('海螺开源新模型');
    const user = scene.fake.world.addMemberWith(scene.fake.first.guild, '小明');
    const options = { query: '焊接机器人' };
    const answer = await scene.fake.interact({ kind: 'command', name: 'news', options, user, channel });
    expect(answer.text).toContain('造船厂交付机器人');
    expect(scene.fake.messages(channel)).toHaveLength(1);
    await scene.stopBot(bot);

    expect((await command('search', '--json', '海螺')).output).toContain('海螺开源新模型');
    expect((await command('digest', '--json')).output).toContain(day);
    const doctor = await command('doctor');
    expect(doctor.output).toMatch(/ok {4}Store: postgres:\/\/\S+ answers/);
    expect(doctor.output).toContain('search and events up to date');
    const backup = await command('backup', join(scene.folder, 'copy.db'));
    expect(backup.code).toBe(1);
    expect(backup.output).toContain('pg_dump');
    await scene.strike();
    await remove();
  });
});
