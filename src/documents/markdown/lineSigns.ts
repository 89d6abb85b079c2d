import { withPlainHeadingSigns } from './headings.ts';

/** Inserts the space after a list sign if the line and a near one are list items except for it: `-项`. */
export function withItemSpace(lines: readonly string[], i: number): string {
  const written = lines[i] ?? '';
  return isTightItem(written) && hasTightNeighbour(lines, i) ? withSpace(written) : written;
}

/** Whether a line is a list item except for the missing space after its sign: `-项`. */
function isTightItem(line: string): boolean {
  return /^ {0,8}[-+*][\u3400-\u9fff《“「【]/.test(line) && !line.trimStart().slice(1).includes('*');
}

/** A single such line is a signature or a remark. */
function hasTightNeighbour(lines: readonly string[], i: number): boolean {
  return [i - 2, i - 1, i + 1, i + 2].some((j) => isTightItem(lines[j] ?? ''));
}

function withSpace(line: string): string {
  const text = line.trimStart();
  return `${line.slice(0, line.length - text.length)}${text.slice(0, 1)} ${text.slice(1)}`;
}

const ODD_INDENT = /^[ \t\u3000\u00a0\u200b\ufeff]*[\u3000\u00a0\u200b\ufeff][ \t\u3000\u00a0\u200b\ufeff]*/;

/** Replaces full-width signs and spaces that a Chinese keyboard sets at the beginning of a line. */
export function withHalfWidthSigns(line: string): string {
  const text = line.trim() === '' ? line : line.replace(ODD_INDENT, '  ');
  return withPlainHeadingSigns(text)
    .replace(/^ {0,3}！(?=\[[^[\]]{0,200}\]\()/, '!')
    .replace(/^ {0,3}＞/, '>')
    .replace(/^ {0,3}[－＊＋](?=[ \u3000])/, '-')
    .replace(/^ {0,3}(?:>|[-*+]|\d{1,3}[.)])\u3000+/, (sign) => `${sign.trimEnd()} `);
}

/** Bold text whose marks a converter escaped or a Chinese keyboard made full-width; between figures they are signs. */
const ESCAPED_BOLD =
  /(?<![0-9A-Za-z\\*])\\\*\\\*(?=[^\s\\*])([^*\\]{1,200})\\\*\\\*(?!\\\*)|(?<!＊)＊＊(?=[^\s＊])([^＊]{1,200})＊＊(?!＊)/g;

/** Replaces escaped and full-width marks of bold text by plain ones. */
export function withPlainBold(line: string): string {
  if (!line.includes('\\*\\*') && !line.includes('＊＊')) return line;
  return line.replace(ESCAPED_BOLD, (_, escaped?: string, wide?: string) => `**${escaped ?? wide ?? ''}**`);
}

/**
 * Matches the boundary of two adjacent bold spans written by converters; between letters and figures it is a mask:
 * 138****1234.
 */
const SPLIT_BOLD = /(?<=[^\s*])(?<![0-9A-Za-z])\*{4}(?=[^\s*])|(?<=[^\s*])\*{4}(?=[^\s*0-9A-Za-z])/g;

/** Matches a line that is bold as a whole, and a mask of a number in it. */
const BOLD_LINE = /^\s*\*\*[^\s*].*[^\s*]\*\*\s*$/;
const MASKED = /\d\d\*{4}\d\d/;
const WITHIN_BOLD = /(?<=[^\s*])\*{4}(?=[^\s*])/g;

/** Matches the marks of empty bold spans that converters write before or after a bold line: `**01******`. */
const EMPTY_BOLD = /(?<=^\s*)(?:\*{4})+(?=\*\*[^\s*])|(?<=[^\s*]\*\*)(?:\*{4})+(?=\s*$)/g;

/**
 * Removes the marks between two adjacent bold spans, and those of empty ones beside them; in a line that is all bold also
 * those within a number.
 */
export function withoutSplitBold(line: string): string {
  if (!line.includes('****')) return line;
  const full = line.replace(EMPTY_BOLD, '');
  return full.replace(BOLD_LINE.test(full) && !MASKED.test(full) ? WITHIN_BOLD : SPLIT_BOLD, '');
}
