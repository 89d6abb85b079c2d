import { rmSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { startReceiver } from '../webhooks/receiver.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** Seconds before a minute, at ten in Beijing on the day of the newest samples: webhooks are looked at when one begins. */
const AT = '2024-12-27T01:59:54Z';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

test(
  'the bot posts the day’s digest to the operator’s address, signed',
  async () => {
    const receiver = await startReceiver();
    const state = await preparedState(['data/samples'], AT);
    const scene = await Scene.set({ at: AT, state });
    const env = {
      SULAN_WEBHOOK_URL: receiver.url,
      SULAN_WEBHOOK_SECRET: SECRET,
      SULAN_ALLOW_PRIVATE_SOURCES: '127.0.0.0/8',
    };
    const bot = await scene.startBot(env);
    await bot.waitForOutput('a digest is posted', PATIENCE.timeout);
    const [message] = receiver.received;
    const id = message?.headers['webhook-id'] ?? '';
    const sentAt = new Date(Number(message?.headers['webhook-timestamp']) * 1000);
    expect(message?.headers['webhook-signature']).toBe(
      new Webhook(SECRET).sign(id, sentAt, message?.body ?? ''),
    );
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 'digest.published',
      data: { date: '2024-12-27', columns: ['极客头条', 'AI周报'] },
    });
    expect(bot.output).not.toContain(SECRET);
    await scene.strike();
    await receiver.close();
    rmSync(state, { recursive: true });
  },
  PATIENCE.timeout,
);
