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
  const underSetOff = new Uint8Array(lines.length + 1);
  const underPlain = new Uint8Array(lines.length + 1);
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line) continue;
    const isPassedOver = line.text === '' || isPlaceholder(line.text);
    const isTitle = titles.has(i) ? 1 : 0;
    underSetOff[i] = isPassedOver ? (underSetOff[i + 1] ?? 0) : isTitle;
    // A plain line right above an image is its caption.
    const isPictured = line.image !== null && lines[i + 1]?.block !== line.block;
    underPlain[i] = isPictured ? 0 : isPassedOver ? (underPlain[i + 1] ?? 0) : isTitle;
  }
  return ({ index, kind, bold }) => (kind === 'heading' || bold ? underSetOff : underPlain)[index + 1] === 1;
}
