import { expect, test } from 'vitest';
import { HOSTILE } from '../../bench/reading/hostile.ts';
import { READING_LIMITS } from '../../src/documents/block.ts';
import { linesOf } from '../../src/editions/lines/line.ts';
import { readEdition } from '../../src/editions/readEdition.ts';

/** Large enough to exceed the limit of each document's kind. */
const MEGABYTES = 5;
/** The limits of segmentation.ts and propose.ts. */
const MOST_STORIES = 1_000;
const MOST_LAYOUTS = 40;

test.each(Object.entries(HOSTILE))(
  'of a large document of %s no more is kept than the limits allow',
  (_name, made) => {
    const bytes = Buffer.from(made(MEGABYTES));
    const reading = readEdition({ bytes, origin: 'post', time: new Date('2025-01-01T00:00:00Z') });
    if (reading.kind === 'unreadable') throw new Error(reading.reason);
    const { blocks } = reading.document;
    const sizes = blocks.map(({ inlines }) =>
      inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 0), 0),
    );
    expect(blocks.length).toBeLessThanOrEqual(READING_LIMITS.blocks);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(READING_LIMITS.blockCharacters);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(READING_LIMITS.characters);
    expect(linesOf(blocks).length).toBeLessThanOrEqual(READING_LIMITS.lines);
    expect(reading.edition.stories.length).toBeLessThanOrEqual(MOST_STORIES);
    expect(reading.choice?.considered.length ?? 0).toBeLessThanOrEqual(MOST_LAYOUTS);
    expect(reading.edition.warnings.map(({ code }) => code)).toContain('truncated');
  },
);
