import { isWide } from './characters.ts';

/** Address in the brackets of a link or image, and the offset after it. */
export interface Address {
  /** Undefined if the brackets hold words: `[注](见下文)` is text. */
  readonly url: string | undefined;
  readonly end: number;
}

const LONGEST = 4_000;

/**
 * Returns the address whose brackets open before `start` (the offset after `(` or `（`). It may contain blanks,
 * brackets and a title, and a size as CSDN's and other editors write it: `a.png#pic_center =600x300`. Returns undefined
 * if no bracket closes.
 */
export function addressAt(src: string, start: number): Address | undefined {
  const close = closingBracket(src, start);
  if (close === undefined) return undefined;
  const end = endOfAttributes(src, close + 1);
  return { url: addressIn(src.slice(start, close)), end };
}

/**
 * Returns the offset of the closing bracket; a full-width bracket closes if there is no other, and so does one inside
 * an unbalanced address.
 */
function closingBracket(src: string, start: number): number | undefined {
  const last = Math.min(src.length, start + LONGEST);
  let depth = 0;
  let spare: number | undefined;
  for (let i = start; i < last; i++) {
    const character = src[i];
    if (character === '\n') break;
    if (character === '\\') i++;
    else if (character === '(') depth++;
    else if (character === ')') {
      if (depth === 0) return i;
      depth--;
      spare ??= i;
    } else if (character === '）') {
      spare ??= i;
      if (depth === 0 && !/^[^\n(]{0,200}\)/.test(src.slice(i, i + 202))) return i;
    }
  }
  return spare;
}

const SIZE = /\s=\s?[\d.]{0,8}(?:%|px)?\s?[x×X*]?\s?[\d.]{0,8}(?:%|px)?$/;
const TITLE = /\s(?:"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|\([^()]*\))$/;

function addressIn(written: string): string | undefined {
  const text = written.trim();
  if (text.startsWith('<') && text.includes('>')) return text.slice(1, text.indexOf('>')).trim();
  const bare = text.replace(SIZE, '').trimEnd().replace(TITLE, '').trimEnd().replace(SIZE, '').trimEnd();
  if (!isAddress(bare)) return undefined;
  return bare.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\s/g, '%20');
}

/** Whether the text in brackets is an address: it contains a scheme, a path or a file name, or no Chinese. */
function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]{1,20}:|^[/#.?]|[./]/i.test(text) || ![...text.slice(0, 200)].some(isWide);
}

/** Returns the end of the attributes that some editors set after an image, `{width=50%}`. */
function endOfAttributes(src: string, start: number): number {
  if (src[start] !== '{') return start;
  const attributes = /^\{[:#.\w][^{}\n]{0,200}\}/.exec(src.slice(start, start + 204));
  return start + (attributes?.[0].length ?? 0);
}
