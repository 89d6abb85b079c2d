import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isButton } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import type { Outline } from '../outline/titleDetection.ts';

/** Returns the style of most titles; undefined if there are none. */
export function mostCommonStyle(titles: ReadonlyMap<number, TitleStyle>): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Least share of the titles before the end of an edition. */
const MOST = 0.7;

/**
 * Returns the line at which the edition ends: the last rule, if everything announced by the glance is before it, or a
 * button of the page below the last title. The lines after it are advertisements, in any style.
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
  // Without a glance, or with a rule between most stories, only the titles show the end of the news: no rule before the
  // last of them counts.
  const beforeRules = announced.size === 0 || dividesTitles(lines, own) ? lastOwn : mostTold;
  const isOver = ({ kind, index, text }: Line) =>
    (index > lastOwn && own.length > 0 && isButton(text)) ||
    (kind === 'rule' && announced.size > 0 && index > beforeRules);
  return lines.find(isOver)?.index ?? lines.length;
}

/** Least share of the stories with a rule above the next title if rules divide the stories. */
const MOSTLY = 0.6;

/** Whether a rule stands between most neighbouring titles. */
function dividesTitles(lines: readonly Line[], titles: readonly number[]): boolean {
  const isTitle = new Set(titles);
  let divided = 0;
  let hasRule = false;
  for (const { index, kind } of lines) {
    if (kind === 'rule') hasRule = true;
    else if (isTitle.has(index)) {
      if (hasRule) divided++;
      hasRule = false;
    }
  }
  return titles.length > 1 && divided >= MOSTLY * titles.length;
}
