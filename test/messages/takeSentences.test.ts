import { describe, expect, test } from 'vitest';
import { weightOf, weightOfPart } from '../../src/discord/rendering/weight.ts';
import { takeSentences } from '../../src/messages/takeSentences.ts';
import fc from '../properties.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const text = fc.string({ unit: 'binary', maxLength: 60 });

describe('a text that is cut by weight', () => {
  test('weighs what its graphemes weigh together, whether it fits whole or is cut', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.nat({ max: 400 }), (spans, budget) => {
        const sum = spans
          .flatMap((span) => [...graphemes.segment(span)])
          .reduce((weight, { segment }) => weight + weightOfPart(segment), 0);
        const taken = takeSentences(spans, budget, weightOfPart);
        expect(taken.tail === undefined).toBe(sum <= budget);
        expect(taken.weight).toBe(
          [taken.head].flat(2).reduce((weight, part) => weight + weightOfPart(part), 0),
        );
        if (sum <= budget)
          expect(taken).toEqual({ head: spans, tail: undefined, atSentence: true, weight: sum });
      }),
    );
  });

  test('never weighs less than what is sent of it', () => {
    fc.assert(
      fc.property(text, (sent) => {
        expect(weightOfPart(sent)).toBeGreaterThanOrEqual(weightOf(sent));
      }),
    );
  });
});
