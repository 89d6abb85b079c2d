import type { Hit } from '../search/hits.ts';
import { spanText } from '../search/query/daySpans.ts';
import type { Search, SearchResult } from '../search/search.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan search`. */
export interface SearchCommandOptions {
  /** Separate queries. */
  readonly queries: readonly string[];
  readonly limit: number;
  readonly json: boolean;
}

/** `sulan search`: prints one line of JSON per query (contract.md), or a list for people. */
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

function jsonOf(query: string, { hits, readAs, suggestions }: SearchResult, ms: number): object {
  return {
    query,
    hits: hits.map(({ id, title, day, section, column, score, near, also }) => ({
      id,
      title,
      date: day,
      section,
      column,
      score,
      ...(near && { near }),
      also,
    })),
    readAs,
    suggestions,
    ms,
  };
}

function linesFor(query: string, { hits, readAs, suggestions, dates }: SearchResult): string[] {
  const read = readAs.map(({ typed, as }) => `「${typed}」按「${as}」查找`);
  if (dates) read.push(`只看 ${spanText(dates)}`);
  const full = hits.filter((hit) => !hit.near);
  const near = hits.filter((hit) => hit.near);
  if (full.length === 0) {
    const similar = suggestions.length > 0 ? `，是不是要找：${suggestions.join('、')}` : '';
    read.push(`没有找到「${query}」${similar}`);
  }
  const heading = full.length === 0 ? '没有完全对上的，这些相近：' : '相近的：';
  return [...read, ...full.map(lineFor), ...(near.length > 0 ? [heading, ...near.map(lineFor)] : [])];
}

function lineFor({ id, title, day, column }: Hit): string {
  return `${day}  ${id}  ${title}（${column}）`;
}
