import { unitAt } from './unitAt.ts';

/** First of the code units that take two columns: Hangul, and beyond it Chinese. */
const FIRST_WIDE = 0x1100;

/** Returns the columns that a text takes in a monospaced font, two for a wide character; stops counting at `most`. */
export function countColumns(text: string, most: number): number {
  let columns = 0;
  for (let i = 0; i < text.length && columns < most; i++) columns += unitAt(text, i) >= FIRST_WIDE ? 2 : 1;
  return columns;
}
