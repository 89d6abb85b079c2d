import { convertIndexedToRgb, decode } from 'fast-png';

/** A picture's size and its pixels, so many numbers each; one with a palette is looked up in it. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** The pixels of a PNG file. */
export function pixelsOf(png: Uint8Array): Pixels {
  const image = decode(png);
  const { width, height, palette } = image;
  if (!palette) return { width, height, channels: image.channels, data: image.data };
  return { width, height, channels: palette[0]?.length ?? 3, data: convertIndexedToRgb(image) };
}
