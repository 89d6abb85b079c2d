import { type Block, READING_LIMITS } from '../../documents/block.ts';
import { isLetterUnit } from '../../text/beginnings.ts';
import { withCounters } from './counters.ts';
import { holdsFragments, withoutFragments } from './fragments.ts';
import { withLoneCounters } from './loneCounters.ts';
import { joinTexts, type LineLink, leadOf, linksOf, type Piece, type Text } from './piece.ts';
import { endsSentence } from './sentences.ts';

/**
 * Line of a block as a reader sees it: text up to a hard break, or one image. In softly wrapped sources a line also
 * ends where completely bold text begins or ends.
 */
export interface Line extends Piece {
  /** Position among the document's lines. */
  readonly index: number;
  /** Position of its block among the document's blocks. */
  readonly block: number;
  readonly kind: Block['kind'];
  readonly level: number;
  readonly quoted: boolean;
}

/** Returns the lines of a document, in order, up to {@link READING_LIMITS}. */
export function linesOf(blocks: readonly Block[]): Line[] {
  const pieces = blocks.map(piecesOf);
  const isFragmented = holdsFragments(pieces);
  const lines: Line[] = [];
  for (const [index, { kind, level, quoted }] of blocks.entries()) {
    const own = pieces[index] ?? [];
    for (const { text, bold, fresh, lead, image, links } of withoutFragments(own, isFragmented)) {
      if (lines.length >= READING_LIMITS.lines) return withCounters(withLoneCounters(lines));
      lines.push({
        index: lines.length,
        block: index,
        kind,
        level,
        quoted,
        text,
        bold,
        fresh,
        lead,
        image,
        links,
      });
    }
  }
  return withCounters(withLoneCounters(lines));
}

/** Text between two breaks. */
interface Row {
  readonly texts: Text[];
  readonly fresh: boolean;
  /** Undefined as long as it has no letter or digit; a keycap such as 1️⃣ is a picture. */
  bold: boolean | undefined;
  /** Whether it continues rows before it. */
  isJoined?: boolean;
}

const EMPTY = { text: '', bold: false, lead: '', links: [] } as const;

function piecesOf(block: Block): Piece[] {
  if (block.kind === 'rule' || block.kind === 'code') return [{ ...EMPTY, fresh: true, image: null }];
  const pieces: Piece[] = [];
  let row: Row = { texts: [], fresh: true, bold: undefined };
  /** Row ended by the last soft break, which the next may continue. */
  let held: Row | undefined;
  const endRow = (next: 'soft' | 'hard' | 'end'): void => {
    if (row.texts.some(({ text }) => text.trim() !== '')) {
      if (held && goesOn(held, row) && !isSetOver(held, row)) {
        held.texts.push(SPACE, ...row.texts);
        held.bold ??= row.bold;
        held.isJoined = true;
      } else {
        if (held) pieces.push(...piecesIn(held));
        held = row;
      }
    }
    if (next !== 'soft' && held) {
      pieces.push(...piecesIn(held));
      held = undefined;
    }
    const isEmpty = row.texts.length === 0;
    row = { texts: [], fresh: next === 'hard' || (isEmpty && row.fresh), bold: undefined };
  };
  for (const inline of block.inlines) {
    if (inline.kind === 'break') endRow(inline.soft ? 'soft' : 'hard');
    else if (inline.kind === 'image') {
      endRow('hard');
      pieces.push({ ...EMPTY, fresh: true, image: inline.image });
    } else if (!isPermalink(inline)) {
      row.texts.push(inline);
      if (isWorded(inline.text)) row.bold = inline.bold && row.bold !== false;
    }
  }
  endRow('end');
  return pieces;
}

/** Whether a text holds a letter or a digit that is no keycap. */
function isWorded(text: string): boolean {
  return (
    isLetterUnit(text.charCodeAt(0)) ||
    isLetterUnit(text.charCodeAt(1)) ||
    /\p{L}|\p{N}(?!\ufe0f?\u20e3)/u.test(text)
  );
}

/** Whether a text is the permalink sign of a heading in VuePress, Sphinx and Docusaurus. */
function isPermalink({ text, url }: Text): boolean {
  return url?.startsWith('#') === true && /^[#¶§\u200b\s]{1,4}$/.test(text);
}

const SPACE: Text = { kind: 'text', text: '\n', bold: false, url: null };

/** Whether a softly wrapped row belongs to the line before it: both bold, or both not. */
function goesOn(before: Row, row: Row): boolean {
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
function isSetOver(before: Row, row: Row): boolean {
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

/** Returns a row's lines: one, or one for each numbered item of running text: `1、…；2、…；3、…`. */
function piecesIn(row: Row): Piece[] {
  const piece = pieceOf(row);
  const counted = countedStarts(piece.text);
  const starts = counted.length >= FEWEST_COUNTED ? counted : bracketedStarts(piece.text);
  if (starts.length < 2) return [piece];
  const { text, links, bold } = piece;
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  const linked = linksBetween(text, cuts, links);
  return cuts.map((start, i) => {
    const own = text.slice(start, cuts[i + 1]).trim();
    return { ...EMPTY, text: own, bold, fresh: i > 0 || row.fresh, links: linked[i] ?? [], image: null };
  });
}

/** Most links that are not found before the rest is given up. */
const MOST_UNFOUND = 100;

/** Returns the links of each part of a text, in one pass: they are in the text's order. */
function linksBetween(text: string, cuts: readonly number[], links: readonly LineLink[]): LineLink[][] {
  const linked: LineLink[][] = cuts.map(() => []);
  let [from, stretch, unfound] = [0, 0, 0];
  for (const link of links) {
    const at = text.indexOf(link.text, from);
    if (at < 0 && ++unfound > MOST_UNFOUND) break;
    if (at < 0) continue;
    from = at + link.text.length;
    while ((cuts[stretch + 1] ?? text.length) <= at) stretch++;
    if (from <= (cuts[stretch + 1] ?? text.length)) linked[stretch]?.push(link);
  }
  return linked;
}

const FEWEST_COUNTED = 4;

/**
 * Returns the offsets of items numbered in running text, from 1 without a gap; a number within a sentence follows no
 * mark.
 */
function countedStarts(text: string): number[] {
  const starts: number[] = [];
  if (text.length < 60 || !text.includes('3、')) return starts;
  for (let from = 0; ; ) {
    const number = `${starts.length + 1}、`;
    const at = text.indexOf(number, from);
    if (at < 0) return starts;
    from = at + number.length;
    if (at === 0 || /[；;。！？!?\s：:]/.test(text.charAt(at - 1))) starts.push(at);
  }
}

/** Matches a title in brackets after the end of a text; shorter ones emphasise words of a sentence. */
const NEXT_BRACKETED = /[。！？!?)）”」](?=【[^【】]{12,60}】[^【】\s])/g;

/** Returns the offsets of further stories in a text whose titles are in brackets: `【标题】正文。【标题】正文。` */
function bracketedStarts(text: string): number[] {
  if (!text.includes('【', 1)) return [];
  return [0, ...[...text.matchAll(NEXT_BRACKETED)].map(({ index }) => index + 1)];
}

function pieceOf(row: Row): Piece {
  const text = joinTexts(row.texts);
  const { fresh, texts } = row;
  const isPlain = texts.every((part) => !part.bold && part.url === null);
  if (isPlain) return { text, bold: false, fresh, lead: '', image: null, links: [] };
  return { text, bold: row.bold === true, fresh, lead: leadOf(texts), image: null, links: linksOf(texts) };
}
