import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isButton } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import type { Outline } from '../outline/titleDetection.ts';

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
  const lastAnnounced = lastOf(announced.keys());
  const own: number[] = [];
  for (const [index, each] of titles) if (each === style) own.push(index);
  const lastOwn = Math.max(lastAnnounced, lastOf(own));
  const end = announced.size === 0 ? lines.length : endingRule(lines, titles, own, lastAnnounced, lastOwn);
  if (own.length === 0) return end;
  for (let index = lastOwn + 1; index < end; index++) if (isButton(lines[index]?.text ?? '')) return index;
  return end;
}

/** Returns the first rule below the news. */
function endingRule(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
  own: readonly number[],
  lastAnnounced: number,
  lastOwn: number,
): number {
  const rules: number[] = [];
  for (const { kind, index } of lines) if (kind === 'rule') rules.push(index);
  if (rules.length === 0) return lines.length;
  const inOrder = [...titles.keys()].sort((a, b) => a - b);
  const mostTold = Math.max(lastAnnounced, inOrder[Math.ceil(MOST * inOrder.length) - 1] ?? -1);
  // With a rule between most stories only the titles show the end of the news: no rule before the last of them counts.
  const last = dividesTitles(rules, own) ? lastOwn : mostTold;
  return rules.find((rule) => rule > last) ?? lines.length;
}

function lastOf(indexes: Iterable<number>): number {
  let last = -1;
  for (const index of indexes) if (index > last) last = index;
  return last;
}

/** Least share of the stories with a rule above the next title if rules divide the stories. */
const MOSTLY = 0.6;

/** Whether a rule stands between most neighbouring titles. */
function dividesTitles(rules: readonly number[], titles: readonly number[]): boolean {
  let divided = 0;
  let passed = 0;
  for (const title of titles.toSorted((a, b) => a - b)) {
    const before = passed;
    while ((rules[passed] ?? title) < title) passed++;
    if (passed > before) divided++;
  }
  return titles.length > 1 && divided >= MOSTLY * titles.length;
}
