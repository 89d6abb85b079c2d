import type { Story } from '../../editions/edition.ts';
import { printableLine } from '../../text/printable.ts';
import { clip, sentencesIn } from '../takeSentences.ts';

/**
 * Size of an excerpt: two sentences, more if they are short, in code points. Enough to decide whether to read on,
 * without replacing the original.
 */
const ENOUGH_SENTENCES = 2;
const ENOUGH_CHARACTERS = 150;
const MOST_CHARACTERS = 300;

/** Marks at which a sentence continues, and the end mark that is removed from a complete sentence. */
const GOES_ON = /[，、：:；;,—\s]$/u;
const CLOSED = /[。！？…!?.”’」』）】》〉)"]$/u;

/**
 * Returns the beginning of a story in whole sentences: two, more up to about 150 characters, never beyond 300. A longer
 * single sentence, or a beginning that introduces omitted text, ends with an ellipsis.
 */
export function excerptOf(story: Pick<Story, 'paragraphs'>): string {
  const text = joined(story.paragraphs.map((paragraph) => printableLine(paragraph).trim()));
  let taken = '';
  let length = 0;
  let sentences = 0;
  for (const sentence of sentencesIn(text)) {
    const longer = length + [...sentence].length;
    if (length > 0 && longer > MOST_CHARACTERS) break;
    taken += sentence;
    length = longer;
    if (!GOES_ON.test(sentence.trimEnd())) sentences += 1;
    if (sentences >= ENOUGH_SENTENCES && length >= ENOUGH_CHARACTERS) break;
  }
  const shown = taken.trimEnd();
  if (length > MOST_CHARACTERS) return clip(shown, MOST_CHARACTERS);
  if (shown.length === text.length || !GOES_ON.test(shown)) return shown;
  const beginning = withoutPauses(shown);
  return CLOSED.test(beginning) ? beginning : `${beginning}……`;
}

/** Joins paragraphs; with a space only if nothing else separates them. */
function joined(paragraphs: readonly string[]): string {
  return paragraphs.reduce(
    (text, paragraph) =>
      text === '' || paragraph === ''
        ? text + paragraph
        : `${text}${CLOSED.test(text) ? '' : ' '}${paragraph}`,
    '',
  );
}

function withoutPauses(text: string): string {
  let end = text.length;
  while (end > 0 && GOES_ON.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
