import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/editions/lines/line.ts';
import { readEdition } from '../../src/editions/readEdition.ts';
import fc from '../properties.ts';
import { processorMilliseconds } from '../sources/fixtures.ts';
import { editionPost, postAsHtml, postAsMarkdown } from './posts.ts';

const TIME = new Date('2025-12-01T00:00:00Z');
const encoder = new TextEncoder();
/** Milliseconds of the processor, far above what any of these documents needs, so that only a hang fails. */
const PATIENCE_MS = 2_000;

function read(bytes: Uint8Array) {
  let reading: ReturnType<typeof readEdition> | undefined;
  const took = processorMilliseconds(() => {
    reading = readEdition({ bytes, origin: 'post', time: TIME });
  });
  expect(took).toBeLessThan(PATIENCE_MS);
  if (!reading) throw new Error('nothing was read');
  return reading;
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const post = editionPost();
const markup = fc.oneof(post.map(postAsHtml), post.map(postAsMarkdown));

describe('reading never throws nor hangs', () => {
  test('over any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(bytes)),
      { numRuns: 200 },
    );
  });

  test('over any text of marks', () => {
    const marks = fc.constantFrom(
      ...'<>/!#*_`[](){}&;"\'=-|~:：、。（）【】「」1一\n\t 速览图片点评'.split(''),
      '<p>',
      '</p>',
      '<b>',
      '<li>',
      '**',
      '> ',
      '---\n',
    );
    const text = fc.array(marks, { maxLength: 200 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => void read(encoder.encode(source))),
      { numRuns: 200 },
    );
  });

  test('over a post cut off anywhere', () => {
    const cut = fc.tuple(markup, fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(cut, ([source, share]) => {
        const bytes = encoder.encode(source);
        read(bytes.subarray(0, Math.floor(share * bytes.length)));
      }),
      { numRuns: 100 },
    );
  });

  test('over a post with its lines shuffled', () => {
    const shuffled = markup.chain((source) => {
      const lines = source.split('\n');
      return fc.shuffledSubarray(lines, { minLength: lines.length }).map((order) => order.join('\n'));
    });
    fc.assert(
      fc.property(shuffled, (source) => void read(encoder.encode(source))),
      { numRuns: 100 },
    );
  });
});

test('every printed paragraph stands in the document', () => {
  fc.assert(
    fc.property(markup, (source) => {
      const reading = read(encoder.encode(source));
      if (reading.kind !== 'edition') return;
      const whole = letters(
        linesOf(reading.document.blocks)
          .map(({ text }) => text)
          .join(''),
      );
      for (const { paragraphs, commentary } of reading.edition.stories) {
        for (const text of [...paragraphs, ...commentary]) expect(whole).toContain(letters(text));
      }
    }),
    { numRuns: 100 },
  );
});

test('the same post as HTML and as Markdown gives the stories that it was made of, with the same ids', () => {
  fc.assert(
    fc.property(post, (made) => {
      const [html, markdown] = [postAsHtml(made), postAsMarkdown(made)].map((source) => {
        const reading = read(encoder.encode(source));
        return reading.kind === 'edition' ? reading.edition : undefined;
      });
      const titles = made.sections.flatMap(({ stories }) => stories.map(({ title }) => title));
      expect(html?.stories.map(({ title }) => title)).toEqual(titles);
      expect(markdown?.stories.map(({ id }) => id)).toEqual(html?.stories.map(({ id }) => id));
      expect(markdown?.glance).toEqual(html?.glance);
      expect(html?.glance.map(({ story }) => story)).toEqual(html?.stories.map(({ id }) => id));
    }),
    { numRuns: 60 },
  );
});
