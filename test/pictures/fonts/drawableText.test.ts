import { expect, test } from 'vitest';
import { drawableText } from '../../../src/pictures/fonts/drawableText.ts';
import { FontFiles, familiesFor } from '../../../src/pictures/fonts/families.ts';
import { readFontCharacters } from '../../../src/pictures/fonts/woff2Characters.ts';
import { newsCharacters } from './newsCharacters.ts';

const fonts = new FontFiles();
const has = (character: number) => fonts.find(familiesFor('zh-CN'), character) !== undefined;

test.each([
  ['Chinese, Latin, digits and marks', '小米 14 Ultra：售价 6,499 元！', '小米 14 Ultra：售价 6,499 元！'],
  ['the other script', '繁體與简体', '繁體與简体'],
  ['Greek and accents', 'μ 与 őŽ', 'μ 与 őŽ'],
  ['emoji, joined ones too', '🚀 👩‍💻 ❤️', '🚀 👩‍💻 ❤️'],
  ['compatible forms', 'Ⅲ 𝐀𝐈 H₂O', 'III AI H2O'],
  ['characters of which the list lies', '艴', '〓'],
  ['a script that no font of ours has, once for a run', '삼성전자 发布', '〓 发布'],
  ['a private-use character', 'a\u{e000}\u{e001}b', 'a〓b'],
  ['what shows nothing', 'a\u200bb\u0007c\u200ad', 'abc d'],
  ['line breaks', 'a\nb', 'a\nb'],
  ['nothing', '', ''],
])('draws %s', (_, text, drawn) => {
  expect(drawableText(text, has)).toBe(drawn);
});

/** Scripts that the fonts do not have, and what is so rare that no list of ours has it. */
const WITHOUT_TYPE =
  /^[\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Kannada}\p{Script=Canadian_Aboriginal}\p{Co}]$/u;

test.each(['zh-CN', 'zh-TW'] as const)(
  'every character of the documents at hand has a glyph, in %s',
  (locale) => {
    const families = familiesFor(locale);
    const inFont = (character: number) => fonts.find(families, character) !== undefined;
    const characters = newsCharacters(locale === 'zh-TW');
    // The project's own documents alone have some 1,800.
    expect(characters.length).toBeGreaterThan(1500);
    const withoutType: string[] = [];
    for (const character of characters) {
      const drawn = drawableText(character, inFont);
      // Whatever is drawn is in a font: no box stands for a missing glyph.
      for (const one of drawn) expect(one === '\n' || inFont(one.codePointAt(0) ?? 0)).toBe(true);
      if (drawn === '〓' && character !== '〓' && !WITHOUT_TYPE.test(character)) withoutType.push(character);
    }
    // Rare characters such as those of place names; nobody misses more than a handful.
    expect(withoutType.length).toBeLessThanOrEqual(12);
  },
);

test('a file that is no font is refused', () => {
  expect(() => readFontCharacters(Buffer.from('not a font at all'))).toThrow('a font is no WOFF2 file');
});
