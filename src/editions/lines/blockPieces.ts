import type { Block } from '../../documents/block.ts';
import { isLetterUnit } from '../../text/beginnings.ts';
import { unitAt } from '../../text/unitAt.ts';
import { joinTexts, leadOf, linksOf, type Piece, type Text } from './piece.ts';
import { goesOn, isSetOver, type Row } from './rows.ts';
import { splitItems } from './runningItems.ts';

const EMPTY = { text: '', bold: false, lead: '', links: [] } as const;

/** Returns the pieces of a block's text between hard breaks, and its images. */
export function piecesOf(block: Block): Piece[] {
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
        if (held) pieces.push(...splitItems(pieceOf(held)));
        held = row;
      }
    }
    if (next !== 'soft' && held) {
      pieces.push(...splitItems(pieceOf(held)));
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
    isLetterUnit(unitAt(text, 0)) ||
    isLetterUnit(unitAt(text, 1)) ||
    /\p{L}|\p{N}(?!\ufe0f?\u20e3)/u.test(text)
  );
}

/** Whether a text is the permalink sign of a heading in VuePress, Sphinx and Docusaurus. */
function isPermalink({ text, url }: Text): boolean {
  return url?.startsWith('#') === true && /^[#¶§\u200b\s]{1,4}$/.test(text);
}

const SPACE: Text = { kind: 'text', text: '\n', bold: false, url: null };

function pieceOf(row: Row): Piece {
  const text = joinTexts(row.texts);
  const { fresh, texts } = row;
  const isPlain = texts.every((part) => !part.bold && part.url === null);
  if (isPlain) return { text, bold: false, fresh, lead: '', image: null, links: [] };
  return { text, bold: row.bold === true, fresh, lead: leadOf(texts), image: null, links: linksOf(texts) };
}
