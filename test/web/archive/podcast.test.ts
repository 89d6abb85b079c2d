import { parseRssFeed } from 'feedsmith';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { keepPassage, keepSpokenDigest } from '../../../src/store/speech.ts';
import { archiveRoutes } from '../../../src/web/archive/routes.ts';
import type { FileApp } from '../../../src/wiring/core.ts';
import { pixelsOf } from '../../pictures/pixels.ts';
import { silence } from '../../speech/silence.ts';
import { archiveOver, newsApp, publish, storyTitled } from '../newsroom.ts';
import { brokenPodcastRules } from './podcastRules.ts';

const DAY = '2024-12-27' as CalendarDay;
const SOUND = silence(100);

let app: FileApp;
beforeEach(async () => {
  app = newsApp();
  await publish(app.store, DAY, [storyTitled('小米筹建集群')]);
  for (const key of ['a', 'b'])
    await keepPassage(app.store, { key, bytes: silence(50), milliseconds: 1306 }, DAY);
  const spoken = {
    title: `12月27日 <小米> & \u0007`,
    summary: '小米筹建集群',
    passages: ['a', 'b'],
    stories: [],
  };
  await keepSpokenDigest(app.store, { day: DAY, ...spoken }, new Date('2024-12-27T00:10:00Z'));
});
afterEach(() => app.store.close());

function getter(isSpoken = true) {
  const routes = archiveRoutes(archiveOver(app, { isSpoken }), () => 'id');
  return (path: string, init?: RequestInit) => routes.request(path, init);
}

test('the feed is a valid podcast: an enclosure with its length, a duration, a picture, a category', async () => {
  const get = getter();
  const response = await get('/podcast.xml');
  expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  const xml = await response.text();
  expect(xml).toContain('xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"');
  expect(brokenPodcastRules(xml)).toEqual([]);
  const feed = parseRssFeed(xml);
  expect(feed).toMatchObject({
    title: '速览',
    language: 'zh-CN',
    itunes: {
      explicit: false,
      image: 'https://news.example.org/podcast.png',
      categories: [{ text: 'News', categories: [{ text: 'Tech News' }] }],
    },
    items: [
      {
        title: '12月27日 <小米> &',
        link: 'https://news.example.org/day/2024-12-27',
        enclosures: [
          { url: 'https://news.example.org/audio/2024-12-27.mp3', length: SOUND.length, type: 'audio/mpeg' },
        ],
        itunes: { duration: 3 },
      },
    ],
  });
  expect(new Date(String(feed.items?.[0]?.pubDate)).toISOString()).toBe('2024-12-27T00:10:00.000Z');
  const picture = await get('/podcast.png');
  expect(picture.headers.get('content-type')).toBe('image/png');
  // Apple: a square of 1400 to 3000 pixels, in colours without transparency.
  const { width, height, channels } = pixelsOf(new Uint8Array(await picture.arrayBuffer()));
  expect([width, height, channels]).toEqual([1400, 1400, 3]);
  for (const path of ['/podcast.xml', '/podcast.png', '/audio/2024-12-27.mp3'])
    expect((await get(path, { method: 'HEAD' })).status, path).toBe(200);
});

test.each([
  ['RSS: a date of RFC 822', /<pubDate>[^<]*<\/pubDate>/u, '<pubDate>2024-12-27</pubDate>'],
  ['APPLE: a duration in seconds', /<itunes:duration>[^<]*</u, '<itunes:duration>soon<'],
  ['RSS: one enclosure with address, length in bytes and type', / length="\d+"/u, ' length="0"'],
  ['APPLE: an artwork by its address', /podcast\.png/u, 'podcast.svg'],
  ['PROFILE: where the feed itself is', /rel="self"/u, 'rel="other"'],
])('the rules report a feed’s mistake: %s', async (rule, part, wrong) => {
  const xml = await (await getter()('/podcast.xml')).text();
  expect(brokenPodcastRules(xml.replace(part, wrong))).toEqual([rule]);
});

test('the sound is whole, or the part that a player asks for', async () => {
  const get = getter();
  const whole = await get('/audio/2024-12-27.mp3');
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(Buffer.from(await whole.arrayBuffer()).equals(SOUND)).toBe(true);
  const etag = whole.headers.get('etag') ?? '';
  expect((await get('/audio/2024-12-27.mp3', { headers: { 'if-none-match': etag } })).status).toBe(304);
  for (const [range, first, last] of [
    ['bytes=0-1', 0, 1],
    ['bytes=417-', 417, SOUND.length - 1],
    ['bytes=-10', SOUND.length - 10, SOUND.length - 1],
    ['bytes=10-99999999', 10, SOUND.length - 1],
  ] as const) {
    const part = await get('/audio/2024-12-27.mp3', { headers: { range } });
    expect([range, part.status]).toEqual([range, 206]);
    expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${SOUND.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(first, last + 1))).toBe(true);
  }
  const beyond = await get('/audio/2024-12-27.mp3', { headers: { range: 'bytes=99999999-' } });
  expect(beyond.status).toBe(416);
  for (const range of ['bytes=a-b', 'lines=1-2', 'bytes=0-1,3-4'])
    expect((await get('/audio/2024-12-27.mp3', { headers: { range } })).status).toBe(200);
  expect((await get('/audio/2024-12-26.mp3')).status).toBe(404);
});

test('the day’s page plays it and says whose voice it is, and pages lead to the podcast', async () => {
  const response = await getter()('/day/2024-12-27');
  const page = await response.text();
  expect(page).toContain('<audio controls preload="none" src="/audio/2024-12-27.mp3"></audio>');
  expect(page).toContain('机器合成的声音朗读');
  expect(page).toContain('href="/podcast.xml"');
  expect(response.headers.get('content-security-policy')).toContain("media-src 'self'");
});

test('without spoken digests nothing of the podcast is served', async () => {
  const get = getter(false);
  for (const path of ['/podcast.xml', '/podcast.png', '/audio/2024-12-27.mp3'])
    expect((await get(path)).status).toBe(404);
  const page = await (await get('/day/2024-12-27')).text();
  expect(page).not.toMatch(/audio|podcast/u);
});
