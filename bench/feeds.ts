import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/calendar/zone.ts';
import type { Fetcher } from '../src/sources/fetching/fetcher.ts';
import { listFeed } from '../src/sources/listing/listFeed.ts';
import { readItems } from '../src/sources/polling/readItems.ts';
import type { FeedSource } from '../src/sources/source.ts';
import { openStore } from '../src/store/open.ts';
import { sourceStatesOf } from '../src/store/sources.ts';
import { measureHold } from './loopHold.ts';

const ITEMS = 900;
const BYTES = 5_000_000;
const WORDS = ['芯片', '模型', '发布', '公司', '融资', '汽车', '系统', '数据', '更新', '用户'];

const SOURCE: FeedSource = {
  kind: 'feed',
  id: 'large',
  name: '大源',
  url: 'https://feeds.example.org/large.xml',
  enabled: true,
  tier: 'news',
  verified: 'never',
  lastCheckedHere: 'never',
  articles: true,
  everyMinutes: 30,
  columns: [],
  content: 'auto',
  proxy: false,
};

/**
 * `npm run bench -- feeds`: measures how long a feed of 5 MB and 900 items blocks the event loop, when listing its
 * items and when looking for new ones.
 */
export default async function benchFeeds(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-feeds-'));
  const store = openStore(join(folder, 'bench.db'));
  const bytes = Buffer.from(largeFeed());
  const fetcher: Fetcher = {
    get: async (url) => ({ kind: 'fetched', url, bytes, mediaType: 'application/rss+xml', validators: {} }),
    close: async () => undefined,
  };
  let listed = 0;
  const work = async () => {
    const listing = await listFeed(SOURCE, { fetcher, clock: systemClock });
    if (listing.kind !== 'listed') throw new Error(`the feed was not listed: ${listing.kind}`);
    listed = listing.items.length;
    await readItems(listing.items, {
      source: SOURCE.id,
      states: sourceStatesOf(store),
      ingest: async () => ({ kind: 'article', change: 'new' }),
      clock: systemClock,
      most: 30,
    });
  };
  const first = await measureHold(work);
  const second = await measureHold(work);
  await store.close();
  rmSync(folder, { recursive: true });
  return { items: listed, megabytes: bytes.length / 1e6, first, second };
}

function largeFeed(): string {
  const characters = Math.floor(BYTES / ITEMS / 6);
  const items = Array.from({ length: ITEMS }, (_, n) => {
    const body = Array.from({ length: characters }, (_, i) => WORDS[(n * 7 + i * i) % WORDS.length]).join('');
    return `<item><title>第${n}条</title><link>https://feeds.example.org/${n}</link><guid>${n}</guid>
      <pubDate>Fri, 27 Dec 2024 03:39:59 GMT</pubDate><description><![CDATA[<p>${body}</p>]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>大源</title>${items.join('')}</channel></rss>`;
}
