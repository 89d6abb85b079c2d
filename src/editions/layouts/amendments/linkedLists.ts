import type { Line } from '../../lines/line.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';
import { endOfSection, withoutNested } from './headedLists.ts';

/** Heading over a list, and the list's items that are not nested in others. */
interface LinkedList {
  readonly heading: Line;
  /** Index of the line before which the list ends. */
  readonly end: number;
  readonly items: readonly Candidate[];
}

const FEWEST_LISTS = 3;
/** Least mean number of items of a list: fewer are often a title's link and its discussion. */
const FEWEST_ITEMS = 2.5;
/** Least share of the items that lead to pages of their own. */
const MOSTLY = 0.7;
/** Least share of the document's text that is in the lists. */
const LEAST_HELD = 0.5;
/** Most of the items that may be titles already, as a share. */
const FEW = 0.5;

/**
 * Makes titles of the items of lists that lead to other pages, in a document that mostly consists of such lists under
 * headings without links: the headings name sections, and what stands above several of them a part.
 */
export function withLinkedLists(layout: Layout, candidates: Candidates): Layout {
  const { lines } = candidates.masthead;
  const lists = linkedLists(candidates);
  const items = lists.flatMap((list) => list.items);
  const already = items.filter(({ line }) => layout.titles.has(line.index)).length;
  if (lists.length < FEWEST_LISTS || items.length < FEWEST_ITEMS * lists.length) return layout;
  if (already > FEW * items.length || !holdMost(lists, candidates) || !leadElsewhere(items)) return layout;
  const isIn = (index: number) =>
    lists.some(({ heading, end }) => index >= heading.index && index < end) || headsAnother(index, lines);
  const titles = new Map<number, TitleStyle>([...layout.titles].filter(([index]) => !isIn(index)));
  for (const { line, style } of items) titles.set(line.index, style);
  return { titles: titlesInOrder(titles), origin: `${layout.origin}, items of linked lists` };
}

/** Whether the lists with their headings hold most of the document's text. */
function holdMost(lists: readonly LinkedList[], { before, masthead: { start } }: Candidates): boolean {
  const from = (index: number) => before[index] ?? before.at(-1) ?? 0;
  const held = lists.reduce((sum, { heading, end }) => sum + from(end) - from(heading.index), 0);
  return held >= LEAST_HELD * ((before.at(-1) ?? 0) - from(start));
}

/** Whether most items lead to pages of their own, and are not the same labels again and again. */
function leadElsewhere(items: readonly Candidate[]): boolean {
  const addresses = new Set(items.flatMap(({ line }) => addressOf(line) ?? []));
  const keys = new Set(items.map(({ key }) => key));
  return Math.min(addresses.size, keys.size) >= MOSTLY * items.length;
}

/** Whether a heading is right above another: it names a part of several sections. */
function headsAnother(index: number, lines: readonly Line[]): boolean {
  let i = index + 1;
  while (lines[i]?.text === '') i++;
  return lines[index]?.kind === 'heading' && lines[i]?.kind === 'heading';
}

/** Returns the lists under headings without a link that have nothing else under them but perhaps a paragraph above. */
function linkedLists({ byLine, masthead: { lines, fields, start } }: Candidates): LinkedList[] {
  return lines.slice(start).flatMap((heading) => {
    if (heading.kind !== 'heading' || heading.links.length > 0 || isPromotionSection(heading.text)) return [];
    // A heading that returns under each story names its part, not a section.
    if (fields.has(heading.index)) return [];
    const items: Line[] = [];
    let paragraphs = 0;
    const end = endOfSection(heading, lines);
    for (const line of lines.slice(heading.index + 1, end)) {
      if (line.text === '') continue;
      if (line.kind === 'item') items.push(line);
      else if (items.length > 0 || ++paragraphs > 1) return [];
    }
    const outer = withoutNested(items).flatMap(({ index }) => byLine.get(index) ?? []);
    return outer.length > 0 ? [{ heading, end, items: outer }] : [];
  });
}

/** Returns the first address that a line leads to, as a link or written out. */
function addressOf({ text, links }: Line): string | undefined {
  return links[0]?.url ?? /https?:\/\/[^\s）)】\]>]+/.exec(text)?.[0];
}
