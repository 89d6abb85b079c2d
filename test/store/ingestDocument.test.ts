import { describe, expect, test } from 'vitest';
import { editionsOf } from '../../src/store/news/editions.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import { ingestDocument } from './ingestDocument.ts';

const NOW = new Date('2024-12-27T02:00:00Z');

function withStore(run: (store: Store) => Promise<void>): () => Promise<void> {
  return async () => {
    const store = await openTestStore();
    try {
      await run(store);
    } finally {
      await store.close();
    }
  };
}
describe('ingesting a document', () => {
  const roundup = (day: string, stories: number) => {
    const numbers = Array.from({ length: stories }, (_, n) => n + 1);
    const body = numbers.map(
      (n) =>
        `<p><strong>${day}第${n}家公司发布新品</strong></p><p>${day}第${n}家公司今天发布了一款新品。</p>`,
    );
    return `<h1>${day}第1家公司发布新品；第2家公司发布新品 | 某早报</h1><p>${day}</p><h3>国内要闻</h3>${body.join('')}`;
  };
  const ingest = (store: Store, day: string, stories: number) =>
    ingestDocument(
      store,
      { bytes: Buffer.from(roundup(day, stories)), origin: `${day}.html`, time: NOW },
      NOW,
      { articlesStandAlone: false },
    );

  test(
    'warns of an edition much thinner than its column’s usual ones, and stays unchanged when repeated',
    withStore(async (store) => {
      for (const day of ['2024-12-23', '2024-12-24', '2024-12-25']) await ingest(store, day, 12);
      const thin = await ingest(store, '2024-12-26', 4);
      expect(thin).toMatchObject({ kind: 'edition', change: 'new' });
      expect(thin.kind === 'edition' && thin.warnings.map(({ code }) => code)).toContain('fewer-stories');
      await ingest(store, '2024-12-27', 4);
      await ingest(store, '2024-12-28', 4);
      await ingest(store, '2024-12-29', 4);
      expect(await ingest(store, '2024-12-26', 4)).toMatchObject({ change: 'unchanged' });
    }),
  );

  test(
    'does not believe a day that is yet to come: it would be the newest one for years',
    withStore(async (store) => {
      const future = await ingest(store, '2099-01-01', 4);
      expect(future).toMatchObject({ kind: 'edition', change: 'new', day: '2024-12-27' });
      expect(future.kind === 'edition' && future.warnings.map(({ code }) => code)).toContain('date-mismatch');
      expect(await ingest(store, '2099-01-01', 4)).toMatchObject({ change: 'unchanged' });
      expect(await ingest(store, '2024-12-29', 4)).toMatchObject({ day: '2024-12-27', dayGuessed: true });
      expect(await ingest(store, '2024-12-26', 5)).toMatchObject({ day: '2024-12-26', dayGuessed: false });
      expect(await editionsOf(store).newestDay()).toBe('2024-12-26');
    }),
  );
});
