import { tidyTitle } from './tidyTitle.ts';
import type { TitleParts } from './titleParts.ts';

const FEWEST_NAMES = 3;
/** Least share of the first cells that return. */
const MOSTLY = 0.6;
const FEWEST_LETTERS = 4;

/** Returns the first cell of a table's row. */
export function firstCell(text: string): string {
  return text.split(' | ', 1)[0]?.trim() ?? '';
}

/** Returns the cells of a first column if most of them return, as names of companies and kinds do; else none. */
export function namesInColumn(cells: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) + 1);
  const returning = cells.filter((cell) => (times.get(cell) ?? 0) > 1);
  const areNames = returning.length >= Math.max(FEWEST_NAMES, MOSTLY * cells.length);
  return new Set(areNames ? cells : []);
}

/**
 * Splits a table's row: the first cell that is more than a number, a mark or one of the names that rows share is the title,
 * the others are the text.
 */
export function rowParts(text: string, names: ReadonlySet<string>): TitleParts {
  const cells = text.split(' | ').map((cell) => cell.replace(/[|\s]+$/, ''));
  const isNamed = names.has(firstCell(text)) && cells.length > 1;
  const at = Math.max(
    0,
    cells.findIndex(
      (cell, i) => cell.replace(/[^\p{L}]/gu, '').length >= FEWEST_LETTERS && !(isNamed && i === 0),
    ),
  );
  const rest = [...(isNamed && at > 0 ? cells.slice(0, 1) : []), ...cells.slice(at + 1)];
  return {
    title: tidyTitle(cells[at] ?? text),
    text: rest.filter((cell) => cell !== '').join(' | '),
    tag: null,
  };
}
