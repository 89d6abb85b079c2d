import type { Line } from '../../lines/line.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

const FEWEST_LISTS = 3;
/** Least mean number of items of a list: fewer are often a title's link and its discussion. */
const FEWEST_ITEMS = 2.5;
/** Least share of the headings that are over lists, and of the items that lead somewhere. */
const MOSTLY = 0.7;

/**
 * Exchanges headings for the items of the lists under them: where most titles are headings without a link over nothing
 * but a list, nearly each item of which leads to another page, the headings name sections and the items are the stories.
 */
export function withLinkedLists(layout: Layout, { byLine, masthead: { lines } }: Candidates): Layout {
  const headings = [...layout.titles.keys()].filter((index) => lines[index]?.kind === 'heading');
  const lists = new Map(headings.map((index) => [index, listUnder(index, lines, byLine)]));
  const items = [...lists.values()].flat();
  const listed = headings.filter((index) => lists.get(index)?.length !== 0);
  const isMostly = listed.length >= FEWEST_LISTS && listed.length >= MOSTLY * headings.length;
  if (!isMostly || items.length < FEWEST_ITEMS * listed.length) return layout;
  const addresses = new Set(items.flatMap(({ line }) => addressOf(line) ?? []));
  if (addresses.size < MOSTLY * items.length) return layout;
  const exchanged = new Map<number, TitleStyle>(layout.titles);
  for (const index of listed) exchanged.delete(index);
  for (const { line, style } of items) exchanged.set(line.index, style);
  return { titles: titlesInOrder(exchanged), origin: `${layout.origin}, items of linked lists` };
}

/** Returns the items under a heading without a link, if nothing but a list is under it, perhaps behind a paragraph. */
function listUnder(
  heading: number,
  lines: readonly Line[],
  byLine: ReadonlyMap<number, Candidate>,
): Candidate[] {
  if (lines[heading]?.links.length !== 0) return [];
  const items: Line[] = [];
  let paragraphs = 0;
  for (let i = heading + 1; i < lines.length && lines[i]?.kind !== 'heading'; i++) {
    const line = lines[i];
    if (line === undefined || line.text === '') continue;
    if (line.kind === 'item') items.push(line);
    else if (items.length > 0 || ++paragraphs > 1) return [];
  }
  const level = Math.min(...items.map((item) => item.level));
  return items.flatMap((item) => (item.level === level ? (byLine.get(item.index) ?? []) : []));
}

/** Returns the first address that a line leads to, as a link or written out. */
function addressOf({ text, links }: Line): string | undefined {
  return links[0]?.url ?? /https?:\/\/[^\s）)】\]>]+/.exec(text)?.[0];
}
