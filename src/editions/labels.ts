import { textKey } from './identity.ts';
import type { Line } from './line.ts';
import type { TitleStyle } from './titleStyles.ts';

/** A title stands once, twice where a list above repeats it; what returns more often labels parts of stories. */
const MOST_RETURNS = 2;
const LONGEST_LABEL = 16;

/** The styles of lines without those that begin with a label: 阅读原文, 核心亮点：, under story after story. */
export function withoutLabels(
  lines: readonly Line[],
  styles: ReadonlyMap<number, TitleStyle>,
): ReadonlyMap<number, TitleStyle> {
  const labels = new Map<string, number[]>();
  for (const index of styles.keys()) {
    const label = labelOf(lines[index]);
    if (label === '' || label.length > LONGEST_LABEL) continue;
    const standing = labels.get(label);
    if (standing) standing.push(index);
    else labels.set(label, [index]);
  }
  const returning = [...labels.values()].filter(({ length }) => length > MOST_RETURNS).flat();
  if (returning.length === 0) return styles;
  const rest = new Map(styles);
  for (const index of returning) rest.delete(index);
  return rest;
}

/** What a line begins with that could be a label: its lead, the words before a colon, else all of it. */
function labelOf(line: Line | undefined): string {
  if (!line) return '';
  const { lead, text } = line;
  if (lead !== '') return textKey(lead);
  const colon = text.slice(0, LONGEST_LABEL).search(/[：:]/);
  return textKey(colon < 0 ? text.slice(0, LONGEST_LABEL * 2) : text.slice(0, colon));
}
