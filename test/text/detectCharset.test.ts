import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/text/charset.ts';
import { encodeText } from './encode.ts';

const SIMPLIFIED = [
  '某手机厂商昨天在北京发布新款折叠屏，起售价 7999 元，比上一代便宜一千元。',
  '开源数据库项目宣布更换许可证，社区里有人赞成，也有人打算另起炉灶。',
  '云服务商下午出现故障，多个城市的用户无法登录，两小时后恢复。',
  '芯片新品',
];
const TRADITIONAL = [
  '某手機廠商昨天在臺北發表新款摺疊螢幕，起售價三萬元，比上一代便宜。',
  '開源資料庫專案宣布更換授權條款，社群裡有人贊成，也有人打算另起爐灶。',
  '雲端服務商下午出現故障，多個城市的使用者無法登入，兩小時後恢復。',
  '晶片新品',
];
const LABELS = [
  'iso-8859-1',
  'us-ascii',
  'windows-1252',
  'latin1',
  'iso-8859-15',
  'utf-8',
  'gbk',
  'gb2312',
  'big5',
  'utf-16',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
  'windows-874',
  undefined,
];

const CASES = [
  ...SIMPLIFIED.map((text) => ({ charset: 'gbk', text })),
  ...TRADITIONAL.map((text) => ({ charset: 'big5', text })),
  ...TRADITIONAL.slice(0, 3).map((text) => ({ charset: 'gbk', text })),
];

function textOf(bytes: Uint8Array, declared?: string): string {
  const decoded = decodeText(bytes, declared);
  return decoded.kind === 'text' ? decoded.text : decoded.reason;
}

describe('plain Chinese is read as what its bytes are, whatever it is declared as', () => {
  test.each(CASES)('$charset: $text', ({ charset, text }) => {
    const bytes = encodeText(charset, text);
    for (const label of LABELS) {
      expect(textOf(bytes, label), `beside it: ${label}`).toBe(text);
      for (const start of [
        `<?xml version="1.0" encoding="${label}"?><title>`,
        `<html><head><meta charset=${label}><title>`,
        `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"><title>`,
      ]) {
        const whole = Buffer.concat([Buffer.from(start), bytes]);
        expect(textOf(whole), start).toBe(start + text);
        expect(textOf(whole, 'ISO-8859-1'), `Latin beside ${start}`).toBe(start + text);
      }
    }
  });

  test.each([...SIMPLIFIED, ...TRADITIONAL])('utf-8: %s', (text) => {
    for (const label of LABELS) expect(textOf(Buffer.from(text), label)).toBe(text);
  });

  test('after more ASCII than is looked at', () => {
    const script = `<script>${'var a = 1; '.repeat(20_000)}</script>`;
    const bytes = Buffer.concat([Buffer.from(script), encodeText('gbk', SIMPLIFIED.join('\n'))]);
    expect(textOf(bytes, 'iso-8859-1')).toBe(script + SIMPLIFIED.join('\n'));
  });

  test('in UTF-8 of which a byte is broken', () => {
    const bytes = Buffer.from(SIMPLIFIED.join('\n').repeat(5));
    bytes[3] = 0xff;
    expect(textOf(bytes, 'windows-1252')).toContain(SIMPLIFIED[1]);
  });
});

describe('what is no Chinese keeps the charset that it is declared in', () => {
  test.each([
    [
      'windows-1252',
      'Der Ärger über die Größe: “schöne Grüße” aus Köln, für 20 € – naïve café, déjà vu, Ätna.',
    ],
    ['windows-1251', 'Компания представила новый процессор, продажи начнутся в декабре.'],
    ['euc-jp', '新しい製品を発表した。価格は三万円で、来月から販売する。'],
    ['shift_jis', '新しい製品を発表した。価格は三万円で、来月から販売する。'],
    ['euc-jp', '東京都は新型無人運転車両の実証実験を開始すると発表'],
    ['euc-jp', '株式会社の研究所設立'],
    ['shift_jis', '東京都は新型無人運転車両の実証実験を開始すると発表'],
    ['euc-kr', '새로운 제품을 발표했다. 가격은 삼십만 원이다.'],
    ['euc-kr', '차세대 반도체 공정을 공개했다고 한 회사가 밝혔다'],
  ])('%s', (charset, text) => {
    const bytes = encodeText(charset, text);
    expect(textOf(bytes, charset)).toBe(text);
    const written = Buffer.concat([Buffer.from(`<meta charset="${charset}">`), bytes]);
    expect(textOf(written)).toBe(`<meta charset="${charset}">${text}`);
  });

  test('and Latin without any declaration is not read as rare characters', () => {
    const text = 'Der Ärger über die Größe: schöne Grüße aus Köln, für viele.';
    expect(textOf(encodeText('windows-1252', text))).toBe(text);
  });
});
