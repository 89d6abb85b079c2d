import { describe, expect, test } from 'vitest';
import { decodeFeed, readFeed } from '../../../src/sources/feed/feedReader.ts';

const NOW = new Date('2024-12-27T04:00:00Z');

function feedOf(items: number, end = '</channel></rss>') {
  const body = '甲公司发布了新的芯片，下个月起供货。'.repeat(20);
  const written = Array.from(
    { length: items },
    (_, n) => `<item><title>第${n}条</title><link>/${n}</link><description>${body}</description></item>`,
  );
  const text = `<rss version="2.0"><channel><title>源</title>${written.join('')}${end}`;
  return { bytes: Buffer.from(text), url: 'https://feeds.example.org/f.xml', now: NOW };
}

describe('a large feed', () => {
  test('is read in a worker with the same result as in this thread', async () => {
    const task = feedOf(300);
    const apart = await readFeed(task);
    expect(apart?.items).toHaveLength(300);
    expect(apart).toEqual(decodeFeed(task));
  });

  test('gives the loop its turns while it is read', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    });
    await readFeed(feedOf(300));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });

  test('and small ones that come in together give the loop a turn each', async () => {
    const order: string[] = [];
    const feeds = [1, 2, 3].map(async (n) => {
      await readFeed(feedOf(1));
      order.push(`feed ${n}`);
    });
    const turn = (n: number): void => {
      order.push(`turn ${n}`);
      if (n < 6) setImmediate(() => turn(n + 1));
    };
    setImmediate(() => turn(1));
    await Promise.all(feeds);
    const places = [1, 2, 3].map((n) => order.indexOf(`feed ${n}`));
    expect(places.every((place, n) => n === 0 || place > (places[n - 1] ?? 0) + 1)).toBe(true);
  });

  test('that breaks off gives its whole items', async () => {
    const feed = await readFeed(feedOf(300, '<item><title>没写完'));
    expect(feed?.isCutOff).toBe(true);
    expect(feed?.items).toHaveLength(300);
  });
});

test('a large page that is no feed gives none', async () => {
  const page = {
    bytes: Buffer.from(`<!doctype html><p>${'甲'.repeat(60_000)}</p>`),
    url: 'https://a.example/',
    now: NOW,
  };
  expect(await readFeed(page)).toBeUndefined();
});
