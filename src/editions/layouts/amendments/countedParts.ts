import type { Line } from '../../lines/line.ts';
import { namesSection } from '../../outline/sectionName.ts';
import type { Candidates } from '../candidates/candidates.ts';
import { type Layout, titlesWithout } from '../layout.ts';

const FEWEST_WHOLE = 2;
const SHORTEST_TEXT = 20;
const NUMERALS = '一二三四五六七八九十';

/**
 * Removes titles that number the parts of others: among titles without ordinals, lines numbered from one below titles
 * that have a text of their own and are not named like sections.
 */
export function withoutCountedParts(layout: Layout, { byLine, masthead }: Candidates): Layout {
  const parts = new Set<number>();
  let whole: { readonly line: Line; parts: number } | undefined;
  for (const index of layout.titles.keys()) {
    const line = masthead.lines[index];
    if (line === undefined) continue;
    const count = countOf(line, byLine.get(index)?.ordinal ?? -1);
    if (count < 0) {
      whole = { line, parts: 0 };
      continue;
    }
    if (whole === undefined || count !== whole.parts + 1) return layout;
    if (count === 1 && !hasOwnText(whole.line, index, masthead.lines)) return layout;
    whole.parts++;
    parts.add(index);
  }
  if (parts.size === 0 || layout.titles.size - parts.size < FEWEST_WHOLE) return layout;
  const titles = titlesWithout(layout.titles, parts);
  return { titles, origin: `${layout.origin}, without counted parts` };
}

/** Returns a line's ordinal, 1 for `1.` and for `一、`; -1 if it has none. */
function countOf({ text }: Line, ordinal: number): number {
  if (ordinal >= 0) return ordinal;
  const [, numeral = ''] = CHINESE_COUNT.exec(text) ?? [];
  return numeral === '' ? -1 : NUMERALS.indexOf(numeral) + 1;
}

const CHINESE_COUNT = /^[(（]?([一二三四五六七八九十])[)）]?[、.．]/;

/** Whether a title that is not named like a section has a text before its first part. */
function hasOwnText(title: Line, firstPart: number, lines: readonly Line[]): boolean {
  if (title.kind !== 'heading' && !title.bold) return false;
  if (namesSection(title.text)) return false;
  return lines.slice(title.index + 1, firstPart).some(({ text }) => text.length >= SHORTEST_TEXT);
}
