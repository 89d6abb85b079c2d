import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodePng } from '../../src/pictures/encodePng.ts';
import fc from '../properties.ts';
import { pixelsOf } from './pixels.ts';

test('whatever the pixels, a reader of PNG files gets their colours', () => {
  const pictures = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
    .chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        data: fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }),
      }),
    );
  fc.assert(
    fc.property(pictures, (pixels) => {
      const png = encodePng(pixels);
      expect(decode(png, { checkCrc: true }).depth).toBe(8);
      const { width, height, channels, data } = pixelsOf(png);
      expect([width, height, channels]).toEqual([pixels.width, pixels.height, 3]);
      expect(Array.from(data)).toEqual([...pixels.data].filter((_, at) => at % 4 !== 3));
    }),
  );
});

/** Returns a picture whose pixels have `count` colours in turn, at a place in memory that no number of four bytes has. */
function pictureOf(count: number) {
  const [width, height] = [64, 8];
  const data = new Uint8Array(4 * width * height + 1).subarray(1);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = (pixel % count) * 65_521;
    data.set([colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff, 0xff], 4 * pixel);
  }
  return { width, height, data };
}

test.each([
  [1, true],
  [2, true],
  [256, true],
  [257, false],
])('a picture of %i colours has a palette: %s', (count, hasPalette) => {
  const pixels = pictureOf(count);
  const png = encodePng(pixels);
  const { palette } = decode(png, { checkCrc: true });
  expect(palette?.length).toBe(hasPalette ? count : undefined);
  expect(Array.from(pixelsOf(png).data)).toEqual([...pixels.data].filter((_, at) => at % 4 !== 3));
});
