import { describe, expect, test } from 'vitest';
import { printable, printableLine, visibleLine } from '../../src/text/printable.ts';
import fc, { brokenText } from '../properties.ts';

describe('printable', () => {
  test.each([
    ['plain Chinese stays', '小米：GPU 万卡集群', '小米：GPU 万卡集群'],
    ['line breaks stay', 'a\nb', 'a\nb'],
    ['a carriage return cannot overwrite the line', 'safe\revil', 'safe\nevil'],
    ['Unicode line separators are line breaks', 'a\u2028b\u2029c', 'a\nb\nc'],
    ['tabs are spaces', 'a\tb', 'a b'],
    ['colours go', '\u001b[31m红\u001b[0m', '红'],
    ['the screen is not cleared', '\u001b[2J\u001b[H新闻', '新闻'],
    ['a window title is not set', '\u001b]0;owned\u0007新闻', '新闻'],
    ['a hyperlink ends with its string terminator', '\u001b]8;;http://evil.example\u001b\\链接', '链接'],
    ['one-byte control introducers count too', '\u009b31m红\u009d0;x\u009c字', '红字'],
    ['an unfinished sequence loses its teeth', '新\u001b[31', '新[31'],
    ['a device report is not asked for', '\u001bP$q\u001b\\新', '新'],
    ['direction cannot be turned', '\u202e闻新\u202c \u2066a\u2069\u200f', '闻新 a'],
    ['zero-width characters go', 'Deep\u200bSeek\ufeff', 'DeepSeek'],
    ['emoji keep their joiners', '👩‍💻', '👩‍💻'],
    ['half a surrogate pair becomes the replacement character', 'a\ud83d', 'a\ufffd'],
    ['backspaces cannot take text back', 'true\b\b\b\bfake', 'truefake'],
  ])('%s', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('leaves nothing a terminal would obey, whatever comes', () => {
    const unit = fc.constantFrom(...'\u001b[]m\u009b\u009d\u0007\\\u202e中\r\n');
    const nasty = fc.array(unit, { maxLength: 200 }).map((units) => units.join(''));
    fc.assert(
      fc.property(fc.oneof(nasty, brokenText(40)), (text) => {
        expect(printable(text)).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });
});

test('printableLine keeps everything on one line', () => {
  expect(printableLine('标题\n  继续\r\n末尾')).toBe('标题 继续 末尾');
});

test('fifty thousand spaces and breaks are one blank', () => {
  expect(printableLine(`甲${' '.repeat(50_000)}乙`)).toHaveLength(50_002);
  expect(printableLine(`甲${' \n'.repeat(50_000)}乙`)).toBe('甲 乙');
});

describe('what somebody typed', () => {
  test.each([
    ['', 'nothing'],
    ['　 \u00a0\n', 'white space'],
    ['\u200b\u200d\ufeff\ufe0f', 'characters without width'],
    ['\u3164\u2800', 'letters that are drawn as nothing'],
    ['\u{e0041}\u{e0042}', 'tags'],
    ['\u202e\u2067', 'directions'],
  ])('%o is nothing that can be seen: %s', (text) => {
    expect(visibleLine(text)).toBe('');
  });

  test.each([
    ['\u200bDeepSeek\ufeff', 'DeepSeek'],
    [' 小米\n汽车 ', '小米 汽车'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['\u202e雷军\u202c', '雷军'],
  ])('%o is %o', (text, seen) => {
    expect(visibleLine(text)).toBe(seen);
  });
});
