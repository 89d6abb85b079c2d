import { isCredit, isPlaceholder } from '../lines/boilerplate.ts';
import { isBoilerplateLine } from '../lines/boilerplateLine.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { TERMS } from '../terms/terms.ts';

const LONGEST_PLAIN_TITLE = 60;
const SHORTEST_TEXT = 30;
const SHORTEST_SENTENCE = 10;

/** Whether a plain line looks like a title: short, not a sentence, and followed by a paragraph. */
export function isPlainTitle(line: Line, lines: readonly Line[]): boolean {
  if (!couldBePlainTitle(line)) return false;
  const next = nextText(line, lines);
  if (next === undefined || isTextUnder(next)) return next !== undefined;
  if (!couldBePlainTitle(next)) return false;
  // It may name a section; and in a truncated excerpt the text of the last story looks like a title.
  const after = nextText(next, lines);
  return after === undefined || isTextUnder(after);
}

/** Whether a line can follow a title: a paragraph or a list, not a credit of the page. */
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

/** Whether a line is a paragraph: a sentence, or the beginning of one. */
export function isParagraph({ text }: Line): boolean {
  if (text.length < SHORTEST_TEXT) {
    return (
      text.length >= SHORTEST_SENTENCE && (endsSentence(text) || /。\s*[(（][^()（）]{1,12}[)）]$/.test(text))
    );
  }
  return endsSentence(text) || /[。，,；]/.test(text) || /[)）]$/.test(text);
}

const ADDRESS = /^\P{L}{0,4}https?:\/\/\S+$/u;

/** Whether a line is only between a title and its text: an image's placeholder, the time and place of publication. */
function isBeside(text: string): boolean {
  return isPlaceholder(text) || isTimestamp(text) || ADDRESS.test(text);
}

/** Returns the next line with text, skipping images and other lines beside titles. */
export function nextText(line: Line, lines: readonly Line[]): Line | undefined {
  for (let i = line.index + 1; i < lines.length && i < line.index + 8; i++) {
    const next = lines[i];
    if (next && next.text !== '' && !isBeside(next.text)) return next;
  }
  return undefined;
}
