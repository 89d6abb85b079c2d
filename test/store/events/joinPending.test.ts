import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoryId } from '../../../src/editions/edition.ts';
import { planEvents } from '../../../src/store/events/eventPlan.ts';
import { eventsOf } from '../../../src/store/events/events.ts';
import { joinAllPending, joinPending } from '../../../src/store/events/joinPending.ts';
import { editionsOf } from '../../../src/store/news/editions.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { countPending, pendingStories } from '../../../src/store/pendingWork.ts';
import { createLexicon } from '../../../src/words/lexicon.ts';
import { engine, openTestStore } from '../../database/engines.ts';
import { over } from '../../database/over.ts';
import fc from '../../properties.ts';
import { type Draft, drafts, save, saveAll } from './drafts.ts';

const lexicon = createLexicon('[company]\n晨星科技\n远航汽车\n[model]\n晨星 K2\n');

async function joinAll(store: Store, limit?: number): Promise<void> {
  while ((await joinPending(store, lexicon, limit)) > 0);
}

/** Every event as its titles, the lead first, in a fixed order. */
async function eventsIn(store: Store): Promise<readonly string[]> {
  const stories = (await store.all('SELECT id, row FROM stories')).map(({ id, row }) => ({
    id: String(id) as StoryId,
    row: Number(row),
  }));
  const also = await eventsOf(store).alsoTelling(stories.map(({ id }) => id));
  const led = await eventsOf(store).ofStories(stories);
  const leads = new Set([...led.values()].map(({ lead }) => lead));
  const titleOf = new Map(
    (await store.all('SELECT id, title FROM stories')).map((row) => [row.id, row.title]),
  );
  return [...leads]
    .map((lead) => [titleOf.get(lead), ...(also.get(lead) ?? []).map(({ title }) => title)].join(' / '))
    .sort();
}

/** The same edition with other words in its stories. */
function shortened(draft: Draft): Draft {
  return { ...draft, stories: draft.stories.map(([title, text]) => [title, text.slice(0, 24)] as const) };
}

async function inStore<T>(run: (store: Store) => Promise<T>): Promise<T> {
  const store = await openTestStore();
  try {
    return await run(store);
  } finally {
    await store.close();
  }
}

describe('joining stories to events', () => {
  test('tells one happening once and leaves the rest alone', () =>
    inStore(async (store) => {
      for (const draft of drafts) await save(store, draft);
      await joinAllPending(store, lexicon);
      expect(await eventsIn(store)).toMatchInlineSnapshot(`
        [
          "晨星科技收购语音公司听澜，作价 3.2 亿美元 / 听澜并入晨星科技 / 3.2 亿美元，晨星科技买下听澜",
          "远航汽车二月交付 21480 辆 / 二月销量：远航汽车交付 21480 辆",
        ]
      `);
      expect(await countPending(store, 'events')).toBe(0);
    }));

  test('gives the loop a turn after each story of a batch and each candidate', () =>
    inStore(async (store) => {
      const [first, second, last] = drafts;
      if (!first || !second || !last) throw new Error('three editions are drafted');
      await saveAll(store, [first, second]);
      await joinAll(store);
      const { version } = (await store.get('SELECT version FROM story_features')) ?? {};
      await save(store, last);
      const pending = await pendingStories(store, 'events', 10);
      let turns = 0;
      const context = { lexicon, version: String(version) };
      const counted = await planEvents(
        store,
        {
          ...context,
          turns: async () => {
            turns += 1;
          },
        },
        pending,
      );
      expect(turns).toBeGreaterThan(2 * pending.length);
      expect(counted.newPairs.length).toBeGreaterThan(0);
    }));

  test('takes a story out when its edition goes, and lets the next one lead', () =>
    inStore(async (store) => {
      const [first] = await saveAll(store, drafts);
      await joinAll(store);
      if (first) await editionsOf(store).remove(first);
      expect((await eventsIn(store))[0]).not.toContain('作价');
      await joinAll(store);
      expect(await eventsIn(store)).toEqual(['听澜并入晨星科技 / 3.2 亿美元，晨星科技买下听澜']);
    }));

  test('an item that columns repeat from day to day joins no event', () =>
    inStore(async (store) => {
      const stories = drafts[0]?.stories ?? [];
      const columns = ['甲刊', '乙刊'];
      const days = ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06'];
      for (const column of columns) await save(store, { column, day: days[0] ?? '', stories });
      await joinAll(store);
      expect(await eventsIn(store)).toHaveLength(2);
      for (const day of days) for (const column of columns) await save(store, { column, day, stories });
      await joinAll(store);
      expect(await eventsIn(store)).toEqual([]);
    }));

  test.each([
    ['of one column', 1],
    ['of forty columns', 40],
  ])('hundreds of stories of one wording %s make pairs in proportion to their number', (_whose, columns) =>
    inStore(async (store) => {
      const pairsOf = async (count: number) => {
        for (let column = 0; column < columns; column += 1) {
          const stories = Array.from({ length: count / columns }, (_, index) => {
            const title = `晨星科技发布第${'一二三四五六七八九十'.charAt(index % 10)}款折叠屏手机${index}`;
            return [title, '晨星科技今天发布新款折叠屏手机，售价 8999 元。'] as const;
          });
          await save(store, { column: `栏目${column}`, day: '2025-03-03', stories });
        }
        await joinAll(store);
        return Number((await store.get('SELECT count(*) AS pairs FROM same_pairs'))?.pairs) / count;
      };
      const few = await pairsOf(80);
      const many = await pairsOf(400);
      expect(few).toBeGreaterThan(0);
      expect(many).toBeLessThanOrEqual(2 * 20);
      expect(many).toBeLessThan(2 * few);
    }),
  );

  test('joins anew the stories that another lexicon read', () =>
    inStore(async (store) => {
      for (const draft of drafts) await save(store, draft);
      while ((await joinPending(store, createLexicon('[company]\n无名公司\n'), 3)) > 0);
      await joinAll(store, 3);
      expect(await eventsIn(store)).toHaveLength(2);
      expect(await joinPending(store, lexicon)).toBe(0);
    }));

  test('a write of another process between plan and write is not lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sulan-events-'));
    const store = openStore(join(folder, 'store.db'));
    const other = openStore(store.place);
    try {
      const [first, second] = drafts;
      if (first) await save(store, first);
      let writes = 0;
      const disturbed = over(store, {
        async transaction(work, options) {
          if (writes++ === 0 && second) await save(other, second);
          return store.transaction(work, options);
        },
      });
      while ((await joinPending(disturbed, lexicon)) > 0);
      expect(await countPending(store, 'events')).toBe(0);
      expect((await store.get('SELECT count(*) AS n FROM event_stories'))?.n).toBe(2);
    } finally {
      await other.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('depends on nothing but what is stored: not on order, batches, changes or what came and went', async () => {
    const change = fc.record({
      draft: fc.nat(drafts.length - 1),
      what: fc.constantFrom('save', 'save', 'shorten', 'remove', 'join'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 4, maxLength: 14 }),
        fc.integer({ min: 1, max: 9 }),
        async (changes, limit) => {
          const kept = new Map<number, Draft>();
          const found = await inStore(async (store) => {
            for (const { draft: index, what } of changes) {
              const draft = drafts[index];
              if (!draft) continue;
              const now = what === 'shorten' ? shortened(draft) : draft;
              if (what === 'join') await joinPending(store, lexicon, limit);
              else if (what === 'remove') await editionsOf(store).remove(await save(store, draft));
              else await save(store, now);
              if (what === 'remove') kept.delete(index);
              else if (what !== 'join') kept.set(index, now);
            }
            await joinAll(store, limit);
            return eventsIn(store);
          });
          const wanted = await inStore(async (store) => {
            for (const draft of kept.values()) await save(store, draft);
            await joinAll(store);
            return eventsIn(store);
          });
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: engine === 'sqlite' ? 25 : 3 },
    );
  });
});
