import type { Hit } from '../search/hits.ts';
import type { Search, SearchResult } from '../search/search.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Options of `sulan search`. */
export interface SearchCommandOptions {
  /** Separate queries. */
  readonly queries: readonly string[];
  readonly limit: number;
  readonly json: boolean;
  readonly texts: ResultTexts['search'];
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
    else for (const line of linesFor(query, answer, options.texts)) lines.out(line);
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

function linesFor(
  query: string,
  { hits, readAs, suggestions, dates }: SearchResult,
  texts: ResultTexts['search'],
): string[] {
  const lineFor = ({ id, title, day, column }: Hit) => `${day}  ${id}  ${title}${texts.column(column)}`;
  const read = readAs.map(({ typed, as }) => texts.readAs(typed, as));
  if (dates) read.push(texts.daysOnly(dates));
  const full = hits.filter((hit) => !hit.near);
  const near = hits.filter((hit) => hit.near);
  if (full.length === 0) read.push(texts.nothing(query, suggestions));
  const heading = full.length === 0 ? texts.onlyNear : texts.near;
  return [...read, ...full.map(lineFor), ...(near.length > 0 ? [heading, ...near.map(lineFor)] : [])];
}
