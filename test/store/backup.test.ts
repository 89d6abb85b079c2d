import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { backupStore, restoreStore } from '../../src/database/backup.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { newsFigures } from '../../src/store/figures.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { removeBefore, removeOlderThan } from '../../src/store/retention.ts';
import { schema } from '../../src/store/schema/schema.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function addArticle(store: Store, id: string, day = '2024-12-27', text = '正文'): Promise<void> {
  const story = {
    id: id as StoryId,
    title: id,
    section: null,
    paragraphs: [text],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  };
  await saveArticle(
    store,
    { story, column: '某博客', url: `https://example.org/${id}`, day: day as CalendarDay, dayGuessed: false },
    NOW,
  );
}

describe('backup and restore', () => {
  test('a copy of a store in use holds what was written, and restoring keeps what it replaces', async () => {
    const file = join(folder, 'sulan.db');
    const copy = join(folder, 'copy.db');
    const store = openStore(file);
    await addArticle(store, 'aaaaaaaaaa');
    await backupStore(store, copy, schema);
    await addArticle(store, 'bbbbbbbbbb');
    await expect(backupStore(store, copy, schema)).rejects.toMatchObject({ problem: 'exists', file: copy });
    await store.close();
    const kept = await restoreStore(copy, file, schema, NOW);
    const restored = openStore(file);
    expect(await storiesOf(restored).count()).toBe(1);
    await restored.close();
    const former = openStore(kept ?? '');
    expect(await storiesOf(former).count()).toBe(2);
    await former.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db']);
  });

  test('a copy ends and is whole while another process writes without pause', async () => {
    const file = join(folder, 'sulan.db');
    const copy = join(folder, 'copy.db');
    const store = openStore(file);
    for (let n = 0; n < 300; n += 1) await addArticle(store, `article-${n}`, '2024-12-27', '长'.repeat(4000));
    const bot = openStore(file);
    const writes: Promise<void>[] = [];
    const writing = setInterval(() => writes.push(addArticle(bot, `written-${writes.length}`)));
    await backupStore(store, copy, schema);
    clearInterval(writing);
    await Promise.all(writes);
    await bot.close();
    await store.close();
    const restored = openStore(copy);
    expect(await restored.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(await storiesOf(restored).count()).toBeGreaterThanOrEqual(300);
    await restored.close();
  });

  test('a damaged store gives no backup, and leaves nothing where it would have stood', async () => {
    const file = join(folder, 'sulan.db');
    const filled = openStore(file);
    for (let n = 0; n < 100; n += 1)
      await addArticle(filled, `article-${n}`, '2024-12-27', '长'.repeat(4000));
    await filled.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
    await filled.close();
    const bytes = readFileSync(file);
    bytes.fill(0xaa, bytes.length >> 1, (bytes.length >> 1) + 40_000);
    writeFileSync(file, bytes);
    const store = openStore(file);
    await expect(backupStore(store, join(folder, 'copy.db'), schema)).rejects.toMatchObject({
      reason: 'damaged',
    });
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual([]);
  });

  test.each([
    ['no file', undefined, 'BackupFileError'],
    ['a text', 'only a sentence that is no database, and long enough to be looked at as one', 'StoreError'],
    ['another program’s database', 'CREATE TABLE other (x)', 'StoreError'],
    ['a newer store', 'CREATE TABLE editions (x); PRAGMA user_version = 9999', 'StoreError'],
  ])('%s is refused and the store stays', async (name, content, error) => {
    const file = join(folder, 'sulan.db');
    const bad = join(folder, 'bad.db');
    await openStore(file).close();
    const before = readFileSync(file, 'latin1');
    if (name === 'a text') writeFileSync(bad, content ?? '');
    else if (content) {
      const database = new DatabaseSync(bad);
      database.exec(content);
      database.close();
    }
    await expect(restoreStore(bad, file, schema, NOW)).rejects.toMatchObject({ name: error });
    expect(readFileSync(file, 'latin1')).toBe(before);
    expect(existsSync(file)).toBe(true);
  });
});

test('retention removes what is older than its first day, and no more', async () => {
  const store = openStore(':memory:');
  for (let n = 0; n < 45; n += 1) await addArticle(store, `old-${n}`, '2024-01-01');
  await addArticle(store, 'new', '2024-12-27');
  expect(await removeBefore(store, '2024-12-27' as CalendarDay)).toBe(45);
  expect(await storiesOf(store).count()).toBe(1);
  expect(await newsFigures(store)).toEqual({ columns: [], warnings: new Map() });
  expect(await store.bytes()).toBe(0);
  await store.close();
});

test.each([
  ['a right clock', '2024-12-28', 2],
  ['a week without news', '2025-01-03', 2],
  ['a clock that is ten years ahead', '2034-12-28', 2],
])('with %s stories of the last 30 days are kept', async (_name, today, left) => {
  const store = openStore(':memory:');
  for (const [name, day] of [
    ['old', '2024-10-01'],
    ['kept', '2024-12-20'],
    ['new', '2024-12-27'],
  ] as const)
    await addArticle(store, name, day);
  expect(await removeOlderThan(store, 30, today as CalendarDay)).toBe(1);
  expect(await storiesOf(store).count()).toBe(left);
  await store.close();
});

test('retention of an empty store removes nothing', async () => {
  const store = openStore(':memory:');
  expect(await removeOlderThan(store, 1, '2024-12-28' as CalendarDay)).toBe(0);
  await store.close();
});
