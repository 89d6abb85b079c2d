import type { Line } from '../../lines/line.ts';
import { withoutChineseOrdinal, withoutOrdinal } from '../../lines/ordinals.ts';
import { TERMS } from '../../terms/terms.ts';

const FEWEST_PARTS = 3;
/** Share of the text above the first part of a notice, at most, and above the last one, at least. */
const LATEST_FIRST = 0.4;
const EARLIEST_LAST = 0.5;

/**
 * Whether a document is a notice about one fault of a program, not a roundup: it has the parts of one (漏洞描述, 影响版本,
 * 修复建议), each once, and they divide most of it. In a roundup of such faults the parts return under each.
 */
export function isFaultNotice(lines: readonly Line[]): boolean {
  const names = new Set<string>();
  const places: number[] = [];
  let above = 0;
  for (const { text } of lines) {
    if (TERMS.noticePart.test(text)) {
      const name = withoutChineseOrdinal(withoutOrdinal(text)).replace(/[^\p{L}]/gu, '');
      if (names.has(name)) return false;
      names.add(name);
      places.push(above);
    }
    above += text.length;
  }
  const [first = above, last = 0] = [places[0], places.at(-1)];
  return names.size >= FEWEST_PARTS && first <= LATEST_FIRST * above && last >= EARLIEST_LAST * above;
}
