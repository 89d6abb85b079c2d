import type { Line } from '../../lines/line.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms/terms.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';
import { endOfSection, withoutNested } from './headedLists.ts';

const FEWEST_ENTRIES = 3;

/**
 * Makes titles of all entries of a list under a heading that says how many they are, `综合 (12 条)`: they are all its
 * stories, not those alone that look like others.
 */
export function withCountedSections(layout: Layout, { byLine, masthead: { lines } }: Candidates): Layout {
  const titles = new Map(layout.titles);
  for (const heading of lines) {
    const count = countIn(heading);
    if (count < FEWEST_ENTRIES) continue;
    const end = endOfSection(heading, lines);
    const items = lines
      .slice(heading.index + 1, end)
      .filter(({ kind, text }) => kind === 'item' && text !== '');
    const entries = items.length === count ? items : withoutNested(items);
    if (entries.length !== count) continue;
    const styles = entries.flatMap(({ index }): [number, TitleStyle][] => {
      const own = byLine.get(index);
      return own ? [[index, own.style]] : [];
    });
    if (styles.length < entries.length) continue;
    for (let i = heading.index; i < end; i++) titles.delete(i);
    for (const [index, style] of styles) titles.set(index, style);
  }
  const isChanged =
    titles.size !== layout.titles.size || [...titles.keys()].some((i) => !layout.titles.has(i));
  if (!isChanged) return layout;
  return { origin: layout.origin, titles: titlesInOrder(titles) };
}

/** Returns the number of entries that a section's heading states; -1 if it states none, or holds no news. */
function countIn({ kind, text }: Line): number {
  if (kind !== 'heading') return -1;
  const [written = '', count] = TERMS.entryCount.exec(text) ?? [];
  if (count === undefined || isPromotionSection(text.slice(0, -written.length))) return -1;
  return Number(count);
}
