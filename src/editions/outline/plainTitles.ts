import { isCredit, isPlaceholder } from '../lines/boilerplate.ts';
import { isBoilerplateLine } from '../lines/boilerplateLine.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { TERMS } from '../terms.ts';

const LONGEST_PLAIN_TITLE = 60;
const SHORTEST_TEXT = 30;
const SHORTEST_SENTENCE = 10;

/** Whether a plain line reads like a title: short, no sentence, and a paragraph follows it. */
export function isPlainTitle(line: Line, lines: readonly Line[]): boolean {
  if (!couldBePlainTitle(line)) return false;
  const next = nextText(line, lines);
  if (next === undefined || isTextUnder(next)) return next !== undefined;
  if (!couldBePlainTitle(next)) return false;
  // It may name a section; and where an excerpt was cut off, the text of its last story reads like a title.
  const after = nextText(next, lines);
  return after === undefined || isTextUnder(after);
}

/** Whether a line is what stands under a title: a paragraph or a list, no credit of the page. */
function isTextUnder(line: Line): boolean {
  return line.kind === 'item' || (isParagraph(line) && !isCredit(line.text));
}

function couldBePlainTitle({ kind, text, quoted }: Line): boolean {
  return (
    kind === 'paragraph' &&
    !quoted &&
    text.length >= 2 &&
    text.length <= LONGEST_PLAIN_TITLE &&
    !/。|[；;：:，,、.…）)][”」』"]?$|https?:\/\//.test(text) &&
    !TERMS.sourceLabel.test(text) &&
    !isBoilerplateLine(text)
  );
}

/** Whether a line is text such as follows a title: a sentence, or a start of one. */
export function isParagraph({ text }: Line): boolean {
  if (text.length < SHORTEST_TEXT) {
    return (
      text.length >= SHORTEST_SENTENCE && (endsSentence(text) || /。\s*[(（][^()（）]{1,12}[)）]$/.test(text))
    );
  }
  return endsSentence(text) || /[。，,；]/.test(text) || /[)）]$/.test(text);
}

const ADDRESS = /^\P{L}{0,4}https?:\/\/\S+$/u;

/** Whether a line only stands between a title and its text: where an image was, when and where it was published. */
function isBeside(text: string): boolean {
  return isPlaceholder(text) || isTimestamp(text) || ADDRESS.test(text);
}

/** The next line with text, images and what else stands beside titles passed over. */
export function nextText(line: Line, lines: readonly Line[]): Line | undefined {
  for (let i = line.index + 1; i < lines.length && i < line.index + 8; i++) {
    const next = lines[i];
    if (next && next.text !== '' && !isBeside(next.text)) return next;
  }
  return undefined;
}
