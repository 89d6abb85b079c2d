import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/messages/story/excerpt.ts';
import { sentencesIn } from '../../../src/messages/takeSentences.ts';
import fc, { readableText } from '../../properties.ts';

const excerpt = (...paragraphs: string[]) => excerptOf({ paragraphs });
const sentence = (characters: number, mark = '。') => `${'字'.repeat(characters - mark.length)}${mark}`;

describe('an excerpt', () => {
  test.each([
    ['a short story is whole', ['只有一句话。'], '只有一句话。'],
    [
      'two long sentences are enough',
      [sentence(100) + sentence(90) + sentence(80)],
      sentence(100) + sentence(90),
    ],
    ['short ones go on until there is enough to read', [sentence(40).repeat(9)], sentence(40).repeat(4)],
    ['none passes the most', [sentence(140) + sentence(200)], sentence(140)],
    [
      'paragraphs follow one another',
      [sentence(80), sentence(80), sentence(80)],
      sentence(80) + sentence(80),
    ],
    [
      'closing marks stay with their sentence',
      [`他说：“${sentence(100)}”${sentence(90)}${sentence(90)}`],
      `他说：“${sentence(100)}”${sentence(90)}`,
    ],
    [
      'a pause that stands after a full stop is left out without an ellipsis',
      [`${sentence(100)}${sentence(100)}；${sentence(200)}`],
      sentence(100) + sentence(100),
    ],
    [
      'a beginning that leads to a list says that more follows',
      [`${sentence(20)}${sentence(150)}主要变化如下：`, sentence(200)],
      `${sentence(20)}${sentence(150)}`,
    ],
  ])('%s', (_, paragraphs, expected) => {
    expect(excerpt(...paragraphs)).toBe(expected);
  });

  test('one endless sentence is cut', () => {
    const cut = excerpt('字'.repeat(5000));
    expect([...cut]).toHaveLength(300);
    expect(cut.endsWith('…')).toBe(true);
  });

  test('contains no stray marks and is the beginning of the story', () => {
    const piece = fc.constantFrom(
      '字字字',
      '字'.repeat(60),
      'word ',
      '。',
      '！',
      '，',
      '：',
      '；',
      '”',
      '3.5',
      '…',
    );
    const paragraphs = fc.array(
      fc.array(piece, { minLength: 1, maxLength: 30 }).map((all) => all.join('')),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(paragraphs, (all) => {
        const shown = excerpt(...all);
        const story = all.join('').replace(/\s/gu, '');
        const begun = shown.replace(/…+$/u, '').replace(/\s/gu, '');
        expect(story.startsWith(begun)).toBe(true);
        expect([...shown].length).toBeLessThanOrEqual(304);
        if (!story.includes('…')) expect(shown).not.toMatch(/[。！，：；]…/u);
      }),
    );
  });

  test('sentences are all of a text', () => {
    fc.assert(
      fc.property(readableText(40), (text) => {
        expect([...sentencesIn(text)].join('')).toBe(text);
      }),
    );
  });
});
