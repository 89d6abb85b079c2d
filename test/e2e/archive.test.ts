import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 10:00 in Beijing on the day of the newest samples. */
const AT = '2024-12-27T02:00:00Z';

test(
  'beside the bot, SULAN_WEB=1 puts the archive on the web and stories link to it; it ends with the bot',
  async () => {
    const state = await preparedState(['data/samples'], AT);
    const scene = await Scene.set({ at: AT, state });
    const bot = await scene.startBot({
      SULAN_WEB: '1',
      SULAN_WEB_PORT: '0',
      SULAN_WEB_URL: 'https://news.example.org',
      SULAN_WEB_API: '1',
      SULAN_CONTACT: 'ops@example.org',
    });
    await scene.fake.ready();
    const [, url = ''] = /"url":"(http:\/\/127\.0\.0\.1:\d+)"/u.exec(bot.output) ?? [];
    const day = await (await fetch(url)).text();
    expect(day).toContain('国内要闻');
    const [path = ''] = /\/story\/[a-z2-7]{10}/u.exec(day) ?? [];
    expect((await fetch(url + path)).status).toBe(200);

    const digest = await (await fetch(`${url}/api/v1/digests/latest`)).json();
    expect(digest).toMatchObject({ date: '2024-12-27', webUrl: 'https://news.example.org/day/2024-12-27' });
    expect((await fetch(`${url}/mcp`, { method: 'POST' })).status).toBe(404);
    expect(await (await fetch(`${url}/privacy`)).text()).toContain('ops@example.org');

    const user = scene.fake.world.addMemberWith(scene.fake.first.guild, '小明');
    const options = { query: 'DeepSeek' };
    const answer = await scene.fake.interact({
      kind: 'command',
      name: 'news',
      options,
      user,
      channel: scene.channel,
    });
    expect(JSON.stringify(answer)).toMatch(/https:\/\/news\.example\.org\/story\/[a-z2-7]{10}/u);

    await scene.stopBot(bot);
    await expect(fetch(url)).rejects.toThrow();
    await scene.strike();
    rmSync(state, { recursive: true });
  },
  PATIENCE.timeout,
);
