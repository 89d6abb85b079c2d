import { beginsLike } from '../../text/beginnings.ts';
import type { Piece } from './piece.ts';

const mayBeCounted = beginsLike([], '0123456789');
const COUNTER = /^(\d{1,3})\s?[.．、]/;
/**
 * Matches an ordinal whose text begins with a number: `3.16项标准`, `1.3月31日`; `1.1 概述` numbers parts, and `5.5G`
 * is a name.
 */
const COUNTER_AND_NUMBER = /^(\d{1,3})\.(?=\d{1,4}[^\d\s.]*[\u4e00-\u9fff])/;

/** Rewrites such ordinals as `N、` in lines where the numbers of the lines before and after show that it is one. */
export function withCounters<L extends Piece>(lines: L[]): L[] {
  let before = 0;
  /** Last line whose ordinal only the next line can confirm. */
  let open: { readonly line: L; readonly count: number } | undefined;
  const counted = new Set<L>();
  for (const line of lines) {
    if (!mayBeCounted(line.text)) continue;
    const count = Number(COUNTER.exec(line.text)?.[1] ?? -1);
    if (count < 0) continue;
    if (open && count === open.count + 1) counted.add(open.line);
    const isOpen = COUNTER_AND_NUMBER.test(line.text);
    if (isOpen && before > 0 && count === before + 1) counted.add(line);
    open = isOpen ? { line, count } : undefined;
    before = count;
  }
  return counted.size === 0 ? lines : lines.map((line) => (counted.has(line) ? withCounter(line) : line));
}

function withCounter<L extends Piece>(line: L): L {
  const mark = (text: string) => text.replace(COUNTER_AND_NUMBER, '$1、');
  return { ...line, text: mark(line.text), lead: mark(line.lead) };
}
