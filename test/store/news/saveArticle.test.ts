import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqlParameter } from '../../../src/database/database.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { base32Hash } from '../../../src/editions/identity.ts';
import { type Article, saveArticle } from '../../../src/store/news/saveArticle.ts';
import type { Store } from '../../../src/store/open.ts';
import { openTestStore } from '../../database/engines.ts';
import { planOf } from '../../database/queryPlan.ts';
import { watched } from '../../database/watched.ts';
import { day } from '../../outbox/roundup.ts';

const NOW = new Date('2024-12-27T04:00:00Z');
const ARTICLES = 5_000;

let store: Store;
const asked = new Map<string, readonly SqlParameter[]>();

beforeEach(async () => {
  store = watched(await openTestStore(), (sql, parameters) => asked.set(sql, parameters));
});
afterEach(() => store.close());

function article(id: string, url: string | null, title = '新芯片开始量产'): Article {
  return {
    story: {
      id: base32Hash(id) as StoryId,
      title,
      section: null,
      paragraphs: ['首批产品本月交付。'],
      images: [],
      links: [],
      attribution: null,
      commentary: [],
      writtenBy: null,
    },
    column: '某站',
    url,
    day: day('2024-12-27'),
    dayGuessed: false,
  };
}

test('an article is known by its address, however long, within its column alone', async () => {
  const long = `https://news.example/${'路径/'.repeat(2_000)}`;
  expect(await saveArticle(store, article('a', `${long}1`), NOW)).toBe('new');
  expect(await saveArticle(store, article('b', `${long}2`), NOW)).toBe('new');
  expect(await saveArticle(store, article('c', `${long}1`, '新芯片推迟量产'), NOW)).toBe('updated');
  expect(await saveArticle(store, { ...article('d', `${long}1`), column: '另一站' }, NOW)).toBe('new');
  expect(await saveArticle(store, article('e', null), NOW)).toBe('new');
  expect(await saveArticle(store, article('f', null), NOW)).toBe('new');
});

test('storing an article reads no other articles, however many there are', async () => {
  await saveArticle(store, article('a', 'https://news.example/0'), NOW);
  await fill();
  asked.clear();
  await saveArticle(store, article('b', 'https://news.example/b'), NOW);
  await saveArticle(store, article('c', 'https://news.example/b', '新芯片推迟量产'), NOW);
  const statements = [...asked].filter(([sql]) => /\bstories\b/.test(sql) && !sql.startsWith('INSERT'));
  expect(statements.length).toBeGreaterThan(1);
  for (const [sql, parameters] of statements)
    expect(readsAllArticles(await planOf(store, sql, parameters)), sql).toEqual([]);
});

/** The steps of a plan that read the whole table, or by an index all stories without an edition. */
function readsAllArticles(plan: readonly string[]): string[] {
  return plan.filter((step) => /(?:SCAN|Seq Scan on) stories|\(edition=\?\)|articles_by_day/.test(step));
}

/** So many other articles of the same source that no planner prefers to read all of them. */
async function fill(): Promise<void> {
  const columns = Object.keys((await store.get('SELECT * FROM stories')) ?? {}).filter(
    (name) => name !== 'row',
  );
  const own: Record<string, string> = { id: "'s' || n", url: "'https://news.example/' || n" };
  const names = columns.map((name) => `"${name}"`);
  await store.runScript(
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${ARTICLES})
     INSERT INTO stories (${names.join(', ')})
     SELECT ${columns.map((name) => own[name] ?? `"${name}"`).join(', ')} FROM numbers CROSS JOIN stories;
     ANALYZE`,
  );
}
