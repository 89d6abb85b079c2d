import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderSource, pageSource } from '../fixtures.ts';
import { text } from '../webServer.ts';
import { clock, pathsAsked, pollerOf, preparePolling, read, server } from './rig.ts';

preparePolling();

describe('a page', () => {
  test('gives the articles that its selector finds, and not those it has given', async () => {
    server.on(
      '/list',
      text('<a href="/about">关于</a><h2><a href="a">甲</a></h2><h2><a href="b">乙</a></h2>'),
    );
    server.on('/a', text('甲文'));
    server.on('/b', text('乙文'));
    const poller = pollerOf(pageSource(`${server.url}/list`, { links: 'h2 a' }));
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲文', '乙文']);
    expect(read.documents.map(({ hints }) => hints?.title)).toEqual(['甲', '乙']);
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(pathsAsked()).toEqual(['/list', '/a', '/b', '/list']);
  });

  test('in GBK that declares no charset is read all the same', async () => {
    const news = Buffer.from([0xd0, 0xc2, 0xce, 0xc5]);
    server.on('/list', text(Buffer.concat([Buffer.from('<a href="/a">'), news, Buffer.from('</a>')])));
    server.on('/a', text('甲文'));
    await pollerOf(pageSource(`${server.url}/list`, { links: 'a' })).poll(clock.now());
    expect(read.documents.map(({ hints }) => hints?.title)).toEqual(['新闻']);
  });

  test('without a selector is the article, read again when it changes', async () => {
    server.on('/post', text('第一版'));
    const poller = pollerOf(pageSource(`${server.url}/post`));
    await poller.poll(clock.now());
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    server.on('/post', text('第二版'));
    clock.advanceMinutes(60);
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['第一版', '第二版']);
  });

  test('on which the selector finds nothing any more is a failure, not an empty day', async () => {
    server.on('/list', text('<h3><a href="a">新版式</a></h3>'));
    const outcome = await pollerOf(pageSource(`${server.url}/list`, { links: 'h2 a' })).poll(clock.now());
    expect(outcome).toMatchObject([
      { kind: 'failed', reason: 'malformed', message: expect.stringContaining('h2 a') },
    ]);
  });
});

describe('a folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sulan-folder-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  test('gives new and changed files, and does not open the others again', async () => {
    await writeFile(join(folder, 'a.md'), '甲');
    await writeFile(join(folder, 'b.html'), '乙');
    await writeFile(join(folder, 'notes.pdf'), '不读');
    const poller = pollerOf(folderSource(folder));
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲', '乙']);

    await writeFile(join(folder, 'c.txt'), '丙');
    await writeFile(join(folder, 'a.md'), '改');
    await utimes(join(folder, 'a.md'), new Date(), new Date('2030-01-01T00:00:00Z'));
    clock.advanceMinutes(3);
    await poller.poll(clock.now());
    expect(read.texts()).toEqual(['甲', '乙', '改', '丙']);
    expect(read.documents[2]).toMatchObject({
      origin: join(folder, 'a.md'),
      time: new Date('2030-01-01T00:00:00Z'),
    });
  });

  test('that is not there is a failure', async () => {
    const outcome = await pollerOf(folderSource(join(folder, 'missing'))).poll(clock.now());
    expect(outcome).toMatchObject([
      { kind: 'failed', reason: 'gone', message: expect.stringContaining('missing') },
    ]);
  });
});
