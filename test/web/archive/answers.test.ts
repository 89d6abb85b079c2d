import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { storiesOf } from '../../../src/store/news/stories.ts';
import { openStore } from '../../../src/store/open.ts';
import { startWebServer } from '../../../src/web/server.ts';
import { idOf, publish, storyTitled } from '../newsroom.ts';
import { archiveRooms, NASTY } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();

test('markup in the news is escaped, and its control characters are removed', async () => {
  const { get } = await twoDays({ fullText: true });
  for (const path of ['/', `/story/${idOf(`标题${NASTY}`)}`, '/search?q=标题']) {
    const { text } = await get(path);
    expect(text.replace('<script src="/offline.js" async></script>', ''), path).not.toContain('<script');
    expect(text, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/u);
    expect(text, path).toContain('标题');
  }
});

describe('every answer', () => {
  test('allows nothing but our own styles and pictures, and sets no cookie', async () => {
    const { get } = await twoDays();
    for (const path of [
      '/',
      '/search',
      '/feed.rss',
      '/nowhere',
      '/archive.css',
      '/favicon.svg',
      '/robots.txt',
    ]) {
      const { response } = await get(path);
      expect(response.headers.get('Content-Security-Policy'), path).toMatch(
        /^default-src 'none'; style-src 'self'/u,
      );
      expect(response.headers.get('X-Content-Type-Options'), path).toBe('nosniff');
      expect(response.headers.get('Set-Cookie'), path).toBeNull();
    }
  });

  test('is not sent again to who has it, until it is another', async () => {
    const { get, store } = await twoDays();
    for (const path of ['/', '/feed.atom', '/archive.css']) {
      const { response } = await get(path);
      const tag = response.headers.get('ETag') ?? '';
      expect(tag, path).toMatch(/^"[\w-]{27}"$/u);
      for (const known of [tag, `"other", W/${tag}`, '*']) {
        const again = await get(path, { headers: { 'If-None-Match': known } });
        expect([again.status, again.text, again.response.headers.get('ETag')], path).toEqual([304, '', tag]);
      }
      expect((await get(path, { headers: { 'If-None-Match': '"other"' } })).status, path).toBe(200);
    }
    const { response } = await get('/');
    await publish(store, '2024-12-28', [storyTitled('更新的一天')]);
    const changed = await get('/', { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } });
    expect(changed.text).toContain('更新的一天');
  });

  test('shows the news as it is at that moment, also where another process changed it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sulan-archive-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'sulan.db');
    const { get, store } = newsroom({}, file);
    const story = storyTitled('小米筹建集群');
    await publish(store, '2024-12-27', [story]);
    const seen = async () =>
      (await Promise.all(['/', '/feed.rss'].map((path) => get(path)))).map(({ text }) => text).join();
    expect(await seen()).toContain('小米筹建集群');
    const other = openStore(file);
    await publish(other, '2024-12-27', [story, storyTitled('刚刚发生的事')]);
    expect(await seen()).toContain('刚刚发生的事');
    await storiesOf(other).remove(story.id);
    expect(await seen()).not.toContain(`/story/${story.id}`);
    expect((await get(`/story/${story.id}`)).status).toBe(410);
    await other.close();
  });

  test('to a POST is 404, to a HEAD is empty', async () => {
    expect((await (await twoDays()).get('/', { method: 'POST' })).status).toBe(404);
    expect((await (await twoDays()).get('/', { method: 'HEAD' })).text).toBe('');
  });

  test('that fails is a 500 of one sentence with the id of the log entry', async () => {
    const room = await twoDays({
      digests: {
        of: () => Promise.reject(new Error('disk is gone')),
        forSubscription: () => Promise.reject(new Error('disk is gone')),
        recap: () => Promise.reject(new Error('disk is gone')),
        toldIn: () => Promise.reject(new Error('disk is gone')),
        arrivals: async () => [],
      },
    });
    const { status, text } = await room.get('/');
    expect(status).toBe(500);
    expect(text).toContain('编号 id-1');
    expect(text).not.toContain('disk');
    expect(room.reports).toEqual([new Error('disk is gone')]);
  });
});

describe('the server', () => {
  test('listens, answers and closes', async () => {
    const server = await startWebServer((await twoDays()).routes, '127.0.0.1', 0);
    expect((await fetch(`${server.url}/columns`)).status).toBe(200);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('says when its port is taken', async () => {
    const { routes } = await twoDays();
    const first = await startWebServer(routes, '127.0.0.1', 0);
    const port = Number(new URL(first.url).port);
    await expect(startWebServer(routes, '127.0.0.1', port)).rejects.toThrow(/another program uses it/u);
    await first.close();
  });
});
