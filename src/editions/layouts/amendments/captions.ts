import { shareFound } from '../../../text/similarity.ts';
import { textKey } from '../../identity.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesWithout } from '../layout.ts';

/** Styles of lines that nothing sets off from captions. */
const UNMARKED: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['plain', 'sentence']);
const SHORTEST_CAPTION = 8;
const SHORTEST_TEXT = 30;
/** Characters right above a line that it is compared with: a longer text has the words of any title. */
const LONGEST_TEXT = 600;
/** Least share of a caption's bigrams in the text above it: no unmarked title of the annotated documents has more than 0.71. */
const LEAST_TOLD = 0.8;

/**
 * Removes unmarked lines that the text between them and the title above tells already: they are captions of pictures in
 * its story. What the next story tells is new.
 */
export function withoutCaptions(layout: Layout, { byLine, masthead: { lines } }: Candidates): Layout {
  const captions = new Set<number>();
  let above = -1;
  for (const [index, style] of layout.titles) {
    const key = byLine.get(index)?.key ?? '';
    if (above >= 0 && UNMARKED.has(style) && key.length >= SHORTEST_CAPTION) {
      const text = textKey(
        lines
          .slice(above + 1, index)
          .map((line) => line.text)
          .join('')
          .slice(-LONGEST_TEXT),
      );
      if (text.length >= SHORTEST_TEXT && shareFound(key, text) >= LEAST_TOLD) captions.add(index);
    }
    if (!captions.has(index)) above = index;
  }
  if (captions.size === 0) return layout;
  return { ...layout, titles: titlesWithout(layout.titles, captions) };
}
