import { Writable } from 'node:stream';
import pino from 'pino';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { digestSchema } from '../../src/api/digest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { testWebhook } from '../../src/cli/webhook.ts';
import type { Config } from '../../src/settings/config.ts';
import { ConfigError, readConfig } from '../../src/settings/readConfig.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import type { App } from '../../src/wiring/core.ts';
import { openWebhooks } from '../../src/wiring/webhooks.ts';
import { dayNamed, newsApp, publish, storyTitled } from '../web/newsroom.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** 10:00 in Beijing on the day of the news. */
const NOW = new Date('2024-12-27T02:00:00Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const messageSchema = z.strictObject({
  type: z.enum(['digest.published', 'digest.updated', 'digest.test']),
  timestamp: z.iso.datetime(),
  data: digestSchema.strict(),
});

let receiver: Receiver;
let app: App;
let logged: string[];
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  receiver = await startReceiver();
  app = newsApp();
  logged = [];
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await receiver.close();
  await app.store.close();
});

function configFor(url: string, rest: Record<string, string> = {}): Config {
  return readConfig({
    SULAN_WEBHOOK_URL: url,
    SULAN_WEBHOOK_SECRET: SECRET,
    SULAN_ALLOW_PRIVATE_SOURCES: '127.0.0.0/8',
    ...rest,
  });
}

function worker(config = configFor(receiver.url)) {
  if (!config.webhook) throw new Error('a webhook is configured');
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const opened = openWebhooks(app, config, config.webhook, pino(destination));
  closing.push(() => opened.stop());
  return opened;
}

/** A message by the public library for receivers, which refuses what is not signed. */
function verified(index: number) {
  const got = receiver.received[index];
  if (!got) throw new Error(`there is no message ${index}`);
  // The library looks at the machine's clock; the signature is of the time that stands in the message.
  const hook = new Webhook(SECRET);
  const id = got.headers['webhook-id'] ?? '';
  const sentAt = new Date(Number(got.headers['webhook-timestamp']) * 1000);
  expect(got.headers['webhook-signature']).toBe(hook.sign(id, sentAt, got.body));
  return { id, sentAt, path: got.path, body: got.body, message: messageSchema.parse(JSON.parse(got.body)) };
}

describe('a digest is posted', () => {
  test('once, signed by Standard Webhooks, and again where the day changes', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    const webhooks = worker();
    await webhooks.tick(NOW);
    await webhooks.tick(minutesLater(1));
    expect(receiver.received).toHaveLength(1);
    const first = verified(0);
    expect(first).toMatchObject({
      path: '/hooks/sulan/',
      sentAt: NOW,
      message: { type: 'digest.published' },
    });
    expect(first.message.data).toMatchObject({ date: '2024-12-27', columns: ['极客头条'] });
    expect(receiver.received[0]?.headers['content-type']).toContain('application/json');
    await publish(app.store, '2024-12-27', [storyTitled('另一件事')], { column: 'AI周报' });
    // Not before half an hour is over: on a busy day something changes every minute.
    await webhooks.tick(minutesLater(2));
    expect(receiver.received).toHaveLength(1);
    await webhooks.tick(minutesLater(31));
    const second = verified(1);
    expect(second.message.type).toBe('digest.updated');
    expect(second.message.data.columns).toEqual(['极客头条', 'AI周报']);
    expect(second.id).not.toBe(first.id);
  });

  test('not for what lies on other days, and yesterday’s only where it was posted and is corrected', async () => {
    await publish(app.store, '2024-12-26', [storyTitled('昨天的事')]);
    const webhooks = worker();
    await webhooks.tick(NOW);
    expect(receiver.received).toEqual([]);
    await publish(app.store, '2024-12-27', [storyTitled('今天的事')]);
    await webhooks.tick(minutesLater(1));
    const tomorrow = 24 * 60;
    await publish(app.store, '2024-12-27', [storyTitled('更正')], { column: 'AI周报' });
    await webhooks.tick(minutesLater(tomorrow));
    expect(receiver.received.map((_, index) => verified(index).message.data.date)).toEqual([
      '2024-12-27',
      '2024-12-27',
    ]);
    await publish(app.store, '2024-12-28', [storyTitled('明天的事')]);
    await webhooks.tick(minutesLater(tomorrow + 1));
    // A new day beside it is no change of yesterday's own.
    expect(receiver.received).toHaveLength(3);
    expect(verified(2).message.data.date).toBe('2024-12-28');
  });
});

test('a day of articles alone is posted once, at eight in Beijing', async () => {
  const article = (title: string, minute: number) =>
    app.store.transaction((transaction) =>
      saveArticle(
        transaction,
        {
          story: storyTitled(title, { section: null }),
          column: '某站',
          day: dayNamed('2024-12-27'),
          dayGuessed: false,
          url: `https://news.example/${title}`,
        },
        minutesLater(minute),
      ),
    );
  const webhooks = worker();
  await article('甲公司发布芯片', -150);
  await webhooks.tick(minutesLater(-140));
  expect(receiver.received).toEqual([]);
  await webhooks.tick(minutesLater(-119));
  expect(verified(0).message).toMatchObject({ type: 'digest.published', data: { editions: [] } });
  await article('乙公司发布手机', -100);
  await webhooks.tick(minutesLater(-60));
  expect(receiver.received).toHaveLength(1);
  await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
  await webhooks.tick(minutesLater(-30));
  expect(verified(1).message.type).toBe('digest.updated');
});

describe('what does not get through', () => {
  test('is tried again under the same id, with the same body and a time of its own, across a restart', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    receiver.answer = { status: 500 };
    await worker().tick(NOW);
    receiver.answer = { status: 204 };
    const restarted = worker();
    await restarted.tick(minutesLater(0.5));
    expect(receiver.received).toHaveLength(1);
    await restarted.tick(minutesLater(1));
    await restarted.tick(minutesLater(100));
    expect(receiver.received).toHaveLength(2);
    const [first, second] = [verified(0), verified(1)];
    expect(second.id).toBe(first.id);
    expect(second.body).toBe(first.body);
    expect(second.sentAt).toEqual(minutesLater(1));
  });

  test('waits as long as the receiver asks, and gives way to a newer digest of its day', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    receiver.answer = { status: 429, headers: { 'Retry-After': '600' } };
    const webhooks = worker();
    await webhooks.tick(NOW);
    await webhooks.tick(minutesLater(9));
    expect(receiver.received).toHaveLength(1);
    receiver.answer = { status: 200, body: 'x'.repeat(500_000) };
    await publish(app.store, '2024-12-27', [storyTitled('另一件事')], { column: 'AI周报' });
    await webhooks.tick(minutesLater(9.5));
    expect(receiver.received).toHaveLength(1);
    await webhooks.tick(minutesLater(10));
    await webhooks.tick(minutesLater(60));
    expect(receiver.received).toHaveLength(2);
    // The receiver never took the first: to it this one is new.
    expect(verified(1).message).toMatchObject({
      type: 'digest.published',
      data: { columns: ['极客头条', 'AI周报'] },
    });
  });

  test('is given up after ten attempts over some three days, and said in the log', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    receiver.answer = { status: 503 };
    const webhooks = worker();
    for (let minute = 0; minute < 6 * 24 * 60; minute += 30) await webhooks.tick(minutesLater(minute));
    expect(receiver.received).toHaveLength(10);
    expect(logged.filter((line) => line.includes('given up'))).toHaveLength(1);
    expect(logged.join('')).not.toContain(SECRET);
  });

  test('is given up at once where the receiver says that it is gone', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    receiver.answer = { status: 410 };
    const webhooks = worker();
    await webhooks.tick(NOW);
    await webhooks.tick(minutesLater(60));
    expect(receiver.received).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    const elsewhere = await startReceiver();
    closing.push(elsewhere.close);
    receiver.answer = { status: 307, headers: { Location: elsewhere.url } };
    await worker().tick(NOW);
    expect(elsewhere.received).toEqual([]);
    expect(logged.join('')).toContain('answered 307');
  });

  test('a private address is not connected to unless the operator allows it', async () => {
    await publish(app.store, '2024-12-27', [storyTitled('小米筹建集群')]);
    await worker(configFor(receiver.url, { SULAN_ALLOW_PRIVATE_SOURCES: '0' })).tick(NOW);
    expect(receiver.received).toEqual([]);
    expect(logged.join('')).toContain('SULAN_ALLOW_PRIVATE_SOURCES');
  });
});

describe('the settings', () => {
  test.each([
    [{ SULAN_WEBHOOK_URL: 'http://example.org/hook', SULAN_WEBHOOK_SECRET: SECRET }, 'SULAN_WEBHOOK_URL'],
    [{ SULAN_WEBHOOK_URL: 'ftp://127.0.0.1/', SULAN_WEBHOOK_SECRET: SECRET }, 'SULAN_WEBHOOK_URL'],
    [{ SULAN_WEBHOOK_URL: 'https://example.org/hook' }, 'SULAN_WEBHOOK_SECRET'],
    [{ SULAN_WEBHOOK_URL: 'https://example.org/', SULAN_WEBHOOK_SECRET: 'hunter2' }, 'SULAN_WEBHOOK_SECRET'],
    [
      {
        SULAN_WEBHOOK_URL: 'https://example.org/',
        SULAN_WEBHOOK_SECRET: `whsec_${Buffer.alloc(23).toString('base64')}`,
      },
      'SULAN_WEBHOOK_SECRET',
    ],
  ])('%j: %s is wrong, and its value is not said', (environment, name) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(name);
    expect(read).not.toThrow('hunter2');
  });

  test('without them there is no webhook', () => {
    expect(readConfig({}).webhook).toBeUndefined();
  });
});

describe('sulan webhook', () => {
  const lines = { out: (line: string) => said.push(line), err: (line: string) => said.push(`err ${line}`) };
  const said: string[] = [];
  const texts = commandLineTexts('en-US').results.webhook;

  test('posts the newest digest as a test', async () => {
    await publish(app.store, '2024-12-26', [storyTitled('小米筹建集群')]);
    expect(await testWebhook(app, configFor(receiver.url), texts, lines)).toBe(0);
    expect(verified(0).message).toMatchObject({ type: 'digest.test', data: { date: '2024-12-26' } });
    expect(said.join()).toContain('the receiver took it');
    app = newsApp();
  });

  test('without an address prints a secret that the settings take', async () => {
    expect(await testWebhook(app, readConfig({}), texts, lines)).toBe(1);
    const secret = said.find((line) => line.startsWith('whsec_')) ?? '';
    const config = readConfig({ SULAN_WEBHOOK_URL: 'https://example.org/', SULAN_WEBHOOK_SECRET: secret });
    expect(config.webhook?.key).toHaveLength(32);
    app = newsApp();
  });
});
