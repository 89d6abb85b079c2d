import { type Block, READING_LIMITS } from '../../documents/block.ts';
import { piecesOf } from './blockPieces.ts';
import { withCounters } from './counters.ts';
import { holdsFragments, withoutFragments } from './fragments.ts';
import { withLoneCounters } from './loneCounters.ts';
import type { Piece } from './piece.ts';

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

/** Returns how many characters of a line are in its links. */
export function linkedCharacters({ links }: Line): number {
  return links.reduce((sum, link) => sum + link.text.length, 0);
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
