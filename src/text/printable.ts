/** Escape sequences of terminals (ECMA-48): CSI with its parameters, OSC and similar ones with their text. */
const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-Zac-z=>]/gu;

/**
 * Invisible characters with an effect: control characters, bidirectional controls (Unicode TR9), invisible separators,
 * annotation marks and tag characters. The joiner U+200D and variation selectors stay, because emoji need them.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Fast test for texts that may need a change; most need none. */
const UNUSUAL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/;

/**
 * Makes a text safe for a terminal: removes escape sequences, control and bidirectional characters, turns tabs and
 * Unicode line separators into a space and a line break, lone surrogates into U+FFFD. Keeps lines.
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
 * Like `printable`, on one line: a line break with the spaces around it becomes a space. For titles, labels and lists.
 * Works line by line, because one expression for it would take quadratic time on thousands of spaces.
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

/**
 * Characters that are drawn as nothing: Hangul fillers (Unicode 16, chapter 18.6), the Braille pattern without dots and
 * others.
 */
const BLANK = /[\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Normalizes a typed line: printable and trimmed; empty if nothing of it would be visible. */
export function visibleLine(text: string): string {
  return text.replaceAll(BLANK, '') === '' ? '' : printableLine(text).trim();
}
