import type { Candidates } from '../candidates/candidates.ts';
import type { Layout } from '../layout.ts';

/** Removes headings right above tables whose rows are titles: they name the tables, and have no text of their own. */
export function withoutTableHeadings(layout: Layout, { masthead: { lines } }: Candidates): Layout {
  const { titles } = layout;
  const isOverTable = (index: number) => {
    let below = index + 1;
    // The first row may name the columns.
    while (lines[below]?.text === '' || (lines[below]?.kind === 'row' && !titles.has(below))) below++;
    return lines[index]?.kind === 'heading' && titles.get(below) === 'row';
  };
  const kept = [...titles].filter(([index]) => !isOverTable(index));
  if (kept.length === titles.size) return layout;
  return { titles: new Map(kept), origin: `${layout.origin}, without headings of tables` };
}
