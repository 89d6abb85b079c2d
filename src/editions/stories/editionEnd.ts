import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isButton } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import type { Outline } from '../outline/titleDetection.ts';

/** The style of most titles; undefined where there are none. */
export function mostCommonStyle(titles: ReadonlyMap<number, TitleStyle>): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The share of the titles that stands before the end of an edition. */
const MOST = 0.7;

/**
 * The line at which the edition is over: the last rule, where everything that the glance announces stands before it,
 * or a button of the page below the last title. What comes after are advertisements, however they are set.
 */
export function tailStart(
  lines: readonly Line[],
  { titles, announced }: Outline,
  style: TitleStyle | undefined,
): number {
  const lastAnnounced = Math.max(-1, ...announced.keys());
  const own = [...titles].filter(([, each]) => each === style).map(([index]) => index);
  const lastOwn = Math.max(lastAnnounced, ...own);
  const inOrder = [...titles.keys()].sort((a, b) => a - b);
  const mostTold = Math.max(lastAnnounced, inOrder[Math.ceil(MOST * inOrder.length) - 1] ?? -1);
  // Without a glance only the titles tell where the news ends: no rule stands before the last of them.
  const isOver = ({ kind, index, text }: Line) =>
    (index > lastOwn && own.length > 0 && isButton(text)) ||
    (kind === 'rule' && announced.size > 0 && index > mostTold);
  return lines.find(isOver)?.index ?? lines.length;
}
