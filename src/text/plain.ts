import { unitAt } from './unitAt.ts';

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
/** Matches every text with other characters than those of most news, of which a few need care; tried first, being short. */
const UNUSUAL = /[^ -~\u2010-\u2027\u3001-\ufefe\uff00-\ufff8]| {2}/;
/** Matches every text with characters that are removed or replaced. */
const NEEDS_CARE =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\ufff9-\ufffb]| {2}/;
const WIDE = '[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]';
const WRAPPED_WIDE_TEXT = new RegExp(`(?<=${WIDE}) ?\n[ \n]*(?=${WIDE})`, 'g');

/**
 * Removes control, zero-width and bidirectional characters and folds white space to single spaces. A line break between
 * two Chinese characters is removed. Does not trim.
 */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (UNUSUAL.test(trimmed) && NEEDS_CARE.test(trimmed)) return tidy(text);
  if (trimmed.length === text.length) return text;
  if (trimmed === '') return ' ';
  const start = unitAt(text, 0) === unitAt(trimmed, 0) ? '' : ' ';
  const end = unitAt(text, text.length - 1) === unitAt(trimmed, trimmed.length - 1) ? '' : ' ';
  return `${start}${trimmed}${end}`;
}

function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(/[ \t\r]+/g, ' ')
    .replace(WRAPPED_WIDE_TEXT, '')
    .replace(/[\s]+/g, ' ');
}
