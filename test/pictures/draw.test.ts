import { expect, test } from 'vitest';
import type { Card, CardBlock } from '../../src/messages/pictures/card.ts';
import type { Look } from '../../src/messages/pictures/pictures.ts';
import { CardDrawer, PIXEL_RATIO } from '../../src/pictures/draw.ts';
import fc from '../properties.ts';
import { cardWith } from './cards.ts';
import { pixelsOf } from './pixels.ts';

const drawer = new CardDrawer();
const WIDTH = 540 * PIXEL_RATIO;
/** Rounding to whole pixels, and what letters of italics and emoji reach beyond their advance. */
const SLACK = 2 * PIXEL_RATIO;
/** A space at the end of a line hangs over, as in browsers. */
const SPACE = 10 * PIXEL_RATIO;

type Measured = Awaited<ReturnType<CardDrawer['measure']>>;

/** By how much words stand out of their box to the right, and anything out of the picture, the most of all. */
function overflowOf(picture: Measured): number {
  const boxes = [picture];
  for (const box of boxes) boxes.push(...box.children);
  return Math.max(
    ...boxes.flatMap(({ width, height, transform: [, , , , x, y], runs }) => [
      x + width - picture.width,
      y + height - picture.height,
      ...runs.map((run) => run.x + run.width - width - (run.text.endsWith(' ') ? SPACE : 0)),
    ]),
  );
}

/** Where the colours of a picture differ from its first pixel's, as a share of all pixels. */
function inkOf(bytes: Uint8Array): { width: number; height: number; share: number; colours: number } {
  const { width, height, data, channels } = pixelsOf(bytes);
  const colours = new Set<number>();
  let ink = 0;
  for (let at = 0; at < data.length; at += channels) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    colours.add(colour);
    if (data[at] !== data[0] || data[at + 1] !== data[1] || data[at + 2] !== data[2]) ink += 1;
  }
  return { width, height, share: ink / (width * height), colours: colours.size };
}

test.each<[Look, { width: number; height?: number }]>([
  [{ theme: 'light', shape: 'tall' }, { width: 1080 }],
  [{ theme: 'dark', shape: 'tall' }, { width: 1080 }],
  [
    { theme: 'light', shape: 'wide' },
    { width: 1200, height: 630 },
  ],
  [
    { theme: 'dark', shape: 'wide' },
    { width: 1200, height: 630 },
  ],
])('draws a card, %o', async (look, size) => {
  const bytes = await drawer.draw(cardWith(), look);
  const ink = inkOf(bytes);
  expect(ink).toMatchObject(size);
  expect(ink.share).toBeGreaterThan(0.04);
  expect(ink.colours).toBeGreaterThan(50);
  expect(bytes.length).toBeLessThan(1_000_000);
});

test('a card of forty long items is tall, complete, and no larger than a megabyte', async () => {
  const text = '这一条说的是各家公司在同一天公布的消息，其中有一家换了负责人，另一家推迟了发布';
  const items = Array.from({ length: 40 }, (_, index) => ({ text: `${index} ${text}` }));
  const bytes = await drawer.draw(cardWith({ blocks: [{ kind: 'items', first: 1, items }] }), {
    theme: 'light',
    shape: 'tall',
  });
  expect(inkOf(bytes).height).toBeGreaterThan(4000);
  expect(bytes.length).toBeLessThan(1_000_000);
});

test('equal cards give equal bytes, other words give others', async () => {
  const look = { theme: 'light', shape: 'tall' } as const;
  const one = await drawer.draw(cardWith({ headline: '晨星' }), look);
  expect(Buffer.compare(one, await drawer.draw(cardWith({ headline: '晨星' }), look))).toBe(0);
  expect(Buffer.compare(one, await drawer.draw(cardWith({ headline: '辰星' }), look))).not.toBe(0);
});

const characters = fc.constantFrom(
  ...'中国新闻，。；：“”《》（）、·…—',
  ...'abcXYZ019 -_/.@%&',
  '🚀',
  '👩‍💻',
  'é',
  'Ж',
  'μ',
  '한',
  'ا',
  '\u200b',
);
/** Words of any length without a break, and texts in several scripts. */
const texts = fc.oneof(
  fc.array(characters, { maxLength: 120 }).map((parts) => parts.join('')),
  fc.tuple(characters, fc.integer({ min: 1, max: 400 })).map(([one, count]) => one.repeat(count)),
);
const item = fc
  .record({ text: texts, said: texts })
  .map(({ text, said }) => ({ text: [text, ` · ${said}`] }));
const blocks: fc.Arbitrary<CardBlock> = fc.oneof(
  texts.map((text) => ({ kind: 'text' as const, text })),
  texts.map((text) => ({ kind: 'footer' as const, text })),
  texts.map((text) => ({ kind: 'heading' as const, level: 3 as const, text })),
  texts.map((text) => ({ kind: 'list' as const, lines: [text] })),
  fc
    .record({
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
      first: fc.integer({ min: 1, max: 999 }),
    })
    .map((block) => ({ kind: 'items' as const, ...block })),
  fc
    .array(fc.record({ text: texts, detail: texts }), { minLength: 1, maxLength: 3 })
    .map((items) => ({ kind: 'leads' as const, first: 1, items })),
  fc
    .record({ label: texts, paragraphs: fc.array(texts, { maxLength: 3 }) })
    .map((block) => ({ kind: 'quote' as const, ...block })),
);
const cards: fc.Arbitrary<Card> = fc
  .record({
    locale: fc.constantFrom('zh-CN' as const, 'zh-TW' as const, 'en-US' as const),
    label: texts,
    date: texts,
    headline: texts,
    blocks: fc.array(blocks, { maxLength: 6 }),
    address: fc.record({ label: texts, url: texts.map((text) => `https://news.example/${text}`) }),
  })
  .map((card) => cardWith(card));

test('no text goes beyond its box or a tall picture, whatever the words', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(cards, async (card) => {
      const measured = await drawer.measure(card, { theme: 'light', shape: 'tall' });
      expect(measured.width).toBe(WIDTH);
      expect(overflowOf(measured)).toBeLessThanOrEqual(SLACK);
    }),
    { numRuns: 60 },
  );
});

test('a wide picture has its size whatever its words', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(cards, async (card) => {
      const { width, height } = await drawer.measure(card, { theme: 'dark', shape: 'wide' });
      expect([width, height]).toEqual([1200, 630]);
    }),
    { numRuns: 30 },
  );
});

/** A card with a chart of so many series as names are given. */
function chartOf(names: readonly string[], counts: readonly number[] = [0, 3, 1, 2]): Card {
  const series = names.map((name) => ({ name, counts, facts: '共 6 条', peak: { at: 1, text: '晨星' } }));
  const labels = counts.map((_, step) => `12月${step + 1}日`);
  return cardWith({ blocks: [{ kind: 'chart', chart: { labels, series } }] });
}

test('a chart alone is small, for the words stand beside it', async () => {
  const card = chartOf(['晨星', '海螺']);
  const tall = await drawer.draw(card, { theme: 'light', shape: 'tall' });
  for (const theme of ['light', 'dark'] as const) {
    const chart = await drawer.draw(card, { theme, shape: 'chart' });
    const ink = inkOf(chart);
    expect(ink.width).toBe(800);
    expect(ink.height).toBeLessThan(600);
    expect(ink.share).toBeGreaterThan(0.01);
    expect(chart.length).toBeLessThan(tall.length / 2);
  }
});

test('no name of a chart alone stands out of it', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 5 }), async (names) => {
      const measured = await drawer.measure(chartOf(names), { theme: 'light', shape: 'chart' });
      expect(measured.width).toBe(800);
      expect(overflowOf(measured)).toBeLessThanOrEqual(SLACK);
    }),
    { numRuns: 40 },
  );
});
