import { withoutGeneratorMarks } from './generatorMarks.ts';
import { headingOf, underlined, withPlainHeadingSigns } from './headings.ts';

/** The lines of a document in CommonMark's way of writing, and the labels of its footnotes. */
export interface NormalisedLines {
  readonly lines: readonly string[];
  readonly footnotes: ReadonlySet<string>;
}

/**
 * Brings the habits of Chinese authors, their editors and converters to CommonMark, line by line and outside of code:
 * headings (see `headings.ts`), full-width signs and indentation, breaks of html2text, footnotes, endless nesting.
 */
export function normaliseLines(markdown: string): NormalisedLines {
  const source = withoutCommonIndent(unwrapped(markdown.replace(/\r\n?/g, '\n').split('\n')));
  const context = {
    opening: source.findIndex((line) => line.trim() !== ''),
    footnotes: new Set<string>(),
    spacesBreak: areParagraphsApart(source),
  };
  const lines: string[] = [];
  const code = codeLines(source);
  for (const [i, written] of source.entries()) {
    if (code[i]) lines.push(written);
    else {
      const line = isTightItem(written) && hasTightNeighbour(source, i) ? withSpace(written) : written;
      addLine(lines, withHalfWidthSigns(line), { ...context, isOpening: i === context.opening });
    }
  }
  return { lines, footnotes: context.footnotes };
}

/** A rule as Chinese keyboards and plain texts draw it. */
const DRAWN = /^ {0,3}(?:[—–―]{3,200}|[─━═]{3,200}|[＝－＿～]{3,200}|~{4,200})[ \t]{0,8}$/;

interface LineContext {
  readonly isOpening: boolean;
  readonly footnotes: Set<string>;
  /** Whether lines of two spaces stand between paragraphs rather than within them. */
  readonly spacesBreak: boolean;
}

/** A line of exactly two spaces, in quotes or out of them. */
const TWO_SPACES = /^(?:> ?)* {2}$/;
const FEWEST_BETWEEN = 3;
const LEAST_SHARE = 0.4;

/**
 * Whether a document's lines of two spaces stand between its paragraphs, as exports of WeChat posts have them. html2text
 * writes a `<br>` inside a paragraph in the same way, but there most paragraphs are parted by lines that are empty.
 */
function areParagraphsApart(lines: readonly string[]): boolean {
  let [spaces, empty] = [0, 0];
  for (const [i, line] of lines.entries()) {
    if (!isBlank(line.replaceAll('>', '')) || isBlank(lines[i - 1] ?? '')) continue;
    if (TWO_SPACES.test(line)) spaces++;
    else if (!isBlank(lines[i + 1] ?? '')) empty++;
  }
  return spaces >= FEWEST_BETWEEN && spaces >= LEAST_SHARE * (spaces + empty);
}

function addLine(lines: string[], marked: string, context: LineContext): void {
  const previous = lines.at(-1);
  const written = withoutGeneratorMarks(marked);
  if (isBlank(written) && !isBlank(marked)) {
    lines.push('');
    return;
  }
  if (DRAWN.test(written)) {
    lines.push('', '---', '');
    return;
  }
  const line = headingOf(
    withoutSplitBold(withPlainBold(withinDepth(written))),
    context.isOpening || isBlank(previous ?? ''),
  );
  if (previous !== undefined && continues(previous)) {
    if (TWO_SPACES.test(line)) {
      if (context.spacesBreak) lines.push(line.trimEnd());
      // html2text writes a `<br>` inside a paragraph so.
      else lines[lines.length - 1] = `${previous.trimEnd()}  `;
      return;
    }
    const level = underlined(line, previous, lines.at(-2));
    if (level === 'rule') lines.push('', '---', '');
    else if (level !== undefined) lines[lines.length - 1] = `${level} ${previous.trim()}`;
    if (level !== undefined) return;
  }
  const [definition, label] = /^ {0,3}\[\^([^\]\s]{1,60})\]: ?/.exec(line) ?? [];
  if (definition === undefined || label === undefined) {
    lines.push(line);
    return;
  }
  context.footnotes.add(label);
  lines.push('', line.slice(definition.length));
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Whether a line is text that another can continue: no heading, rule, fence or end of a paragraph. */
function continues(line: string): boolean {
  const text = line.trim();
  return /[^>\s]/.test(text) && !/^(?:#{1,6}\s|```|~~~|([-*_])\1{2,}$)/.test(text);
}

/** Which lines belong to fenced code, the fences included; a fence that is never closed is none, and no code at all. */
function codeLines(lines: string[]): boolean[] {
  const isCode: boolean[] = lines.map(() => false);
  let fence: { readonly sign: string; readonly start: number } | undefined;
  for (const [i, line] of lines.entries()) {
    const sign = /^(?:[ \t]{0,8}|(?:> ?){1,16})(`{3,}|~{3,})/.exec(line.slice(0, 200))?.[1];
    if (fence === undefined) {
      const isInline = sign?.startsWith('`') && line.slice(line.indexOf(sign) + sign.length).includes('`');
      if (sign !== undefined && !isInline && !DRAWN.test(line)) fence = { sign, start: i };
    } else if (sign?.startsWith(fence.sign) && line.slice(line.indexOf(sign) + sign.length).trim() === '') {
      isCode.fill(true, fence.start, i + 1);
      fence = undefined;
    }
  }
  // What stood open would swallow the rest of the document.
  if (fence) lines[fence.start] = '';
  return isCode;
}

/** A document that is one block of Markdown code, as language models hand it over, is what stands in it. */
function unwrapped(lines: string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isWrapped =
    /^```(?:markdown|md)$/i.test((lines[first] ?? '').trim()) && (lines[last] ?? '').trim() === '```';
  return isWrapped && last > first ? lines.slice(first + 1, last) : lines;
}

/** Lines that are all indented were copied out of something else. */
function withoutCommonIndent(lines: string[]): string[] {
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== '') common = Math.min(common, asciiIndent(line));
    if (common === 0) return lines;
  }
  return Number.isFinite(common) ? lines.map((line) => line.slice(common)) : lines;
}

function asciiIndent(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
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
function withHalfWidthSigns(line: string): string {
  const text = isBlank(line) ? line : line.replace(ODD_INDENT, '  ');
  return withPlainHeadingSigns(text)
    .replace(/^ {0,3}！(?=\[[^[\]]{0,200}\]\()/, '!')
    .replace(/^ {0,3}＞/, '>')
    .replace(/^ {0,3}[－＊＋](?=[ \u3000])/, '-')
    .replace(/^ {0,3}(?:>|[-*+]|\d{1,3}[.)])\u3000+/, (sign) => `${sign.trimEnd()} `);
}

/** Bold text whose marks a converter escaped or a Chinese keyboard made full-width; between figures they are signs. */
const ESCAPED_BOLD =
  /(?<![0-9A-Za-z\\*])\\\*\\\*(?=[^\s\\*])([^*\\]{1,200})\\\*\\\*(?!\\\*)|(?<!＊)＊＊(?=[^\s＊])([^＊]{1,200})＊＊(?!＊)/g;

function withPlainBold(line: string): string {
  if (!line.includes('\\*\\*') && !line.includes('＊＊')) return line;
  return line.replace(ESCAPED_BOLD, (_, escaped?: string, wide?: string) => `**${escaped ?? wide ?? ''}**`);
}

/** Where converters put two bold stretches of a text side by side; between letters and figures it masks: 138****1234. */
const SPLIT_BOLD = /(?<=[^\s*])(?<![0-9A-Za-z])\*{4}(?=[^\s*])|(?<=[^\s*])\*{4}(?=[^\s*0-9A-Za-z])/g;

function withoutSplitBold(line: string): string {
  return line.includes('****') ? line.replace(SPLIT_BOLD, '') : line;
}

const DEEPEST = 16;

/** A line in at most so many quotes and lists at once; the marks of further ones are left out. */
function withinDepth(line: string): string {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let depth = 0;
  let kept = 0;
  while (mark.test(line)) {
    if (++depth === DEEPEST) kept = mark.lastIndex;
    if (mark.lastIndex >= line.length) break;
  }
  if (depth <= DEEPEST) return line;
  return `${line.slice(0, kept)}${line.slice(lastMark(line))}`;
}

/** Where the marks at a line's beginning end. */
function lastMark(line: string): number {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let end = 0;
  while (mark.test(line)) end = mark.lastIndex;
  return end;
}
