import { describe, expect, test } from 'vitest';
import {
  before,
  characters,
  either,
  endOf,
  followedBy,
  oneOf,
  optional,
  repeated,
  sequence,
} from '../../src/words/phrases.ts';

describe('phrases over word lists', () => {
  const day = oneOf(['周一', '周二', '周']);
  const gap = characters(/[^，]/, 0, 3);

  test.each([
    { name: 'one of several words, the longest', phrase: day, text: '周一见', end: 2 },
    { name: 'no word', phrase: day, text: '月初见', end: undefined },
    {
      name: 'words with a gap between them',
      phrase: sequence(day, gap, oneOf(['见'])),
      text: '周一我们见',
      end: 5,
    },
    {
      name: 'a gap that is too wide',
      phrase: sequence(day, gap, oneOf(['见'])),
      text: '周一我们再来见',
      end: undefined,
    },
    {
      name: 'a gap over a mark that ends it',
      phrase: sequence(day, gap, oneOf(['见'])),
      text: '周一，见',
      end: undefined,
    },
    {
      name: 'the shorter word where the longer leads nowhere',
      phrase: sequence(day, oneOf(['一见'])),
      text: '周一见',
      end: 3,
    },
    { name: 'a part left out', phrase: sequence(optional(day), oneOf(['见'])), text: '见', end: 1 },
    {
      name: 'a part repeated at most so often',
      phrase: repeated(oneOf(['哈']), 1, 2),
      text: '哈哈哈',
      end: 2,
    },
    { name: 'either of two', phrase: either(day, oneOf(['明天'])), text: '明天见', end: 2 },
    {
      name: 'only before what is expected',
      phrase: sequence(day, before(/^$/)),
      text: '周一见',
      end: undefined,
    },
    { name: 'up to what follows', phrase: sequence(day, followedBy(oneOf(['见']))), text: '周一见', end: 2 },
  ])('$name', ({ phrase, text, end }) => {
    expect(endOf(phrase, text)).toBe(end);
  });

  test('repetitions inside each other look at each place once', () => {
    let looks = 0;
    const letter = oneOf(['啊']);
    const counted = repeated(
      (text, from) => {
        looks += from.length;
        return letter(text, from);
      },
      1,
      1_000,
    );
    const nested = sequence(repeated(counted, 1, 1_000), oneOf(['完']));
    expect(endOf(nested, '啊'.repeat(60))).toBeUndefined();
    expect(looks).toBeLessThan(200_000);
  });
});
