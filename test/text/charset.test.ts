import { expect, test } from 'vitest';
import { decodeText } from '../../src/text/charset.ts';

const TEXT = '早报：小米与 vivo 都来了，今天有三件事。\n第二行也是中文，够长才好统计。';
/** The same words in GBK, which Node decodes but does not encode. */
const GBK = Uint8Array.from(
  'd4e7b1a8a3bad0a1c3d7d3eb207669766f20b6bcc0b4c1cba3acbdf1ccecd3d0c8fdbcfecac2a1a3'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (big: boolean, mark: boolean) => {
  const units = [...(mark ? '\ufeff' : ''), ...TEXT].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

test.each([
  ['UTF-8', utf8, undefined],
  ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), undefined],
  ['UTF-8 that a server declares as GBK', utf8, 'gbk'],
  ['UTF-16, little end first, with a mark', utf16(false, true), undefined],
  ['UTF-16, big end first, with a mark', utf16(true, true), undefined],
  ['UTF-16 without a mark', utf16(false, false), undefined],
])('%s', (_name, bytes, declared) => {
  expect(decodeText(bytes, declared)).toEqual({ kind: 'text', text: TEXT });
});

test.each([
  ['undeclared', undefined],
  ['declared by the server', 'GB2312'],
  ['declared as something unknown', 'x-nonsense'],
])('GBK, %s', (_name, declared) => {
  expect(decodeText(GBK, declared)).toEqual({
    kind: 'text',
    text: '早报：小米与 vivo 都来了，今天有三件事。',
  });
});

test.each([
  ['in the XML declaration', '<?xml version="1.0" encoding="GB2312"?>'],
  ['in a meta element', '<html><meta charset=gb18030>'],
  ['in an older meta element', '<meta http-equiv="Content-Type" content="text/html; charset=gbk">'],
  ['nowhere', '<html><title>'],
  ['as UTF-16, which nobody can write in ASCII', '<?xml version="1.0" encoding="utf-16"?>'],
])('GBK, declared %s', (_name, start) => {
  const decoded = decodeText(Uint8Array.from([...Buffer.from(start), ...GBK]));
  expect(decoded.kind === 'text' && decoded.text).toContain('早报：小米与 vivo 都来了');
});

test('UTF-8 cut off within a character keeps all that is whole', () => {
  const decoded = decodeText(utf8.subarray(0, utf8.length - 1));
  expect(decoded.kind === 'text' && decoded.text.startsWith(TEXT.slice(0, -1))).toBe(true);
});

test.each([
  ['empty', new Uint8Array(), /empty/],
  ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), /PNG/],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), /PDF/],
  ['random bytes', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256), /binary/],
])('%s is no text, and the reason says so', (_name, bytes, reason) => {
  const decoded = decodeText(bytes);
  expect(decoded.kind === 'unreadable' && decoded.reason).toMatch(reason);
});
