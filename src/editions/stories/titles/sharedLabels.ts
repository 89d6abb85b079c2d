import type { TitleStyle } from '../../layouts/candidates/titleStyles.ts';
import type { Line } from '../../lines/line.ts';
import { firstCell, namesInColumn } from './rowTitle.ts';
import { uncounted } from './tidyTitle.ts';

const LONGEST_LABEL = 8;
const FEWEST_LABELLED = 3;
const MOSTLY = 0.6;
/** Styles without markup, of which a label at the line's beginning may be the only sign. */
export const UNMARKED: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'colon line',
  'sentence',
  'plain',
  'paragraph',
]);

/** Labels of stories that share none. */
export const NO_LABELS: ReadonlySet<string> = new Set();

/** Returns the label before a line's colon; empty if there is none, or a longer text. */
export function labelOf(text: string): string {
  const colon = text.slice(0, LONGEST_LABEL + 1).search(/[：:]/);
  return colon < 0 ? '' : text.slice(0, colon);
}

/**
 * Returns what most stories begin with before a colon: 推荐语：…, 推荐语：…. A name that some begin with is a subject. Of
 * stories in a table these are the names in its first column, if most of them return: the next column has the titles.
 */
export function sharedLabels(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): ReadonlySet<string> {
  const names = [...titles].flatMap(([index, style]) =>
    style === 'row' ? [firstCell(lines[index]?.text ?? '')] : [],
  );
  if (names.length > 0) return namesInColumn(names);
  const times = new Map<string, number>();
  for (const [index, style] of titles) {
    const label = UNMARKED.has(style) ? labelOf(uncounted(lines[index]?.text ?? '')) : '';
    if (label !== '') times.set(label, (times.get(label) ?? 0) + 1);
  }
  if (times.size === 0) return NO_LABELS;
  const least = Math.max(FEWEST_LABELLED, MOSTLY * titles.size);
  return new Set([...times].filter(([, count]) => count >= least).map(([label]) => label));
}
