import stringWidth from 'string-width';

/** Characters that must not start a line (避头), after GB/T 15834 and JIS X 4051: closing marks and pauses. */
const NOT_FIRST = new Set('，。、；：！？）》」』】〕〉”’…—～·,.;:!?)]}%％‰℃°');
/** Characters that must not end a line (避尾): opening marks. */
const NOT_LAST = new Set('（《「『【〔〈“‘([{￥¥$＄#');

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Returns the width of a text on a terminal in columns: two for a Chinese character, none for a combining mark. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/**
 * Breaks a text into lines of at most `columns`: between Chinese characters and at spaces between words, never before a
 * closing or after an opening mark. A longer word is cut between graphemes. Line breaks are kept. Returns at least one
 * line.
 */
export function wrapText(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, columns)));
}

interface Piece {
  text: string;
  width: number;
  /** Spaces before this piece, dropped at a line break. */
  readonly spaces: string;
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of pieces(line).flatMap((piece) => cutToWidth(piece, columns))) {
    const gap = current === '' ? '' : piece.spaces;
    if (current !== '' && width + gap.length + piece.width > columns) {
      lines.push(current);
      current = piece.text;
      width = piece.width;
    } else {
      current += gap + piece.text;
      width += gap.length + piece.width;
    }
  }
  lines.push(current);
  return lines;
}

/**
 * Splits a line into unbreakable pieces: words, single Chinese characters, each with the marks that must stay with it.
 */
function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let previous = '';
  let spaces = '';
  for (const { segment } of graphemes.segment(line)) {
    if (segment === ' ' || segment === '\u3000') {
      spaces += segment === ' ' ? ' ' : '  ';
      continue;
    }
    const last = found.at(-1);
    if (last !== undefined && spaces === '' && staysTogether(previous, segment)) {
      last.text += segment;
      last.width += graphemeWidth(segment);
    } else {
      found.push({ text: segment, width: graphemeWidth(segment), spaces });
    }
    previous = segment;
    spaces = '';
  }
  return found;
}

function staysTogether(before: string, after: string): boolean {
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) {
    return true;
  }
  if (NOT_FIRST.has(before) || NOT_LAST.has(after)) {
    // Punctuation inside a Latin word or number (`3.4`, `f(x)`, `node:sqlite`) does not split it.
    return isAscii(before) && isAscii(after);
  }
  return graphemeWidth(before) === 1 && graphemeWidth(after) === 1;
}

function isAscii(segment: string): boolean {
  return segment.charCodeAt(0) < 0x80;
}

/** Code units that are always two columns wide: CJK marks, ideographs, full-width forms. */
const SURELY_WIDE = /^[\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]$/u;

/** Cache of the library's widths, for as many graphemes as a text in use has. */
const toldWidths = new Map<string, number>();
const MOST_TOLD = 2_000;

/** Returns the library's width, with a fast path for the most common characters: the library segments every string. */
function graphemeWidth(segment: string): number {
  if (/^[ -~]$/u.test(segment)) return 1;
  if (SURELY_WIDE.test(segment)) return 2;
  const told = toldWidths.get(segment);
  if (told !== undefined) return told;
  const width = stringWidth(segment);
  if (toldWidths.size < MOST_TOLD) toldWidths.set(segment, width);
  return width;
}

function cutToWidth(piece: Piece, columns: number): Piece[] {
  if (piece.width <= columns) {
    return [piece];
  }
  const cut: Piece[] = [{ text: '', width: 0, spaces: piece.spaces }];
  for (const { segment } of graphemes.segment(piece.text)) {
    const width = graphemeWidth(segment);
    const last = cut.at(-1);
    if (last === undefined || last.width + width > columns) {
      cut.push({ text: segment, width, spaces: '' });
    } else {
      last.text += segment;
      last.width += width;
    }
  }
  return cut.filter((part) => part.text !== '');
}
