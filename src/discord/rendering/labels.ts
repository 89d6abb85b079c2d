import { clip } from '../../messages/takeSentences.ts';
import { printableLine } from '../../text/printable.ts';

/** A text as a label of at most so many code points: on one line, never empty, an ellipsis where it is cut. */
export function labelOf(text: string, maxLength: number): string {
  return clip(printableLine(text).trim() || '…', maxLength);
}

/** A list in runs of at most `size`, in order. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < list.length; start += size) found.push(list.slice(start, start + size));
  return found;
}
