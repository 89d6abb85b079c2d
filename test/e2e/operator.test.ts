import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 07:59:48 in Beijing on the day of the newest samples: twelve seconds before the digest is due. */
const AT = '2024-12-26T23:59:48Z';

test(
  'an operator watches the bot: ready, what it read, delivered and answered, and not ready without Discord',
  async () => {
    const state = await preparedState(['data/samples'], AT);
    const scene = await Scene.set({ at: AT, state });
    await scene.subscribe();
    const list = join(scene.folder, 'sources.yaml');
    const source = {
      id: 'posts',
      name: '存档',
      kind: 'folder',
      path: resolve('data/samples'),
      everyMinutes: 1,
    };
    writeFileSync(list, JSON.stringify({ sources: [{ ...source, enabled: true, verified: 'never' }] }));
    const bot = await scene.startBot({
      SULAN_OPERATOR_PORT: '0',
      SULAN_SOURCES: list,
      SULAN_LOG_LEVEL: 'debug',
    });
    const [, url = ''] = /"url":"(http:\/\/127\.0\.0\.1:\d+)"/u.exec(bot.output) ?? [];
    const get = async (path: string) => {
      const response = await fetch(url + path);
      return `${response.status} ${await response.text()}`;
    };
    expect(await get('/healthz')).toBe('200 alive\n');
    expect(await get('/readyz')).toBe('200 ready\n');

    await scene.fake.waitForMessage(scene.channel);
    const user = scene.fake.world.addMemberWith(scene.fake.first.guild, '小明');
    const { channel } = scene;
    await scene.fake.interact({
      kind: 'command',
      name: 'news',
      options: { query: 'DeepSeek' },
      user,
      channel,
    });
    const metrics = () => get('/metrics');
    for (const line of [
      'sulan_documents_read_total{source="存档",kind="edition",outcome="unchanged"} 4',
      'sulan_editions{column="极客头条"} 3',
      'sulan_newest_edition_age_seconds{column="AI周报"}',
      'sulan_deliveries{state="sent"} 1',
      'sulan_delivery_lateness_seconds_count 1',
      'sulan_command_seconds_count{command="news",result="answered"} 1',
      'sulan_discord_answers_total{status="204"}',
    ]) {
      // Sources are read when a minute begins, and that may be the one after the start.
      await expect.poll(metrics, { timeout: 75_000, interval: 250 }).toContain(line);
    }
    expect(Number(/^sulan_store_bytes (\d+)$/mu.exec(await metrics())?.[1])).toBeGreaterThan(100_000);
    expect(bot.output).toMatch(/"interaction":"\d+","asked":"news"/u);
    expect(bot.output).toMatch(/"delivery":"[^"]+","message":"\d+"/u);

    scene.fake.gateway.close();
    await expect
      .poll(() => get('/readyz'), { timeout: 20_000 })
      .toBe('503 the connection to Discord is interrupted\n');
    expect(await get('/healthz')).toBe('200 alive\n');
    await scene.strike();
    rmSync(state, { recursive: true });
  },
  2 * PATIENCE.timeout,
);
