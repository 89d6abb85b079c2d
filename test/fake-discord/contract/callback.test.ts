import { describe, expect, test } from 'vitest';
import { checkCallback } from './callback.ts';
import type { Violation } from './violation.ts';

const V2 = 1 << 15;
const v2 = (content: string) => ({
  flags: V2,
  components: [{ type: 10, content }],
  allowed_mentions: { parse: [] },
});
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const rulesOf = (violations: readonly Violation[]) =>
  violations.map(({ at, rule }) => `${at}: ${rule}`).join('\n');

describe('a callback', () => {
  const COMMAND = 2;
  const AUTOCOMPLETE = 4;
  test('that defers may carry EPHEMERAL alone', () => {
    expect(checkCallback({ type: 5, data: { flags: 64 } }, COMMAND)).toEqual([]);
    expect(rulesOf(checkCallback({ type: 5, data: { flags: V2 } }, COMMAND))).toContain(
      'no flag but EPHEMERAL',
    );
  });

  test('must fit the interaction it answers', () => {
    expect(rulesOf(checkCallback({ type: 5 }, AUTOCOMPLETE))).toContain('does not answer');
    expect(rulesOf(checkCallback({ type: 7, data: v2('甲') }, COMMAND))).toContain('does not answer');
    expect(checkCallback({ type: 4, data: { ...v2('甲'), flags: V2 | 64 } }, COMMAND)).toEqual([]);
  });

  test('of an autocomplete has at most 25 choices with names of 1 to 100', () => {
    const choices = (count: number, name: string) => ({
      type: 8,
      data: { choices: many(count, (index) => ({ name, value: `${index}` })) },
    });
    expect(checkCallback(choices(25, '😀'.repeat(100)), AUTOCOMPLETE)).toEqual([]);
    expect(checkCallback({ type: 8, data: { choices: [] } }, AUTOCOMPLETE)).toEqual([]);
    expect(rulesOf(checkCallback(choices(26, '甲'), AUTOCOMPLETE))).toContain('more than 25');
    expect(rulesOf(checkCallback(choices(1, 'a'.repeat(101)), AUTOCOMPLETE))).toContain(
      'name longer than 100',
    );
    expect(rulesOf(checkCallback(choices(1, ' '), AUTOCOMPLETE))).toContain('blank name');
  });
});
