import { unitAt } from './unitAt.ts';

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const NEEDS_CARE =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\ufff9-\ufffb]/;
const WIDE = '[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]';
const WRAPPED_WIDE_TEXT = new RegExp(`(?<=${WIDE}) ?\n[ \n]*(?=${WIDE})`, 'g');

/**
 * Removes control, zero-width and bidirectional characters and folds white space to single spaces. A line break between
 * two Chinese characters is removed. Does not trim.
 */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (needsCare(trimmed)) return tidy(text);
  if (trimmed.length === text.length) return text;
  if (trimmed === '') return ' ';
  const start = unitAt(text, 0) === unitAt(trimmed, 0) ? '' : ' ';
  const end = unitAt(text, text.length - 1) === unitAt(trimmed, trimmed.length - 1) ? '' : ' ';
  return `${start}${trimmed}${end}`;
}

/** Whether a text has characters that are removed or replaced; those of Chinese news are passed over at once. */
function needsCare(text: string): boolean {
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const unit = unitAt(text, i);
    if ((unit > 0x3000 && unit < 0xfeff) || (unit > 0x20 && unit < 0x7f)) continue;
    // Quotation marks, dashes and full-width signs.
    if ((unit > 0x200f && unit < 0x2028) || (unit > 0xfeff && unit < 0xfff9)) continue;
    if (unit === 0x20 ? unitAt(text, i + 1) === 0x20 : NEEDS_CARE.test(text.charAt(i))) return true;
  }
  return false;
}

function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(/[ \t\r]+/g, ' ')
    .replace(WRAPPED_WIDE_TEXT, '')
    .replace(/[\s]+/g, ' ');
}
