import type { Line } from '../../lines/line.ts';

const NEAR_BEFORE = 5;
const NEAR_AFTER = 7;

/** Returns the last line with text among the few before an index; undefined if there is none. */
export function textBefore(lines: readonly Line[], index: number): Line | undefined {
  for (let i = index - 1; i >= 0 && i >= index - NEAR_BEFORE; i--)
    if ((lines[i]?.text ?? '') !== '') return lines[i];
  return undefined;
}

/** Returns the first line with text among the few after an index and before `end`; undefined if there is none. */
export function textAfter(lines: readonly Line[], index: number, end = lines.length): Line | undefined {
  for (let i = index + 1; i < end && i <= index + NEAR_AFTER; i++)
    if ((lines[i]?.text ?? '') !== '') return lines[i];
  return undefined;
}
