import { isPromotionSection } from './promotion.ts';
import { bestStyle, type Styled } from './storyStyle.ts';
import type { TitleStyle } from './titleStyles.ts';

/** Styles that tell nothing in a section of their own: its lists and short lines can be anything. */
const VAGUE: ReadonlySet<TitleStyle> = new Set([
  'plain',
  'item',
  'chinese numbered',
  'numbered line',
  'marked line',
]);

/**
 * The titles of sections that have none in the document's style: a weekly sets its news as headings and its tools as
 * a list of links. A section whose name promises no news is left alone.
 */
export function titlesOfOtherStyle(
  styled: Styled,
  titles: ReadonlyMap<number, TitleStyle>,
  sections: ReadonlySet<number>,
): Map<number, TitleStyle> {
  const found = new Map<number, TitleStyle>();
  const starts = [...sections].sort((a, b) => a - b);
  for (const [i, start] of starts.entries()) {
    const lines = styled.lines.slice(start + 1, starts[i + 1]);
    if (isPromotionSection(styled.lines[start]?.text ?? '')) continue;
    if (lines.some(({ index }) => titles.has(index))) continue;
    const style = bestStyle({ ...styled, lines }, (each) => !VAGUE.has(each));
    if (style === undefined) continue;
    for (const { index } of lines) {
      if (styled.styles.get(index) === style && !styled.taken.has(index)) found.set(index, style);
    }
  }
  return found;
}
