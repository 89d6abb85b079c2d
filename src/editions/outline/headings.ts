import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import type { Line } from '../lines/line.ts';
import { ordinalIn } from '../lines/ordinals.ts';

const MOSTLY = 0.6;
const FEWEST_COUNTED = 3;
const FEWEST_WITHIN = 2;

/**
 * Returns the levels of headings within stories: most of them are right under a title that is not a heading, as labels
 * and tags set as headings are.
 */
export function levelsWithinStories(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
  headsTitle: (line: Line) => boolean,
): ReadonlySet<number> {
  const under = new Uint32Array(7);
  const all = new Uint32Array(7);
  let above: Line | undefined;
  let most = 0;
  for (const line of lines) {
    if (line.text === '') continue;
    if (line.kind === 'heading' && !titles.has(line.index)) {
      const isUnder = above !== undefined && above.kind !== 'heading' && titles.has(above.index);
      all[line.level] = (all[line.level] ?? 0) + 1;
      if (isUnder && !headsTitle(line)) {
        const count = (under[line.level] ?? 0) + 1;
        under[line.level] = count;
        most = Math.max(most, count);
      }
    }
    above = line;
  }
  if (most < FEWEST_WITHIN) return NO_LEVELS;
  const levels = [1, 2, 3, 4, 5, 6];
  return new Set(
    levels.filter((l) => (under[l] ?? 0) >= FEWEST_WITHIN && (under[l] ?? 0) >= MOSTLY * (all[l] ?? 0)),
  );
}

const NO_LEVELS: ReadonlySet<number> = new Set();

/**
 * Returns the level of headings most of which number their stories: a short one among them without a number is not a
 * story.
 */
export function styleOfCountedHeadings(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): TitleStyle | undefined {
  let headings = 0;
  let counted = 0;
  let first: TitleStyle | undefined;
  for (const { kind, index, text } of lines) {
    const style = kind === 'heading' ? titles.get(index) : undefined;
    if (style === undefined) continue;
    headings++;
    if (ordinalIn(text) === '') continue;
    counted++;
    first ??= style;
  }
  return counted < FEWEST_COUNTED || counted < MOSTLY * headings ? undefined : first;
}
