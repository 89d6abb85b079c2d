import { plainText } from '../text/plain.ts';
import { type Block, READING_LIMITS, type Reading } from './block.ts';

const RULE = /^\s*([-*_=—─~])\s*(\1\s*){2,}$/;
const BULLET = /^\s*[•·●▪◆*-]\s+/;
const NO_MARKUP = { title: null, published: null, url: null };

/** Reads plain text: every line is a paragraph, unless the text is wrapped at a fixed width. */
export function readPlainText(text: string): Reading {
  const kept = text.slice(0, READING_LIMITS.characters);
  const lines = kept.split(/\r\n?|\n/);
  const blocks: Block[] = [];
  let truncated = kept.length < text.length;
  for (const line of isWrapped(lines) ? unwrap(lines) : lines) {
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

/** Whether lines were wrapped by a program: most that have a successor are of one width and end mid-sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const followed = lines.filter((line, i) => line.trim() !== '' && (lines[i + 1] ?? '').trim() !== '');
  if (followed.length < 8 || !lines.some((line) => line.trim() === '')) return false;
  const wrapped = followed.filter((line) => {
    const columns = widthOf(line);
    return columns >= 50 && columns <= 100 && !/[。！？!?]["”』」)）]?\s*$/.test(line);
  });
  return wrapped.length >= 0.7 * followed.length;
}

/** Columns of a line: two for a wide character; counting stops at 200. */
function widthOf(line: string): number {
  let columns = 0;
  for (let i = 0; i < line.length && columns < 200; i++) columns += line.charCodeAt(i) >= 0x1100 ? 2 : 1;
  return columns;
}

function unwrap(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '' && !BULLET.test(line)) {
      open.push(line.trim());
      continue;
    }
    if (open.length > 0) paragraphs.push(open.join('\n'));
    open = line.trim() === '' ? [] : [line.trim()];
  }
  return paragraphs;
}
