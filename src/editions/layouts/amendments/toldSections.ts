import type { Line } from '../../lines/line.ts';
import { endsSentence } from '../../lines/sentences.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';
import { endOfSection } from './headedLists.ts';

const FEWEST_ITEMS = 2;
const SHORTEST_ITEM = 20;

/**
 * Adds the items of a section that is a list of sentences between sections with titles: there each item tells one story.
 * A last section, or a first, may be a summary, a glossary or further reading.
 */
export function withToldSections(layout: Layout, { byLine, masthead }: Candidates): Layout {
  const { lines, taken } = masthead;
  const { titles } = layout;
  const told = lines.filter(({ kind, index }) => kind === 'heading' && !titles.has(index)).map(sectionOf);
  const lists = told.filter(({ items }) => items.length >= FEWEST_ITEMS && items.every(isSentence));
  if (lists.length === 0) return layout;
  const peers = headingsOverTitles(lines, titles);
  const added = lists.filter(isBetween).flatMap(({ items }) => items);
  if (added.length === 0) return layout;
  return {
    titles: titlesInOrder([...titles, ...added.map(({ index }) => [index, 'item'] as const)]),
    origin: `${layout.origin}, with told sections`,
  };

  /** Returns a heading with the lines up to the next heading. */
  function sectionOf(heading: Line): { readonly heading: Line; readonly items: readonly Line[] } {
    const section = lines.slice(heading.index + 1, endOfSection(heading, lines));
    return { heading, items: section.filter(({ text }) => text !== '') };
  }

  function isSentence({ kind, text, index }: Line): boolean {
    return (
      kind === 'item' &&
      text.length >= SHORTEST_ITEM &&
      endsSentence(text) &&
      !taken.has(index) &&
      !titles.has(index) &&
      byLine.get(index)?.styles.includes('item') === true
    );
  }

  function isBetween({ heading: { index, level, text } }: { readonly heading: Line }): boolean {
    const { first = index, last = index } = peers.get(level) ?? {};
    return first < index && index < last && !isPromotionSection(text);
  }
}

/** Returns for each level the first and the last heading with titles between it and the next of its level or higher. */
function headingsOverTitles(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): Map<number, { readonly first: number; readonly last: number }> {
  const places = new Map<number, { readonly first: number; readonly last: number }>();
  let open: Line[] = [];
  for (const line of lines) {
    if (titles.has(line.index)) {
      for (const { level, index } of open)
        places.set(level, { first: places.get(level)?.first ?? index, last: index });
    } else if (line.kind === 'heading') {
      open = [...open.filter(({ level }) => level < line.level), line];
    }
  }
  return places;
}
