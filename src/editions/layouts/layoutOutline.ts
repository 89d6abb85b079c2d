import type { Line } from '../lines/line.ts';
import type { Masthead } from '../masthead/masthead.ts';
import { sectionsOf } from '../outline/sections.ts';
import type { Outline } from '../outline/titleDetection.ts';
import { isPromotionSection } from '../stories/advertisements.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './candidates/titleStyles.ts';
import type { Layout } from './layout.ts';

/**
 * Returns the outline of a layout: its titles, and the sections above them. `styles` are those of the lines that could
 * be titles.
 */
export function layoutOutline(
  { lines, taken, announced, glance }: Masthead,
  { titles: chosen }: Layout,
  styles: ReadonlyMap<number, TitleStyle>,
): Outline {
  const titles = new Map(chosen);
  // 往期回顾 is not news in any form, and a heading right above a lower title is not a story.
  const certain = new Set(
    [...titles.keys()].filter((index) => {
      const line = lines[index];
      return line && !isPromotionSection(line.text) && !headsLowerTitle(line, lines, titles);
    }),
  );
  const sections = sectionsOf({ lines, taken, styles, certain, titles, glance });
  for (const section of sections) titles.delete(section);
  return { titles, sections, announced, isComplete: false, isHeadlines: isHeadlines(lines, titles) };
}

/** Whether a heading is above a title of lower rank without text between. */
function headsLowerTitle(
  line: Line,
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): boolean {
  const next = line.kind === 'heading' ? lines[line.index + 1] : undefined;
  if (next === undefined || !titles.has(next.index)) return false;
  return next.kind !== 'heading' || next.level > line.level;
}

const MOSTLY = 0.5;

/** Whether most titles are directly followed by another. */
function isHeadlines(lines: readonly Line[], titles: ReadonlyMap<number, TitleStyle>): boolean {
  let bare = 0;
  for (const [index, style] of titles) {
    const next = lines[index + 1];
    const isAlone = next === undefined || titles.has(next.index);
    if (isAlone && !ONE_LINE_STYLES.has(style)) bare++;
  }
  return titles.size > 2 && bare > MOSTLY * titles.size;
}
