import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { READER_VERSION } from '../../src/editions/readerVersion.ts';
import { createDocumentReader, type DocumentReader } from '../../src/editions/reading/documentReader.ts';
import type { Store } from '../../src/store/open.ts';
import { countToReread, rereadOriginals } from '../../src/store/reread.ts';
import { removeBefore } from '../../src/store/retention.ts';
import { keepDown } from '../../src/store/takenDown.ts';
import { openTestStore } from '../database/engines.ts';
import { ingestDocument } from './ingestDocument.ts';

const reader = createDocumentReader();
afterAll(() => reader.close());

const SAMPLE = readFileSync(new URL('../../data/samples/2024-12-27-geek-headlines.html', import.meta.url));
const ARTICLE = `<h1>一篇讲新芯片的长文</h1>${'<p>这家公司介绍了新芯片的工艺、功耗和价格，首批产品明年交付。</p>'.repeat(12)}`;
const NOW = new Date('2024-12-28T00:00:00Z');

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

function ingest(bytes: Uint8Array | string, origin: string) {
  const document = {
    bytes: Buffer.from(bytes),
    origin,
    time: NOW,
    hints: { source: '示例源', published: new Date('2024-12-27T02:00:00Z') },
  };
  return ingestDocument(store, document, NOW, { articlesStandAlone: true });
}

async function readByAnOlderReader(): Promise<void> {
  await store.run('UPDATE originals SET reader_version = ?', [READER_VERSION - 1]);
}

const ids = () => store.all('SELECT id FROM stories ORDER BY edition, position');
const originals = async () => Number((await store.get('SELECT count(*) AS n FROM originals'))?.n);

test('what an older reader read is read again from its original, and stories keep their ids', async () => {
  await ingest(SAMPLE, 'https://example.com/roundup');
  await ingest(ARTICLE, 'https://example.com/article');
  const before = await ids();
  expect(await countToReread(store)).toBe(0);
  await readByAnOlderReader();
  await store.run("UPDATE editions SET fingerprint = 'of an older reader'");
  await store.run("UPDATE stories SET section = '错的栏' WHERE edition IS NOT NULL");
  expect(await rereadOriginals(store, reader, 1, NOW)).toMatchObject({ read: 1, left: 1 });
  expect(await rereadOriginals(store, reader, 10, NOW)).toEqual({ read: 1, changed: 1, left: 0 });
  expect(await ids()).toEqual(before);
  expect(await store.all("SELECT 1 FROM stories WHERE section = '错的栏'")).toEqual([]);
});

test('an article that is an edition now leaves its place as a story of its own', async () => {
  await ingest(SAMPLE, 'https://example.com/roundup');
  const stories = (await ids()).length;
  await store.runScript(`
    INSERT INTO stories (id, position, title, paragraphs, images, links, commentary, "column", day, stored_at, changed_at)
    VALUES ('aaaaaaaaaa', 0, '整期早报', '[]', '[]', '[]', '[]', '示例源', '2024-12-27', 1, 1);
    UPDATE originals SET story = (SELECT row FROM stories WHERE id = 'aaaaaaaaaa'), edition = NULL;
    DELETE FROM editions;
  `);
  await readByAnOlderReader();
  await rereadOriginals(store, reader, 10, NOW);
  expect(await store.all("SELECT 1 FROM stories WHERE id = 'aaaaaaaaaa'")).toEqual([]);
  expect(await ids()).toHaveLength(stories);
});

test('originals are removed with old news and with a story taken down', async () => {
  await ingest(SAMPLE, 'https://example.com/roundup');
  await ingest(ARTICLE, 'https://example.com/article');
  expect(await originals()).toBe(2);
  const [story] = await store.all('SELECT id FROM stories WHERE edition IS NOT NULL LIMIT 1');
  await keepDown(store, [String(story?.id) as StoryId], NOW);
  expect(await originals()).toBe(1);
  await removeBefore(store, '2025-01-01' as CalendarDay);
  expect(await originals()).toBe(0);
});

test('an edition that is removed while it is reread does not come back', async () => {
  await ingest(SAMPLE, 'https://example.com/roundup');
  await readByAnOlderReader();
  const removing: DocumentReader = {
    ...reader,
    async read(document) {
      const reading = await reader.read(document);
      await store.run('DELETE FROM editions');
      return reading;
    },
  };
  expect(await rereadOriginals(store, removing, 10, NOW)).toEqual({ read: 1, changed: 0, left: 0 });
  expect(await ids()).toEqual([]);
});

test('an original whose rereading exceeds its limits keeps its earlier stories', async () => {
  await ingest(SAMPLE, 'https://example.com/roundup');
  const before = await ids();
  await readByAnOlderReader();
  const slow = createDocumentReader({ milliseconds: 1, megabytes: 64, idleMilliseconds: 60_000 });
  expect(await rereadOriginals(store, slow, 10, NOW)).toEqual({ read: 1, changed: 0, left: 0 });
  await slow.close();
  expect(await ids()).toEqual(before);
});
