import { clip } from '../../messages/takeSentences.ts';
import { printableLine } from '../../text/printable.ts';

/** Returns a label of at most `maxLength` code points: one line, never empty, with an ellipsis if cut. */
export function labelOf(text: string, maxLength: number): string {
  return clip(printableLine(text).trim() || '…', maxLength);
}

/** Splits a list into chunks of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < list.length; start += size) found.push(list.slice(start, start + size));
  return found;
}
