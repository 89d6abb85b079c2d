import { endsSentence } from '../../lines/sentences.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesWithout } from '../layout.ts';

const ITEMS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['item', 'nested item']);
const FEWEST_PAIRS = 3;
/** Least share of the titles that are such a pair. */
const MOSTLY = 0.8;
/** Factor by which a text is longer than its title. */
const LONGER = 1.5;

/**
 * Removes the texts of list items that are taken for items: where a short line and a longer one of whole sentences
 * alternate throughout, an item has two paragraphs, its title and its text.
 */
export function withoutItemTexts(layout: Layout, { byLine }: Candidates): Layout {
  const texts = new Set<number>();
  for (const index of layout.titles.keys()) {
    const above = byLine.get(index - 1);
    const own = byLine.get(index);
    if (above && own && !texts.has(index - 1) && areTitleAndText(above, own, layout)) texts.add(index);
  }
  const isThroughout = texts.size >= FEWEST_PAIRS && 2 * texts.size >= MOSTLY * layout.titles.size;
  if (!isThroughout) return layout;
  const titles = titlesWithout(layout.titles, texts);
  return { titles, origin: `${layout.origin}, without texts of items` };
}

function areTitleAndText(title: Candidate, text: Candidate, { titles }: Layout): boolean {
  return (
    [title, text].every(({ line }) => ITEMS.has(titles.get(line.index) ?? 'plain')) &&
    title.line.level === text.line.level &&
    !endsSentence(title.line.text) &&
    endsSentence(text.line.text) &&
    text.line.text.length >= LONGER * title.line.text.length
  );
}
