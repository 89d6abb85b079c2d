import { type Node, Renderer, setGlyphCacheMaxBytes } from '@takumi-rs/wasm/node';
import type { Card } from '../messages/pictures/card.ts';
import type { Look } from '../messages/pictures/pictures.ts';
import { CHART_WIDTH, chartCard } from './chartCard.ts';
import { encodePng } from './encodePng.ts';
import { drawableText } from './fonts/drawableText.ts';
import { type FontFile, FontFiles, familiesFor } from './fonts/families.ts';
import { textsOf, withTexts } from './nodes.ts';
import { PALETTES, type Palette } from './palettes.ts';
import { TALL_WIDTH, tallCard } from './tallCard.ts';
import { WIDE_SIZE, wideCard } from './wideCard.ts';

/** Device pixels per CSS pixel: a tall card is 1,080 pixels wide, which messengers show without scaling. */
export const PIXEL_RATIO = 2;

/** Arrangement of each shape, and its size in CSS pixels; without a height it is as high as its content. */
const SHAPES: Readonly<Record<Look['shape'], Shape>> = {
  tall: { render: tallCard, width: TALL_WIDTH },
  wide: { render: wideCard, ...WIDE_SIZE },
  chart: { render: chartCard, width: CHART_WIDTH },
};

interface Shape {
  readonly render: (card: Card, palette: Palette) => Node;
  readonly width: number;
  readonly height?: number;
}

/** Size of the glyph cache: a page has about six hundred different characters with a few kilobytes of outline each. */
const GLYPH_CACHE_BYTES = 24 * 1024 * 1024;

/** Draws cards; loads fonts when texts need them. */
export class CardDrawer {
  private readonly renderer = new Renderer();
  private readonly fonts = new FontFiles();
  private readonly registered = new Set<FontFile>();

  constructor() {
    setGlyphCacheMaxBytes(GLYPH_CACHE_BYTES);
  }

  /** Draws a card as a PNG file. The renderer's own encoding, in WebAssembly, takes three times as long as all the rest. */
  async draw(card: Card, look: Look): Promise<Uint8Array> {
    const { node, options } = await this.layOut(card, look);
    const data = await this.renderer.render(node, { ...options, format: 'raw' });
    const { width } = options;
    return encodePng({ width, height: data.length / (4 * width), data });
  }

  /** Returns the layout of a picture in device pixels. */
  async measure(card: Card, look: Look) {
    const { node, options } = await this.layOut(card, look);
    return this.renderer.measure(node, options);
  }

  private async layOut(card: Card, look: Look) {
    const families = familiesFor(card.locale);
    const find = (character: number) => this.fonts.find(families, character);
    const palette = PALETTES[look.theme];
    const { render, ...size } = SHAPES[look.shape];
    const written = render(card, palette);
    const node = withTexts(written, (text) =>
      drawableText(text, (character) => find(character) !== undefined),
    );
    await this.register(node, find);
    const fontFamilies = [...families];
    const root: Node = {
      ...node,
      style: { ...node.style, fontFamily: families.map((name) => `"${name}"`).join(', ') },
    };
    return {
      node: root,
      options: {
        width: size.width * PIXEL_RATIO,
        ...(size.height !== undefined && { height: size.height * PIXEL_RATIO }),
        devicePixelRatio: PIXEL_RATIO,
        lang: card.locale,
        fontFamilies,
      },
    };
  }

  /** Registers the font files needed by a tree's texts. */
  private async register(node: Node, find: (character: number) => FontFile | undefined): Promise<void> {
    const characters = new Set(textsOf(node).join(''));
    for (const character of characters) {
      const file = find(character.codePointAt(0) ?? 0);
      if (!file || this.registered.has(file)) continue;
      this.registered.add(file);
      await this.renderer.registerFont({
        name: file.family,
        data: file.bytes,
        unicodeRange: rangesOf(file.characters),
      });
    }
  }
}

/** Returns code points as ranges (first, last). */
function rangesOf(characters: ReadonlySet<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const character of [...characters].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === character - 1) last[1] = character;
    else ranges.push([character, character]);
  }
  return ranges;
}
