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
): Map<number, TitleStyle> {
  const counts = new Map<string, number>();
  for (const index of styles.keys()) {
    const label = labelOf(lines[index]);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Map(
    [...styles].filter(([index]) => {
      const label = labelOf(lines[index]);
      return label === '' || label.length > LONGEST_LABEL || (counts.get(label) ?? 0) <= MOST_RETURNS;
    }),
  );
}

/** What a line begins with that could be a label: its lead, the words before a colon, else all of it. */
function labelOf(line: Line | undefined): string {
  if (!line) return '';
  const { lead, text } = line;
  if (lead !== '') return textKey(lead);
  const colon = text.slice(0, LONGEST_LABEL).search(/[：:]/);
  return textKey(colon < 0 ? text.slice(0, LONGEST_LABEL * 2) : text.slice(0, colon));
}
