import type { TitleStyle } from './candidates/titleStyles.ts';

/** Returns titles in the order of their lines. */
export function titlesInOrder(titles: Iterable<readonly [number, TitleStyle]>): Map<number, TitleStyle> {
  return new Map([...titles].sort(([a], [b]) => a - b));
}

/** Returns the titles that are not in some lines. */
export function titlesWithout(
  titles: Iterable<readonly [number, TitleStyle]>,
  lines: ReadonlySet<number>,
): Map<number, TitleStyle> {
  return new Map([...titles].filter(([index]) => !lines.has(index)));
}

/** Layout of a document: its title lines, each with the style that determines its title. */
export interface Layout {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  /** How it was found, in words for people. */
  readonly origin: string;
}
