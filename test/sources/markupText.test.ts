import { expect, test } from 'vitest';
import { decodeMarkup } from '../../src/sources/markupText.ts';

/** 新闻 in GBK. */
const GBK_NEWS = Buffer.from([0xd0, 0xc2, 0xce, 0xc5]);

test.each([
  ['UTF-8 by default', Buffer.from('新闻'), undefined, '新闻'],
  ['the header says it', GBK_NEWS, 'gbk', '新闻'],
  ['the XML declaration says it', gbk('<?xml version="1.0" encoding="GB2312"?>'), undefined, '新闻'],
  ['the meta element says it', gbk('<html><meta charset=gb18030>'), undefined, '新闻'],
  [
    'an older meta element says it',
    gbk('<meta http-equiv="Content-Type" content="text/html; charset=gbk">'),
    undefined,
    '新闻',
  ],
  [
    'the header goes before the document',
    Buffer.from('<?xml version="1.0" encoding="gbk"?>新闻'),
    'utf-8',
    '新闻',
  ],
  ['a byte order mark goes before everything', Buffer.from('\ufeff新闻'), 'gbk', '新闻'],
  ['UTF-16 with its mark', Buffer.from('\ufeff新闻', 'utf16le'), undefined, '新闻'],
  [
    'UTF-16 declared in ASCII is a mistake',
    Buffer.from('<?xml version="1.0" encoding="utf-16"?>新闻'),
    undefined,
    '新闻',
  ],
  ['an unknown charset is not believed', Buffer.from('<meta charset="klingon">新闻'), undefined, '新闻'],
])('%s', (_name, bytes, header, expected) => {
  expect(decodeMarkup(bytes, header)).toContain(expected);
});

function gbk(start: string): Buffer {
  return Buffer.concat([Buffer.from(start), GBK_NEWS]);
}
