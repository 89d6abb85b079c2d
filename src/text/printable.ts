/** Escape sequences as terminals read them (ECMA-48): CSI with its parameters, OSC and its siblings with their text. */
const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-Zac-z=>]/gu;

/**
 * What a reader cannot see but a screen obeys: control characters, bidirectional controls (Unicode TR9), invisible
 * separators, annotation marks and tag characters. The joiner U+200D and variation selectors stay: emoji need them.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Found in every text of which something must go; most texts have nothing of it, and one look tells. */
const UNUSUAL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;

/**
 * The text as it may be shown on a terminal: no escape sequence, control or bidirectional character is left, tabs and
 * Unicode line separators become a space and a line break, lone surrogates U+FFFD. Lines are kept.
 */
export function printable(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(ESCAPE_SEQUENCES, '')
    .replaceAll('\t', ' ')
    .replace(INVISIBLE, '')
    .toWellFormed();
}

/**
 * The same on one line: a line break becomes a space, with the spaces around it. For titles, labels and everything a
 * list is made of. Line by line, because one expression for it would take quadratic time on thousands of spaces.
 */
export function printableLine(text: string): string {
  const lines = printable(text).split('\n');
  if (lines.length === 1) return lines[0] ?? '';
  const last = lines.length - 1;
  const trimmed = lines.map((line, index) => {
    if (index === 0) return line.trimEnd();
    return index === last ? line.trimStart() : line.trim();
  });
  return trimmed.filter((line, index) => line !== '' || index === 0 || index === last).join(' ');
}

/** Letters that are drawn as nothing: Hangul fillers (Unicode 16, chapter 18.6) and the Braille pattern without dots. */
const BLANK = /[\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** What somebody typed as one line that people read: printable and trimmed; empty where nothing of it would be seen. */
export function visibleLine(text: string): string {
  return text.replaceAll(BLANK, '') === '' ? '' : printableLine(text).trim();
}
