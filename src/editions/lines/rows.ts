import { joinTexts, type Text } from './piece.ts';
import { endsSentence } from './sentences.ts';

/** Text between two breaks. */
export interface Row {
  readonly texts: Text[];
  readonly fresh: boolean;
  /** Undefined as long as it has no letter or digit; a keycap such as 1️⃣ is a picture. */
  bold: boolean | undefined;
  /** Whether it continues rows before it. */
  isJoined?: boolean;
}

/** Whether a softly wrapped row belongs to the line before it: both bold, or both not. */
export function goesOn(before: Row, row: Row): boolean {
  if (before.bold === undefined || row.bold === undefined) return true;
  return before.bold === row.bold && !startsWithOrdinal(row);
}

/** Most that the first row of a paragraph has of the length of the second if it is not wrapped there. */
const MUCH_SHORTER = 0.6;
const LONGEST_OVER = 40;
/** Matches a text that ends with a word, a quotation or a bracket: it may be a title. */
const ENDS_OPEN = /[\p{L}\p{N}”’」』》）)】%％]\s*$/u;

/**
 * Whether a row stands over a much longer one of whole sentences as a title does: where text is wrapped, the row before
 * is as long as the next, and a row that ends with a mark is a sentence or clause of the same text.
 */
export function isSetOver(before: Row, row: Row): boolean {
  if (before.isJoined === true || before.texts.some(({ url }) => url !== null)) return false;
  const text = joinTexts(before.texts);
  const next = joinTexts(row.texts);
  return (
    text.length <= LONGEST_OVER &&
    text.length <= MUCH_SHORTER * next.length &&
    endsSentence(next) &&
    /[\u4e00-\u9fff]/.test(text) &&
    ENDS_OPEN.test(text)
  );
}

/** Whether a row begins with an ordinal: `3、…`; in plain text a number with a full stop may end a sentence. */
function startsWithOrdinal(row: Row): boolean {
  const start = row.texts
    .map(({ text }) => text)
    .join('')
    .slice(0, 12);
  return row.bold === true ? /^\s*\d{1,3}\s*[、.．]/.test(start) : /^\s*\d{1,2}\s*、/.test(start);
}
