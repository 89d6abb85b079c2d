import { rmSync } from 'node:fs';
import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { readMp3 } from '../../src/speech/mp3.ts';
import { startSpeechServer } from '../speech/speechServer.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** Seconds before a minute, at ten in Beijing on the day of the newest samples: speech is looked at when one begins. */
const AT = '2024-12-27T01:59:54Z';
const KEY = 'sk-the-operators-secret';

/** The bot speaks at its minute, and a start on a busy machine misses one. */
const TWO_MINUTES = { timeout: 180_000 };

test(
  'a bot with a speech server has the day spoken, serves it as a podcast, and sends nothing about anybody',
  TWO_MINUTES,
  async () => {
    const server = await startSpeechServer();
    const state = await preparedState(['data/samples'], AT);
    const scene = await Scene.set({ at: AT, state });
    const bot = await scene.startBot({
      SULAN_WEB: '1',
      SULAN_WEB_PORT: '0',
      SULAN_SPEECH_URL: server.url,
      SULAN_SPEECH_KEY: KEY,
      SULAN_SPEECH_MODEL: 'stand-in',
    });
    await bot.waitForOutput('"day":"2024-12-27","seconds"', PATIENCE.timeout);
    const [, url = ''] = /"url":"(http:\/\/127\.0\.0\.1:\d+)"/u.exec(bot.output) ?? [];

    const { items = [] } = parseRssFeed(await (await fetch(`${url}/podcast.xml`)).text());
    const [enclosure] = items[0]?.enclosures ?? [];
    expect(enclosure?.url).toBe(`${url}/audio/2024-12-27.mp3`);
    const sound = new Uint8Array(await (await fetch(enclosure?.url ?? '')).arrayBuffer());
    expect(sound.length).toBe(enclosure?.length);
    const heard = readMp3(sound);
    expect(heard?.bytes.length).toBe(sound.length);
    expect(items[0]?.itunes?.duration).toBe(Math.round((heard?.milliseconds ?? 0) / 1000));
    expect(await (await fetch(`${url}/day/2024-12-27`)).text()).toContain('<audio controls');

    const spoken = server.received.map(({ body }) => body.input).join('\n');
    expect(spoken).toMatch(/^一分钟速览，12月27日，星期五。/u);
    expect(spoken).toContain('本节目由机器合成的声音朗读');
    const sent = server.received.map(({ headers, raw }) => JSON.stringify(headers) + raw).join('\n');
    expect(sent).not.toMatch(/\d{17,20}/u);
    expect(bot.output).not.toContain(KEY);
    await scene.strike();
    await server.close();
    rmSync(state, { recursive: true });
  },
);
