import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { segmentations } from './search/segmentations.ts';

interface Judged {
  readonly q: string;
  readonly relevant: readonly { readonly title: string; readonly grade: number }[];
}

const DEPTH = 10;

/**
 * `npm run bench -- segmentation STORE QUERIES…`: scores how well a plain FTS5 index, ranked by bm25 over any term,
 * answers judged queries (JSON: [{ q, relevant: [{ title, grade }] }]) over a store's stories, for each method of
 * dividing texts.
 */
export default async function benchSegmentation([file, ...judgedFiles]: readonly string[]): Promise<object> {
  if (!file || judgedFiles.length === 0)
    throw new Error('usage: npm run bench -- segmentation STORE QUERIES.json…');
  const store = new DatabaseSync(file, { readOnly: true });
  const stories = store.prepare('SELECT row, title, glance, paragraphs FROM stories').all();
  const judged: Judged[] = judgedFiles.flatMap((name) => JSON.parse(readFileSync(name, 'utf8')));
  const results: Record<string, object> = {};
  for (const [name, load] of Object.entries(segmentations)) {
    const memoryBefore = process.memoryUsage().rss;
    const divide = await load();
    const characters = stories.reduce((sum, story) => sum + String(story.paragraphs).length, 0);
    const start = process.cpuUsage();
    const texts = stories.map((story) => [
      String(story.title),
      String(story.glance ?? ''),
      String(story.paragraphs),
    ]);
    const divided = texts.map((fields) => fields.map((text) => divide(text)));
    const { user, system } = process.cpuUsage(start);
    const memory = Math.round((process.memoryUsage().rss - memoryBefore) / 1024 / 1024);
    const index = indexOf(divided);
    results[name] = {
      ...accuracy(judged, (query) => ask(index, divide(query)).map((row) => String(stories[row]?.title))),
      microsecondsPer1000Characters: Math.round((user + system) / (characters / 1000)),
      indexBytesPerStory: Math.round(bytesOf(index) / stories.length),
      megabytes: memory,
    };
    index.close();
  }
  return { stories: stories.length, queries: judged.length, ...results };
}

function indexOf(stories: readonly (readonly string[])[][]): DatabaseSync {
  const index = new DatabaseSync(':memory:');
  index.exec(
    `CREATE VIRTUAL TABLE t USING fts5 (title, glance, body, content = '', tokenize = "ascii tokenchars '+#.,='")`,
  );
  const insert = index.prepare('INSERT INTO t (rowid, title, glance, body) VALUES (?, ?, ?, ?)');
  for (const [row, fields] of stories.entries()) insert.run(row, ...fields.map((terms) => terms.join(' ')));
  index.exec("INSERT INTO t (t) VALUES ('optimize')");
  return index;
}

function bytesOf(index: DatabaseSync): number {
  return Number(index.prepare('SELECT sum(length(block)) AS bytes FROM t_data').get()?.bytes);
}

function ask(index: DatabaseSync, terms: readonly string[]): number[] {
  if (terms.length === 0) return [];
  const match = terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
  const rows = index.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 10, 9, 1) LIMIT ?');
  return rows.all(match, DEPTH).map((row) => Number(row.rowid));
}

function accuracy(judged: readonly Judged[], find: (query: string) => readonly string[]): object {
  const answerable = judged.filter(({ relevant }) => relevant.length > 0);
  let reciprocal = 0;
  let gained = 0;
  for (const { q, relevant } of answerable) {
    const grades = new Map(relevant.map(({ title, grade }) => [bare(title), grade]));
    const gains = find(q).map((title) => grades.get(bare(title)) ?? 0);
    const best = Math.max(...grades.values());
    const first = gains.indexOf(best);
    reciprocal += first < 0 ? 0 : 1 / (first + 1);
    const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, DEPTH);
    gained += discounted(gains) / discounted(ideal);
  }
  const nothing = judged.filter(({ q, relevant }) => relevant.length === 0 && find(q).length === 0).length;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    mrr: round(reciprocal / answerable.length),
    ndcg: round(gained / answerable.length),
    nothing: round(nothing / Math.max(1, judged.length - answerable.length)),
  };
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + (2 ** gain - 1) / Math.log2(index + 2), 0);
}

function bare(title: string): string {
  return title.replace(/\s+/g, '');
}
