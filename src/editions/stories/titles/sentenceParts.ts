import { cutText } from '../../../text/cut.ts';
import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { tidyTitle } from './tidyTitle.ts';
import type { TitleParts } from './titleParts.ts';

/** Longest first sentence in characters that is a title above the sentences after it. */
export const LONGEST_FIRST_SENTENCE = 60;
/** Longest first sentence in characters that is the whole title of an untitled story. */
const LONGEST_SENTENCE = 70;
const LONGEST_CUT_TITLE = 40;
const SHORTEST_CUT_TITLE = 10;

/**
 * Splits a paragraph without a title: its first sentence is the title if it is short, else the sentence's beginning is.
 */
export function sentenceParts(text: string): TitleParts {
  const end = text.search(/[。！？!?]/);
  const first = end < 0 ? text : text.slice(0, end);
  if (first.length <= LONGEST_FIRST_SENTENCE && end >= 0 && end < text.length - 1) {
    const keepsMark = /[！？!?]/.test(text[end] ?? '');
    return {
      title: tidyTitle(keepsMark ? text.slice(0, end + 1) : first),
      text: text.slice(end + 1).trim(),
      tag: null,
    };
  }
  if (first.length <= LONGEST_CUT_TITLE) return { title: tidyTitle(first), text, tag: null };
  // Without its day the sentence may be short enough; else its beginning names the story.
  const undated = first.replace(DAY_TERMS.opening, '');
  if (undated.length <= LONGEST_SENTENCE) return { title: tidyTitle(undated), text, tag: null };
  let title = '';
  for (const clause of undated.split(/(?<=[，,；：])/)) {
    if (title.length >= SHORTEST_CUT_TITLE && title.length + clause.length > LONGEST_CUT_TITLE) break;
    title += clause;
    if (title.length > LONGEST_CUT_TITLE) break;
  }
  return { title: cutText(tidyTitle(title), LONGEST_CUT_TITLE), text, tag: null };
}
