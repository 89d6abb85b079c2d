import { countColumns } from '../text/columns.ts';
import { plainText } from '../text/plain.ts';
import { type Block, NO_MARKUP, READING_LIMITS, type Reading } from './block.ts';

/** Most columns of a line that are counted, more than any wrapped line has. */
const MOST_COLUMNS = 200;
const RULE = /^\s*([-*_=—─~])\s*(\1\s*){2,}$/;
const BULLET = /^\s*[•·●▪◆*–-]\s+/;
const COUNTED = /^\s*[(（【]?\d{1,3}\s*(?:[、．)）】]|[.,，](?!\d))/;

/** Reads plain text: every line is a paragraph, unless the text is wrapped at a fixed width. */
export function readPlainText(text: string): Reading {
  const kept = text.slice(0, READING_LIMITS.characters);
  const lines = kept.split(/\r\n?|\n/);
  const blocks: Block[] = [];
  let truncated = kept.length < text.length;
  for (const line of unwrap(lines)) {
    if (blocks.length >= READING_LIMITS.blocks) {
      truncated = true;
      break;
    }
    const block = blockOf(line);
    if (block) blocks.push(block);
    truncated ||= line.length > READING_LIMITS.blockCharacters;
  }
  return { blocks, markup: NO_MARKUP, truncated };
}

function blockOf(line: string): Block | undefined {
  if (RULE.test(line.slice(0, 200))) return { kind: 'rule', level: 0, quoted: false, inlines: [] };
  const bullet = BULLET.exec(line)?.[0] ?? '';
  const text = plainText(line.slice(bullet.length, bullet.length + READING_LIMITS.blockCharacters)).trim();
  if (text === '') return undefined;
  const inlines = [{ kind: 'text', text, bold: false, url: null }] as const;
  return { kind: bullet ? 'item' : 'paragraph', level: bullet ? 1 : 0, quoted: false, inlines };
}

/** Widest wrapped text in columns; its other lines may be `SLACK` columns shorter, if a long word did not fit. */
const WIDEST_WRAP = 100;
const NARROWEST_WRAP = 50;
const SLACK = 12;
const FEWEST_WRAPPED = 2;

/**
 * Joins lines that a program wrapped at a width: each line that is about as wide as the widest, ends mid-sentence and
 * has a successor is continued by it. If a line is wider than any wrapped text, every line is a paragraph.
 */
function unwrap(lines: readonly string[]): string[] {
  const widths = lines.map((line) => countColumns(line, MOST_COLUMNS));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  if (widest > WIDEST_WRAP || widest < NARROWEST_WRAP) return [...lines];
  const goesOn = lines.map(
    (line, i) =>
      (widths[i] ?? 0) >= widest - SLACK &&
      !/[。！？!?；;：:]["”』」)）]?\s*$/.test(line) &&
      !RULE.test(line) &&
      isText(lines[i + 1] ?? ''),
  );
  if (goesOn.filter(Boolean).length < FEWEST_WRAPPED) return [...lines];
  const paragraphs: string[] = [];
  for (const [i, line] of lines.entries()) {
    const isContinuation = i > 0 && goesOn[i - 1] === true;
    const open = isContinuation ? paragraphs.pop() : undefined;
    paragraphs.push(open === undefined ? line : `${open}\n${line.trim()}`);
  }
  return paragraphs;
}

/** Whether a line can continue the one before it: text that begins no item. */
function isText(line: string): boolean {
  return line.trim() !== '' && !BULLET.test(line) && !COUNTED.test(line) && !RULE.test(line);
}
