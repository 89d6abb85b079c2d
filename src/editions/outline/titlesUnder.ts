import type { TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { isPlaceholder } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';

/**
 * Returns a function that says whether a title is directly under a line, without text between, and without an image
 * except in the title's block. Computed from the end up, once for all lines: there may be thousands of placeholders.
 */
export function titlesUnder(
  lines: readonly Line[],
  titles: ReadonlyMap<number, TitleStyle>,
): (line: Line) => boolean {
  const under = new Uint8Array(lines.length + 1);
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line) continue;
    const isPassedOver = line.text === '' || isPlaceholder(line.text);
    const reached = isPassedOver ? (under[i + 1] ?? 0) : titles.has(i) ? SET_OFF | PLAIN : 0;
    // A plain line right above an image is its caption.
    const isPictured = line.image !== null && lines[i + 1]?.block !== line.block;
    under[i] = isPictured ? reached & SET_OFF : reached;
  }
  return ({ index, kind, bold }) =>
    ((under[index + 1] ?? 0) & (kind === 'heading' || bold ? SET_OFF : PLAIN)) !== 0;
}

/** Kinds of lines that a title is directly under, one bit each. */
const [SET_OFF, PLAIN] = [1, 2];
