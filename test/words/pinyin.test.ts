import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { isPinyin, pinyinOf, readingsOf, soundAlike, syllableEnds } from '../../src/words/pinyin.ts';

describe('pinyinOf', () => {
  test.each([
    ['小米', [{ whole: 'xiaomi', initials: 'xm' }]],
    ['通义千问', [{ whole: 'tongyiqianwen', initials: 'tyqw' }]],
    ['B站', [{ whole: 'Bzhan', initials: 'Bz' }]],
    ['GPT', []],
    ['', []],
  ])('%s', (word, spellings) => expect(pinyinOf(word)).toEqual(spellings));

  test('characters of several readings give at most four spellings', () => {
    expect(pinyinOf('重庆').map((spelling) => spelling.whole)).toContain('chongqing');
    expect(pinyinOf('长行重乐长行').length).toBeLessThanOrEqual(4);
  });
});

test.each([
  ['xiaomi', true],
  ['xiaomizaoche', true],
  ['xian', true],
  ['deepseek', false],
  ['', false],
])('%s can be pinyin: %s', (letters, answer) => expect(isPinyin(letters)).toBe(answer));

test('a long run of letters is read in linear time', () => {
  expect(isPinyin(`${'xian'.repeat(20_000)}q`)).toBe(false);
});

test('the ends of syllables, longest first', () => expect(syllableEnds('xiang', 0)).toEqual([5, 4, 3, 2]));

test.each([
  ['言', '严', true],
  ['长', '常', true],
  ['小', '大', false],
])('%s sounds like %s: %s', (one, other, answer) => expect(soundAlike(one, other)).toBe(answer));

test('the table agrees with the library that it was made from', () => {
  for (const character of '腾讯阿里巴百度字节跳动小米华为英伟达谷歌苹果微软特斯拉量子芯片开源') {
    const expected = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }).slice(
      0,
      3,
    );
    expect([character, [...readingsOf(character)].sort()]).toEqual([
      character,
      [...new Set(expected)].sort(),
    ]);
  }
});
