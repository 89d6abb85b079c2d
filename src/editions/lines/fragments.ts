import { type Piece, unwrap } from './piece.ts';

/** Least fragments of a block that count by themselves; in a fragmented document one is enough. */
const FEWEST_FRAGMENTS = 6;
const MOST_FRAGMENTED = 0.25;
const FEWEST_OF_DOCUMENT = 12;
const DOCUMENT_FRAGMENTED = 0.1;
/** Longest piece of a sentence split by an editor's markup, in characters; a title is longer. */
const LONGEST_CUT = 8;
const LATIN = /^[\x20-\x7e]{1,24}$/;
const LATIN_END = /[\x21-\x7e]$/;
const LATIN_START = /^[\x21-\x7e，。、；：）”]/;
const ENDS_CLAUSE = /[。！？!?；;：:]$/;
const COUNTED = /^\d{1,3}\s*[、.．]/;
const ADDRESS = /^https?:/;

/** Matches marks that never begin a line unless it was split. */
const CUT_START = /^[，。、；：）”]/;
const CUT_WEIGHT = 3;

/**
 * Counts a block's lines that are Latin words and figures, as when an editor split it around each of them; more
 * reliable signs count more.
 */
function countFragments(pieces: readonly Piece[]): number {
  if (pieces.length < 2) return 0;
  let count = 0;
  for (const { text } of pieces) {
    if (CUT_START.test(text)) count += CUT_WEIGHT;
    else if (LATIN.test(text) && !ADDRESS.test(text)) count++;
  }
  return count;
}

/** Whether an editor split the blocks of a whole document around Latin words and figures. */
export function holdsFragments(blocks: readonly (readonly Piece[])[]): boolean {
  let [lines, fragments] = [0, 0];
  for (const pieces of blocks) {
    lines += pieces.length;
    fragments += countFragments(pieces);
  }
  return fragments >= FEWEST_OF_DOCUMENT && fragments >= DOCUMENT_FRAGMENTED * lines;
}

/**
 * Joins the lines of a block that an editor split around every Latin word and figure; then only a numbered line, or one
 * between Chinese and Chinese, begins a new line.
 */
export function withoutFragments(pieces: readonly Piece[], isOfMany: boolean): readonly Piece[] {
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

/** Whether a piece continues the piece before it. */
function isFragmentOf(before: Piece, piece: Piece, isOfMany: boolean): boolean {
  if (before.text === '' || piece.text === '' || before.bold !== piece.bold) return false;
  if (COUNTED.test(piece.text) || ADDRESS.test(piece.text)) return false;
  if (LATIN_END.test(before.text.slice(-1)) || LATIN_START.test(piece.text)) return true;
  const isCut = before.text.length <= LONGEST_CUT || piece.text.length <= LONGEST_CUT;
  return isOfMany && isCut && !ENDS_CLAUSE.test(before.text.slice(-1));
}

/** Joins fragments; between two Chinese characters there was no space. */
function joinFragments(run: readonly Piece[]): string {
  return unwrap(run.map(({ text }) => text).join('\n')).replace(/\n/g, ' ');
}
