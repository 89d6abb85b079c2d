import { expect, test } from 'vitest';
import { isEndMark, isPlaceholder } from '../../src/editions/lines/boilerplate.ts';
import { ordinalIn, withoutChineseOrdinal } from '../../src/editions/lines/ordinals.ts';
import { beginsLike } from '../../src/text/beginnings.ts';

test.each([
  { name: 'the first character of a word', text: '来稿', begins: true },
  { name: 'a letter in another case', text: 'Via 某站', begins: true },
  { name: 'a sign', text: '【图】', begins: true },
  { name: 'half of an emoji among the signs', text: '👉 原文', begins: true },
  { name: 'another character', text: '原文来源', begins: false },
  { name: 'nothing', text: '', begins: false },
])('$name', ({ text, begins }) => {
  expect(beginsLike(['来源', 'via'], '【👉')(text)).toBe(begins);
});

test('the beginnings of ordinals, placeholders and end marks are all known', () => {
  for (const written of ['1、', '（3）', '【2】', '⑳ ', '㉟', '3️⃣'])
    expect(ordinalIn(`${written}某事`)).toBe(written);
  for (const written of ['一、', '第三、', '（二）'])
    expect(withoutChineseOrdinal(`${written}某事`)).toBe('某事');
  for (const text of ['[图片]', '配图2', 'IMG_2031', 'a.png', '-x.webp', '_1.jpg', '9.gif', 'image'])
    expect(isPlaceholder(text)).toBe(true);
  for (const text of ['完', '（完）', '【全文完】', '- END -', 'the end']) expect(isEndMark(text)).toBe(true);
});
