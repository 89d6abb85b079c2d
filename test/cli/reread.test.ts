import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { rereadAll } from '../../src/cli/reread.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { READER_VERSION } from '../../src/editions/readerVersion.ts';
import { createDocumentReader } from '../../src/editions/reading/documentReader.ts';
import { countToReread, rereadOriginals } from '../../src/store/reread.ts';
import { openTestStore } from '../database/engines.ts';
import { ingestDocument } from '../store/ingestDocument.ts';

const reader = createDocumentReader();
afterAll(() => reader.close());

const NOW = new Date('2024-12-28T00:00:00Z');
const SAMPLES = ['2024-12-26-geek-headlines.html', '2024-12-27-geek-headlines.html'];

test('documents read by an older reader are read again at once, told in one line', async () => {
  const store = await openTestStore();
  for (const name of SAMPLES) {
    const bytes = readFileSync(new URL(`../../data/samples/${name}`, import.meta.url));
    await ingestDocument(store, { bytes, origin: name, time: NOW }, NOW, { articlesStandAlone: true });
  }
  await store.run('UPDATE originals SET reader_version = ?', [READER_VERSION - 1]);
  const said: string[] = [];
  let left = -1;
  const status = await rereadAll(
    {
      store,
      reread: (limit) => rereadOriginals(store, reader, limit, NOW),
      // Search and events follow when all is read; the store is closed behind them.
      catchUp: async () => {
        left = await countToReread(store);
      },
    },
    commandLineTexts('en-US').results,
    { out: (line) => void said.push(line), err: () => {} },
  );
  expect(status).toBe(0);
  expect(left).toBe(0);
  expect(said).toEqual(['documents: 2 read again, 0 changed']);
});
