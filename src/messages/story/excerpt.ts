import type { Story } from '../../editions/edition.ts';
import { printableLine } from '../../text/printable.ts';
import { clip, sentencesIn } from '../takeSentences.ts';

/** Enough to know whether to read on, short of standing in for the original: two sentences, more where they are short. In code points. */
const ENOUGH_SENTENCES = 2;
const ENOUGH_CHARACTERS = 150;
const MOST_CHARACTERS = 300;

/** A mark at which a sentence goes on, and what a sentence that was given to the end closes with. */
const GOES_ON = /[，、：:；;,—\s]$/u;
const CLOSED = /[。！？…!?.”’」』）】》〉)"]$/u;

/**
 * The beginning of a story in whole sentences: two of them, more until it is some 150 characters, none that would pass
 * 300. A single sentence that is longer, or a beginning that leads to what is left out, ends with an ellipsis.
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

/** Paragraphs as one; a space only where nothing else divides them. */
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
