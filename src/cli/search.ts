import type { Answer, Search } from '../search/search.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan search`. */
export interface SearchCommandOptions {
  /** Each is a query of its own. */
  readonly queries: readonly string[];
  readonly limit: number;
  readonly json: boolean;
}

/** `sulan search`: one line of JSON a query, as contract.md has it, or a list for people. */
export async function printSearch(
  search: Search,
  options: SearchCommandOptions,
  lines: Lines,
): Promise<number> {
  for (const query of options.queries) {
    const start = performance.now();
    const answer = await search.search(query, { limit: options.limit });
    const ms = Math.round((performance.now() - start) * 100) / 100;
    if (options.json) lines.out(JSON.stringify(jsonOf(query, answer, ms)));
    else for (const line of linesFor(query, answer)) lines.out(line);
  }
  return EXIT.done;
}

function jsonOf(query: string, { hits, readAs, suggestions }: Answer, ms: number): object {
  return {
    query,
    hits: hits.map(({ id, title, day, section, column, score, also }) => ({
      id,
      title,
      date: day,
      section,
      column,
      score,
      also,
    })),
    readAs,
    suggestions,
    ms,
  };
}

function linesFor(query: string, { hits, readAs, suggestions }: Answer): string[] {
  const read = readAs.map(({ typed, as }) => `「${typed}」按「${as}」查找`);
  if (hits.length === 0) {
    const near = suggestions.length > 0 ? `，是不是要找：${suggestions.join('、')}` : '';
    return [...read, `没有找到「${query}」${near}`];
  }
  return [...read, ...hits.map(({ id, title, day, column }) => `${day}  ${id}  ${title}（${column}）`)];
}
