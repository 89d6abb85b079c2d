import type { StateInline } from 'markdown-it';
import { isHan } from '../characters.ts';
import { delimiterLists, isBetweenWords, type Run, runs } from './runs.ts';

/** Second-pass rule: separates pairs that are plain signs, `x**2 + y**2`, 长*宽*高 and `__init__`. */
export function unpairSigns(state: StateInline): void {
  for (const delimiters of delimiterLists(state)) {
    for (const opener of delimiters) {
      const closer = opener.end >= 0 ? delimiters[opener.end] : undefined;
      if (closer && areSigns(state, runs.get(opener), runs.get(closer))) opener.end = -1;
    }
  }
}

const LONGEST_FACTOR = 2;

function areSigns({ src }: StateInline, opener: Run | undefined, closer: Run | undefined): boolean {
  if (!opener || !closer || src[opener.start] === '~') return false;
  if (src[opener.start] === '_') {
    return opener.length === 2 && closer.start - opener.start < LONGEST_NAME && isName(src, opener, closer);
  }
  if (isBetweenWords(opener) && isBetweenWords(closer)) return true;
  const between = closer.start - opener.start - opener.length;
  return opener.length === 1 && between <= LONGEST_FACTOR && isHan(opener.before) && isHan(closer.after);
}

const LONGEST_NAME = 60;

/** Whether the text between two runs is an identifier of program code. */
function isName(src: string, opener: Run, closer: Run): boolean {
  return /^[A-Za-z0-9_]+$/.test(src.slice(opener.start, closer.start));
}
