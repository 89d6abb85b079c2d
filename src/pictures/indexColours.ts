import type { Pixels } from './pixels.ts';

/** Most entries of a PNG file's palette (https://www.w3.org/TR/png-3/#11PLTE). */
const COLOURS_MOST = 256;
/** Slots of the table of colours: four for each, so that few share one. */
const SLOTS = 4 * COLOURS_MOST;
/** Bits of a 32-bit hash above those that number the slots. */
const HASH_SHIFT = 32 - Math.log2(SLOTS);
/** Multiplier of Fibonacci hashing: 2 to the power of 32 divided by the golden ratio (Knuth, TAOCP 3, 6.4). */
const MULTIPLIER = 0x9e3779b1;
const NO_PLACE = -1;
const WITHOUT_OPACITY = 0x00ffffff;

/** Rows of an image with a palette, each behind a zero for its filter, and the palette with three bytes a colour. */
export interface IndexedColours {
  readonly rows: Uint8Array;
  readonly palette: Uint8Array;
}

/** Replaces the colours of an opaque picture with their places in a palette; undefined if it has more than 256 colours. */
export function indexColours({ width, height, data }: Pixels): IndexedColours | undefined {
  const pixels = pixelsOf(data);
  const rows = new Uint8Array(height * (1 + width));
  const palette = new Palette();
  let from = 0;
  for (let y = 0; y < height; y += 1) {
    // The rows are ahead by one byte each, their filter.
    const ahead = y + 1;
    const end = from + width;
    while (from < end) {
      const colour = pixels[from];
      if (colour === undefined) throw new Error('a picture has fewer pixels than its size says');
      let next = from + 1;
      while (next < end && pixels[next] === colour) next += 1;
      const place = palette.placeOf(colour & WITHOUT_OPACITY);
      if (place === undefined) return undefined;
      // They are zero as they are made.
      if (place > 0) rows.fill(place, from + ahead, next + ahead);
      from = next;
    }
  }
  return { rows, palette: palette.bytes() };
}

/** Colours in the order in which they were met, found by open addressing. */
class Palette {
  readonly #colours = new Uint32Array(SLOTS);
  readonly #places = new Int16Array(SLOTS).fill(NO_PLACE);
  readonly #bytes = new Uint8Array(3 * COLOURS_MOST);
  #count = 0;

  /** Returns the place of a colour, which is added if it is new; undefined if there is no room. */
  placeOf(colour: number): number | undefined {
    let slot = Math.imul(colour, MULTIPLIER) >>> HASH_SHIFT;
    while (this.#places[slot] !== NO_PLACE && this.#colours[slot] !== colour) slot = (slot + 1) % SLOTS;
    if (this.#places[slot] !== NO_PLACE) return this.#places[slot];
    if (this.#count === COLOURS_MOST) return undefined;
    const place = this.#count++;
    this.#colours[slot] = colour;
    this.#places[slot] = place;
    this.#bytes.set([colour & 0xff, (colour >>> 8) & 0xff, colour >>> 16], 3 * place);
    return place;
  }

  /** Returns three bytes a colour: red, green and blue. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, 3 * this.#count);
  }
}

/** Returns the four bytes of each pixel as one number, the red one lowest. */
function pixelsOf(data: Uint8Array): Uint32Array {
  // A view needs a start that is a multiple of four.
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}
