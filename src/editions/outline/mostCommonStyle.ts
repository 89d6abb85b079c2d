import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';

/** Returns the most common style, the first of several; undefined if there are none. */
export function mostCommonStyle(styles: Iterable<TitleStyle | undefined>): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const style of styles) if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  let most = 0;
  let common: TitleStyle | undefined;
  for (const [style, count] of counts) if (count > most) [common, most] = [style, count];
  return common;
}
