import type { TitleStyle } from '../../layouts/candidates/titleStyles.ts';
import type { Line } from '../../lines/line.ts';
import { isParagraph, nextText } from '../../outline/plainTitles.ts';
import { withoutNote, withoutRating } from './endNote.ts';
import { tidyTitle, uncounted } from './tidyTitle.ts';
import type { TitleParts } from './titleParts.ts';

/** Longest item in characters that is a title as a whole. */
const LONGEST_TITLE = 120;
/** Matches the end of a sentence, or an address: the item is more than a title. */
const MORE_THAN_TITLE = /[。！？!?]|:\/\//;

/**
 * Returns a list item that stands above its text as a title as a whole: it is not cut like an item that is all of its
 * story, and the text does not repeat it. Returns undefined if it is no such item.
 */
export function itemAboveText(
  line: Line,
  style: TitleStyle,
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): TitleParts | undefined {
  if (style !== 'item' || line.text.length > LONGEST_TITLE || MORE_THAN_TITLE.test(line.text))
    return undefined;
  const below = nextText(line, lines);
  if (below?.kind !== 'paragraph' || titles.has(below.index) || !isParagraph(below)) return undefined;
  const title = tidyTitle(uncounted(line.text));
  return title === '' ? undefined : withoutNote(withoutRating({ title, text: '', tag: null }));
}
