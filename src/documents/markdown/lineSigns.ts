import { withPlainHeadingSigns } from './headings.ts';

/** A line with a space behind its sign where it and one near it are items of a list but for that: `-项`. */
export function withItemSpace(lines: readonly string[], i: number): string {
  const written = lines[i] ?? '';
  return isTightItem(written) && hasTightNeighbour(lines, i) ? withSpace(written) : written;
}

/** Whether a line is an item of a list but for the space behind its sign: `-项`. */
function isTightItem(line: string): boolean {
  return /^ {0,8}[-+*][\u3400-\u9fff《“「【]/.test(line) && !line.trimStart().slice(1).includes('*');
}

/** One such line alone is a signature or a remark. */
function hasTightNeighbour(lines: readonly string[], i: number): boolean {
  return [i - 2, i - 1, i + 1, i + 2].some((j) => isTightItem(lines[j] ?? ''));
}

function withSpace(line: string): string {
  const text = line.trimStart();
  return `${line.slice(0, line.length - text.length)}${text.slice(0, 1)} ${text.slice(1)}`;
}

const ODD_INDENT = /^[ \t\u3000\u00a0\u200b\ufeff]*[\u3000\u00a0\u200b\ufeff][ \t\u3000\u00a0\u200b\ufeff]*/;

/** Full-width signs that a Chinese keyboard sets at the beginning of a line, and its spaces. */
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

/** A line with the plain marks of bold text for those. */
export function withPlainBold(line: string): string {
  if (!line.includes('\\*\\*') && !line.includes('＊＊')) return line;
  return line.replace(ESCAPED_BOLD, (_, escaped?: string, wide?: string) => `**${escaped ?? wide ?? ''}**`);
}

/** Where converters put two bold stretches of a text side by side; between letters and figures it masks: 138****1234. */
const SPLIT_BOLD = /(?<=[^\s*])(?<![0-9A-Za-z])\*{4}(?=[^\s*])|(?<=[^\s*])\*{4}(?=[^\s*0-9A-Za-z])/g;

/** A line without the marks between two bold stretches. */
export function withoutSplitBold(line: string): string {
  return line.includes('****') ? line.replace(SPLIT_BOLD, '') : line;
}
