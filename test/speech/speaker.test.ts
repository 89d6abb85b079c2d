import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { NO_PROXIES } from '../../src/network/proxies.ts';
import { createSpeechClient } from '../../src/speech/client.ts';
import { readMp3 } from '../../src/speech/mp3.ts';
import { Speaker } from '../../src/speech/speaker.ts';
import { findSpokenDigest, newestSpoken, soundOf } from '../../src/store/speech.ts';
import type { FileApp } from '../../src/wiring/core.ts';
import { newsApp, publish, storyTitled } from '../web/newsroom.ts';
import { silence } from './silence.ts';
import { type SpeechServer, startSpeechServer } from './speechServer.ts';

const DAY = '2024-12-27' as CalendarDay;
const NOW = new Date('2024-12-27T02:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let server: SpeechServer;
let app: FileApp;
let speakers: Speaker[];
/** What the breaker's clock says, in milliseconds. */
let monotonic: number;

beforeEach(async () => {
  server = await startSpeechServer();
  app = newsApp();
  speakers = [];
  monotonic = 0;
});
afterEach(async () => {
  for (const speaker of speakers) await speaker.stop();
  await server.close();
  await app.store.close();
});

function speakerWith({ characters = 30_000, timeoutMilliseconds = 20_000, voice = 'alloy' } = {}): Speaker {
  const address = { url: server.url, key: 'sk-secret', model: 'tts', voice };
  const speaker = new Speaker({
    client: createSpeechClient(address, NO_PROXIES, 'Sulan/test'),
    voice: address,
    database: app.store,
    sources: app.digestSources,
    budget: { characters },
    log: { info() {}, warn() {}, error() {} },
    timeoutMilliseconds,
    monotonic: () => monotonic,
  });
  speakers.push(speaker);
  return speaker;
}

/** A day of so many stories whose texts fill several passages. */
async function news(count = 12, mark = ''): Promise<void> {
  const stories = Array.from({ length: count }, (_, n) =>
    storyTitled(`第 ${n + 1} 条新闻的标题写得足够长，${'细节'.repeat(40)}${n === 0 ? mark : ''}`),
  );
  await publish(app.store, DAY, stories, { at: NOW });
}

const heard = () => server.received.map(({ body }) => body.input).join('');

test('a day is spoken once, in passages, as one sound whose length is known', async () => {
  await news();
  const speaker = speakerWith();
  await speaker.tick(NOW);
  await speaker.tick(later(1));
  const spoken = await findSpokenDigest(app.store, DAY);
  expect(server.received.length).toBeGreaterThan(1);
  expect(server.received[0]).toMatchObject({
    path: '/v1/audio/speech',
    headers: { authorization: 'Bearer sk-secret' },
    body: { model: 'tts', voice: 'alloy', response_format: 'mp3' },
  });
  expect(spoken?.passages).toHaveLength(server.received.length);
  expect(spoken?.stories).toHaveLength(12);
  const sound = spoken && (await soundOf(app.store, spoken));
  expect(sound?.length).toBe(silence([...heard()].length).length);
  expect(spoken?.bytes).toBe(sound?.length);
  expect(
    Math.abs((readMp3(sound ?? Buffer.alloc(0))?.milliseconds ?? 0) - (spoken?.milliseconds ?? 0)),
  ).toBeLessThan(20);
  // Another process goes on from what is kept.
  await speakerWith().tick(later(2));
  expect(await newestSpoken(app.store, 5)).toHaveLength(1);
  expect(heard().split('以上是12月27日')).toHaveLength(2);
});

test('a correction speaks the changed passages anew, another voice all of them', async () => {
  await news();
  await speakerWith().tick(NOW);
  const whole = server.received.length;
  await news(12, '（更正）');
  await speakerWith().tick(later(1));
  expect(server.received.length - whole).toBeGreaterThan(0);
  expect(server.received.length - whole).toBeLessThan(whole);
  const corrected = server.received.length;
  await speakerWith({ voice: 'nova' }).tick(later(2));
  expect(server.received.length - corrected).toBe(whole);
});

test.each([
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '90' } }],
  ['500', { kind: 'status', status: 500 }],
  ['what is no sound', { kind: 'sound', bytes: Buffer.from('<html>') }],
  ['half a sound', { kind: 'sound', bytes: silence(3).subarray(0, 600) }],
  ['a wrong key', { kind: 'status', status: 401 }],
] as const)('%s leaves nothing behind, and is tried again when it may pass', async (_name, answer) => {
  await news(2);
  server.answer = () => answer;
  const speaker = speakerWith();
  await speaker.tick(NOW);
  expect(await newestSpoken(app.store, 5)).toEqual([]);
  const asked = server.received.length;
  server.answer = () => ({ kind: 'sound' });
  monotonic += 31 * 60_000;
  await speaker.tick(later(31));
  expect(server.received.length).toBeGreaterThan(asked);
  expect(await newestSpoken(app.store, 5)).toHaveLength(1);
});

test('a server that limits is left alone as long as it says, and one that fails three times for a minute', async () => {
  await news(2);
  server.answer = () => ({ kind: 'status', status: 429, headers: { 'retry-after': '90' } });
  const speaker = speakerWith();
  await speaker.tick(NOW);
  monotonic += 80_000;
  await speaker.tick(later(1));
  expect(server.received).toHaveLength(1);
  server.answer = () => ({ kind: 'status', status: 500 });
  for (let minute = 2; minute < 8; minute += 1) {
    monotonic += 11_000;
    await speaker.tick(later(minute));
  }
  expect(server.received.length).toBeLessThanOrEqual(4);
});

test.each(['drip', 'silence'] as const)('a server that keeps one waiting (%s) is given up', async (kind) => {
  await news(2);
  server.answer = () => ({ kind });
  await speakerWith({ timeoutMilliseconds: 50 }).tick(NOW);
  expect(server.received).toHaveLength(1);
  expect(await newestSpoken(app.store, 5)).toEqual([]);
});

test('a stop ends what is under way at once', async () => {
  await news(2);
  server.answer = () => ({ kind: 'silence' });
  const speaker = speakerWith({ timeoutMilliseconds: 600_000 });
  const ticking = speaker.tick(NOW);
  await expect.poll(() => server.received.length).toBe(1);
  await speaker.stop();
  await ticking;
  expect(await newestSpoken(app.store, 5)).toEqual([]);
});

test('the day’s budget holds over restarts, and what is over waits for the next day', async () => {
  await news();
  await speakerWith({ characters: 900 }).tick(NOW);
  await speakerWith({ characters: 900 }).tick(later(1));
  expect([...heard()].length).toBeLessThanOrEqual(900);
  expect(await newestSpoken(app.store, 5)).toEqual([]);
  await speakerWith({ characters: 30_000 }).tick(later(24 * 60));
  expect(await findSpokenDigest(app.store, DAY)).toBeDefined();
});

test('sound of a changed day is removed, even while nothing new can be spoken', async () => {
  await news(3);
  await speakerWith().tick(NOW);
  await news(2);
  await app.catchUp();
  server.answer = () => ({ kind: 'status', status: 500 });
  await speakerWith().tick(later(1));
  expect(await newestSpoken(app.store, 5)).toEqual([]);
  expect(await app.store.all('SELECT key FROM speech_passages')).toEqual([]);
});

test('sound is kept for thirty days', async () => {
  await news(2);
  await speakerWith().tick(NOW);
  await publish(app.store, '2025-01-28', [storyTitled('一个月后的新闻')]);
  await speakerWith().tick(new Date('2025-01-28T02:00:00Z'));
  expect((await newestSpoken(app.store, 5)).map(({ day }) => day)).toEqual(['2025-01-28']);
  expect(await app.store.all("SELECT key FROM speech_passages WHERE used_on < '2025-01-01'")).toEqual([]);
});
