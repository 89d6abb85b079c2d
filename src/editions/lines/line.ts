import { type Block, type ImageReference, READING_LIMITS } from '../../documents/block.ts';

/** A link in a line's text, its url as written. */
export interface LineLink {
  readonly url: string;
  readonly text: string;
}

/**
 * What a reader sees as one line of a block: text up to a break the author set, or one image.
 * Where the source is wrapped softly, a line also ends where wholly bold text begins or ends.
 */
export interface Line {
  /** Position among the document's lines. */
  readonly index: number;
  /** Position of its block among the document's blocks. */
  readonly block: number;
  readonly kind: Block['kind'];
  readonly level: number;
  readonly quoted: boolean;
  /** Trimmed; empty for an image, a rule or code. */
  readonly text: string;
  /** Whether all of the text is bold. */
  readonly bold: boolean;
  /** Whether it begins its block or follows a break that the author set. */
  readonly fresh: boolean;
  /** The bold or linked text that the line begins with, after a plain number if any; empty where it begins plainly. */
  readonly lead: string;
  readonly image: ImageReference | null;
  readonly links: readonly LineLink[];
}

/** The lines of a document, in order; no more than {@link READING_LIMITS} allows. */
export function linesOf(blocks: readonly Block[]): Line[] {
  const pieces = blocks.map(piecesOf);
  const isFragmented = holdsFragments(pieces);
  const lines: Line[] = [];
  for (const [index, { kind, level, quoted }] of blocks.entries()) {
    const own = pieces[index] ?? [];
    for (const { text, bold, fresh, lead, image, links } of withoutFragments(own, isFragmented)) {
      if (lines.length >= READING_LIMITS.lines) return lines;
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
  return lines;
}

type Piece = Pick<Line, 'text' | 'bold' | 'fresh' | 'lead' | 'image' | 'links'>;
type Text = Extract<Block['inlines'][number], { kind: 'text' }>;

/** A stretch of text between two breaks. */
interface Row {
  readonly texts: Text[];
  readonly fresh: boolean;
  /** Undefined while it has no letter or digit, which alone can tell; a keycap such as 1️⃣ is a picture. */
  bold: boolean | undefined;
}

const EMPTY = { text: '', bold: false, lead: '', links: [] } as const;

function piecesOf(block: Block): Piece[] {
  if (block.kind === 'rule' || block.kind === 'code') return [{ ...EMPTY, fresh: true, image: null }];
  const pieces: Piece[] = [];
  let row: Row = { texts: [], fresh: true, bold: undefined };
  /** The row ended by the last soft break, which the next may continue. */
  let held: Row | undefined;
  const endRow = (next: 'soft' | 'hard' | 'end'): void => {
    if (row.texts.some(({ text }) => text.trim() !== '')) {
      if (held && goesOn(held, row)) {
        held.texts.push(SPACE, ...row.texts);
        held.bold ??= row.bold;
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
      if (/\p{L}|\p{N}(?!\ufe0f?\u20e3)/u.test(inline.text)) row.bold = inline.bold && row.bold !== false;
    }
  }
  endRow('end');
  return pieces;
}

/** Whether a text is the sign by which VuePress, Sphinx and Docusaurus link a heading to itself. */
function isPermalink({ text, url }: Text): boolean {
  return url?.startsWith('#') === true && /^[#¶§\u200b\s]{1,4}$/.test(text);
}

/** A block is in fragments by itself from so many on, and where all of the document is, from one on. */
const FEWEST_FRAGMENTS = 6;
const MOST_FRAGMENTED = 0.25;
const FEWEST_OF_DOCUMENT = 12;
const DOCUMENT_FRAGMENTED = 0.1;
/** A piece of a sentence that an editor's mark-up cut out; a title is longer. */
const LONGEST_CUT = 8;
const LATIN = /^[\x20-\x7e]{1,24}$/;
const LATIN_END = /[\x21-\x7e]$/;
const LATIN_START = /^[\x21-\x7e，。、；：）”]/;
const ENDS_CLAUSE = /[。！？!?；;：:]$/;
const COUNTED = /^\d{1,3}\s*[、.．]/;
const ADDRESS = /^https?:/;

/** No line begins with such a mark unless it was cut from the one before. */
const CUT_START = /^[，。、；：）”]/;
const CUT_WEIGHT = 3;

/** How many of a block's lines are Latin words and figures, as where an editor broke it around each of them; surer signs count for more. */
function countFragments(pieces: readonly Piece[]): number {
  if (pieces.length < 2) return 0;
  let count = 0;
  for (const { text } of pieces) {
    if (CUT_START.test(text)) count += CUT_WEIGHT;
    else if (LATIN.test(text) && !ADDRESS.test(text)) count++;
  }
  return count;
}

/** Whether an editor broke the blocks of a whole document around Latin words and figures. */
function holdsFragments(blocks: readonly (readonly Piece[])[]): boolean {
  let [lines, fragments] = [0, 0];
  for (const pieces of blocks) {
    lines += pieces.length;
    fragments += countFragments(pieces);
  }
  return fragments >= FEWEST_OF_DOCUMENT && fragments >= DOCUMENT_FRAGMENTED * lines;
}

/**
 * The lines of a block, put together where an editor broke the block around every Latin word and figure: there a line
 * that is counted, or that stands between Chinese and Chinese, begins anew.
 */
function withoutFragments(pieces: readonly Piece[], isOfMany: boolean): readonly Piece[] {
  const fragments = countFragments(pieces);
  const least = isOfMany ? 1 : Math.max(FEWEST_FRAGMENTS, MOST_FRAGMENTED * pieces.length);
  if (fragments < least || fragments === 0) return pieces;
  const joined: Piece[] = [];
  let run: Piece[] = [];
  const endRun = (): void => {
    const [first] = run;
    if (first)
      joined.push({
        ...first,
        text: joinFragments(run),
        links: run.flatMap(({ links }) => links),
      });
    run = [];
  };
  for (const piece of pieces) {
    const before = run.at(-1);
    if (before === undefined || !isFragmentOf(before, piece, isOfMany)) endRun();
    run.push(piece);
  }
  endRun();
  return joined;
}

/** Whether a piece goes on with the piece before it. */
function isFragmentOf(before: Piece, piece: Piece, isOfMany: boolean): boolean {
  if (before.text === '' || piece.text === '' || before.bold !== piece.bold) return false;
  if (COUNTED.test(piece.text) || ADDRESS.test(piece.text)) return false;
  if (LATIN_END.test(before.text.slice(-1)) || LATIN_START.test(piece.text)) return true;
  const isCut = before.text.length <= LONGEST_CUT || piece.text.length <= LONGEST_CUT;
  return isOfMany && isCut && !ENDS_CLAUSE.test(before.text.slice(-1));
}

/** The text of some fragments: between two Chinese characters no space was. */
function joinFragments(run: readonly Piece[]): string {
  return run
    .map(({ text }) => text)
    .join('\n')
    .replace(WIDE_JOIN, '')
    .replace(MARK_JOIN, '')
    .replace(/\n/g, ' ');
}

const SPACE: Text = { kind: 'text', text: '\n', bold: false, url: null };

/** Whether a softly wrapped row belongs to the line before it: both bold, or both not. */
function goesOn(before: Row, row: Row): boolean {
  if (before.bold === undefined || row.bold === undefined) return true;
  return before.bold === row.bold && !startsWithOrdinal(row);
}

/** Whether a row is counted: `3、…`; in plain text a full stop may end a sentence's number. */
function startsWithOrdinal(row: Row): boolean {
  const start = row.texts
    .map(({ text }) => text)
    .join('')
    .slice(0, 12);
  return row.bold === true ? /^\s*\d{1,3}\s*[、.．]/.test(start) : /^\s*\d{1,2}\s*、/.test(start);
}

/** A row's lines: one, or as many as it counts items in running text: `1、…；2、…；3、…`. */
function piecesIn(row: Row): Piece[] {
  const piece = pieceOf(row);
  const starts = countedStarts(piece.text);
  if (starts.length < FEWEST_COUNTED) return [piece];
  const { text, links, bold } = piece;
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  const linked = linksBetween(text, cuts, links);
  return cuts.map((start, i) => {
    const own = text.slice(start, cuts[i + 1]).trim();
    return { ...EMPTY, text: own, bold, fresh: i > 0 || row.fresh, links: linked[i] ?? [], image: null };
  });
}

/** Links whose text is looked for in vain before the rest are given up. */
const MOST_UNFOUND = 100;

/** The links of each stretch of a text, in one walk: they stand in the text's order. */
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

/** Where a running text counts its items, from 1 up without a gap; a number in a sentence follows no mark. */
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

function pieceOf(row: Row): Piece {
  const text = joinTexts(row.texts);
  const { fresh, texts } = row;
  const isPlain = texts.every((part) => !part.bold && part.url === null);
  if (isPlain) return { text, bold: false, fresh, lead: '', image: null, links: [] };
  return { text, bold: row.bold === true, fresh, lead: leadOf(texts), image: null, links: linksOf(texts) };
}

const WIDE_JOIN =
  /(?<=[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]) ?\n ?(?=[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef])/g;

/** A wrapped line needs no space beside a full-width mark, which brings its own. */
const MARK_JOIN = /(?<=[：，。；！？、（「《“]) ?\n ?| ?\n ?(?=[，。；：！？、）」》”])/g;

function joinTexts(texts: readonly Text[]): string {
  const [only] = texts;
  if (texts.length === 1 && only) return only.text.trim();
  const joined = texts.map(({ text }) => text).join('');
  return joined.replace(WIDE_JOIN, '').replace(MARK_JOIN, '').replace(/\s+/g, ' ').trim();
}

const ONLY_ORDINAL = /^\s*[(（]?\d{1,3}\s*[、.．)）|｜]\s*$/;

const ENDS_LEAD = /[：:，,》]|^\s*(?:[(（[【]\s*$|[-–—|｜]{1,2}\s)/;

function leadOf(texts: readonly Text[]): string {
  const lead: Text[] = [];
  for (const part of texts) {
    // A number in plain text only counts what follows it: `1、[标题](…)`.
    if (!part.bold && part.url === null && lead.length === 0 && ONLY_ORDINAL.test(part.text)) continue;
    const blank = !/[\p{L}\p{N}]/u.test(part.text);
    if (!part.bold && part.url === null && !blank) break;
    // A closing mark in plain text ends the lead that stands before it, as do a bracket and a dash behind it.
    if (!part.bold && part.url === null && lead.length > 0 && ENDS_LEAD.test(part.text)) break;
    lead.push(part);
  }
  return lead.some((part) => part.bold || part.url !== null) ? joinTexts(lead) : '';
}

function linksOf(texts: readonly Text[]): LineLink[] {
  const links: LineLink[] = [];
  for (const { text, url } of texts) {
    if (url === null || text.trim() === '') continue;
    const last = links.at(-1);
    if (last?.url === url) links[links.length - 1] = { url, text: `${last.text}${text}`.trim() };
    else links.push({ url, text: text.trim() });
  }
  return links;
}
