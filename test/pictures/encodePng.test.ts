import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { encodePng } from '../../src/pictures/encodePng.ts';
import fc from '../properties.ts';

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
      const read = decode(encodePng(pixels), { checkCrc: true });
      expect([read.width, read.height, read.channels, read.depth]).toEqual([
        pixels.width,
        pixels.height,
        3,
        8,
      ]);
      expect([...read.data]).toEqual([...pixels.data].filter((_, at) => at % 4 !== 3));
    }),
  );
});
