import { renderSVG } from 'uqr';
import { drawing } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** The mark of 速览: three lines of a list, as on the archive's pages. */
export function brandMark({ accent, onAccent }: Palette, size: number) {
  return drawing(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><path d="M8 10h16M8 16h16M8 22h10" stroke="${onAccent}" stroke-width="3" stroke-linecap="round"/></svg>`,
    size,
    size,
  );
}

/** The longest address of which a QR code can still be read off a phone's screen, in bytes. */
const MOST_QR_BYTES = 150;

/** An address as a QR code with its quiet zone, dark on white in every theme: many readers take no other; none for one that is too long. */
export function qrCode(url: string, size: number) {
  if (Buffer.byteLength(url) > MOST_QR_BYTES) return undefined;
  const svg = renderSVG(url, { ecc: 'M', border: 2, whiteColor: '#ffffff', blackColor: '#16181d' });
  return drawing(svg, size, size, { borderRadius: 8 });
}
