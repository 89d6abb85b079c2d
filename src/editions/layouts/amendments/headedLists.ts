import type { Line } from '../../lines/line.ts';

/** Returns the index of the line before which a heading's section ends: the next heading. */
export function endOfSection({ index }: Line, lines: readonly Line[]): number {
  let end = index + 1;
  while (end < lines.length && lines[end]?.kind !== 'heading') end++;
  return end;
}

/** Returns the items of a list that are not nested in another. */
export function withoutNested(items: readonly Line[]): Line[] {
  const level = Math.min(...items.map((item) => item.level));
  return items.filter((item) => item.level === level);
}
