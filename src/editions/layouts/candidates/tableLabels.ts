import { isImageCredit } from '../../lines/attribution.ts';
import { isPlaceholder } from '../../lines/boilerplate.ts';
import type { Line } from '../../lines/line.ts';

const LONGEST_COLUMN_NAME = 20;

/** Whether a line only labels a table or an image: the head of a table, the cell before its figures, a caption. */
export function labelsTableOrImage(line: Line, lines: readonly Line[]): boolean {
  return isTableHead(line, lines) || isCaption(line, lines) || isCellOfFigures(line, lines);
}

/**
 * Whether a row names the columns of the table under it: the first row, of short names, if the next has links or longer
 * texts.
 */
function isTableHead({ kind, index, text, links }: Line, lines: readonly Line[]): boolean {
  const below = lines[index + 1];
  if (kind !== 'row' || below?.kind !== 'row' || lines[index - 1]?.kind === 'row') return false;
  const isNames = text.split(' | ').every((cell) => cell.length <= LONGEST_COLUMN_NAME && !/\d/.test(cell));
  return isNames && links.length === 0 && (below.links.length > 0 || below.text.length > 1.5 * text.length);
}

/** Matches a cell of a table that has only a figure: 111, 22.98%, 1,024. */
const FIGURE_CELL = /^[\d.,]{1,9}\s?%?$/;

/** Whether a line is a cell of a copied table, whose cells stand on lines of their own: two figures follow it. */
function isCellOfFigures({ index, text }: Line, lines: readonly Line[]): boolean {
  const below = lines.slice(index + 1, index + 3).map((line) => line.text);
  return !FIGURE_CELL.test(text) && below.length === 2 && below.every((cell) => FIGURE_CELL.test(cell));
}

/** Whether a line right under an image says where the image is from. */
function isCaption({ index, text }: Line, lines: readonly Line[]): boolean {
  const above = lines[index - 1];
  return above !== undefined && (above.image !== null || isPlaceholder(above.text)) && isImageCredit(text);
}
