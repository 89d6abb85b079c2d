import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { variation } from '../candidates/styleStatistics.ts';
import { ONE_LINE_STYLES, type TitleStyle } from '../candidates/titleStyles.ts';
import { clamped, logged, share } from '../models/scale.ts';

/** Returns the characters of each title's story, up to the next title. */
export function sizesOf(
  chosen: readonly Candidate[],
  titles: ReadonlyMap<number, TitleStyle>,
  { before, masthead }: Candidates,
): number[] {
  return chosen.map(({ line, title }, i) => {
    const end = chosen[i + 1]?.line.index ?? masthead.lines.length;
    const style = titles.get(line.index);
    const inLine = style && ONE_LINE_STYLES.has(style) ? Math.max(0, line.text.length - title.length) : 0;
    return (before[end] ?? 0) - (before[line.index + 1] ?? 0) + inLine;
  });
}

const SHORTEST_TEXT = 6;

/** Features of the sizes of a layout's stories: their regularity, and their share of the document. */
export function sizeFeatures(sizes: readonly number[], total: number) {
  // The last story may include the document's end.
  const inner = sizes.length > 1 ? sizes.slice(0, -1) : sizes;
  const sorted = inner.toSorted((a, b) => a - b);
  return {
    median: logged(sorted[sorted.length >> 1] ?? 0, 10),
    smallest: logged(sorted[Math.floor(sorted.length * 0.1)] ?? 0, 10),
    largest: logged(sorted.at(-1) ?? 0, 8),
    largestShare: share(sorted.at(-1) ?? 0, total),
    lastSize: logged(sizes.at(-1) ?? 0, 8),
    variation: clamped(40 * variation(inner)),
    empty: share(sizes.filter((size) => size < SHORTEST_TEXT).length, sizes.length),
    cover: share(
      sizes.reduce((a, b) => a + b, 0),
      total,
    ),
  };
}
