import { renderSVG } from 'uqr';
import { drawing } from './nodes.ts';
import type { Palette } from './palettes.ts';

/** Returns the logo of 速览: three lines of a list, as on the archive's pages. */
export function brandMark({ accent, onAccent }: Palette, size: number) {
  return drawing(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent}"/><path d="M8 10h16M8 16h16M8 22h10" stroke="${onAccent}" stroke-width="3" stroke-linecap="round"/></svg>`,
    size,
    size,
  );
}

/** Longest URL in bytes whose QR code can be scanned from a phone's screen. */
const MOST_QR_BYTES = 150;

/**
 * Returns a URL as a QR code with its quiet zone, dark on white in every theme because many scanners require it;
 * undefined if it is too long.
 */
export function qrCode(url: string, size: number) {
  if (Buffer.byteLength(url) > MOST_QR_BYTES) return undefined;
  const svg = renderSVG(url, { ecc: 'M', border: 2, whiteColor: '#ffffff', blackColor: '#16181d' });
  return drawing(svg, size, size, { borderRadius: 8 });
}
