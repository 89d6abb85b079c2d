import type { Story } from '../../editions/edition.ts';
import { plainText } from '../../messages/message.ts';
import { takeSentences } from '../../messages/takeSentences.ts';
import { printableLine } from '../../text/printable.ts';

/** About two sentences: enough to know whether to read on, short of standing in for the original. In code points. */
const EXCERPT_CHARACTERS = 120;

/** The beginning of a story, whole sentences where they fit, marked with an ellipsis where something is left out. */
export function excerptOf(story: Pick<Story, 'paragraphs'>): string {
  const text = story.paragraphs.map(printableLine).join(' ');
  const { head, tail } = takeSentences(text, EXCERPT_CHARACTERS, (part) => [...plainText([part])].length);
  return tail === undefined ? text : `${plainText(head).trimEnd()}……`;
}
