import type { StateInline } from 'markdown-it';
import { isSurname } from '../../../words/surnames.ts';
import {
  isAlphanumeric,
  isClosing,
  isHan,
  isOpening,
  isPunctuation,
  isWhiteSpaceOrEdge,
  isWide,
} from '../characters.ts';
import { ASTERISK, type Run, runs } from './runs.ts';

const UNDERSCORE = 0x5f;
const TILDE = 0x7e;

/**
 * Inline rule for `*`, `_` and `~~`. CommonMark's flanking rules with two changes: Chinese marks count as letters
 * (commonmark-spec issue 650), and a sign between figures or Latin letters is the sign itself: 1920*1080, 8*H100.
 */
export function readDelimiters(state: StateInline, silent: boolean): boolean {
  const marker = state.src.charCodeAt(state.pos);
  if (silent || (marker !== ASTERISK && marker !== UNDERSCORE && marker !== TILDE)) return false;
  const run = runAt(state, marker);
  const directions = marker === TILDE ? strikes(run) : emphasises(run, marker);
  const { open, close } = directions;
  // A strike is one delimiter of two signs, emphasis one delimiter a sign.
  const width = marker === TILDE ? 2 : 1;
  if (marker === TILDE && run.length !== 2) {
    state.pending += state.src.slice(run.start, run.start + run.length);
  } else {
    for (let i = 0; i < run.length; i += width) {
      state.push('text', '', 0).content = state.src.slice(run.start, run.start + width);
      const length = marker === TILDE ? 0 : run.length;
      const delimiter = { marker, length, token: state.tokens.length - 1, end: -1, open, close };
      if (directions !== SIGN) runs.set(delimiter, run);
      state.delimiters.push(delimiter);
    }
  }
  state.pos = run.start + run.length;
  return true;
}

function runAt({ src, pos, posMax }: StateInline, marker: number): Run {
  let end = pos;
  while (end < posMax && src.charCodeAt(end) === marker) end++;
  return {
    beforeThat: src[pos - 2],
    before: src[pos - 1],
    after: end < posMax ? src[end] : undefined,
    start: pos,
    length: end - pos,
  };
}

interface Directions {
  readonly open: boolean;
  readonly close: boolean;
}

/** Directions of a run that is text, not emphasis. */
const SIGN: Directions = { open: false, close: false };

function flanks({ before, after }: Run): Directions {
  const isBefore = isPunctuation(before) && !isWide(before);
  const isAfter = isPunctuation(after) && !isWide(after);
  return {
    open:
      !isWhiteSpaceOrEdge(after) && (!isAfter || isWhiteSpaceOrEdge(before) || isBefore || isWide(before)),
    close:
      !isWhiteSpaceOrEdge(before) && (!isBefore || isWhiteSpaceOrEdge(after) || isAfter || isWide(after)),
  };
}

function strikes(run: Run): Directions {
  return isDigit(run.before) && isDigit(run.after) ? SIGN : flanks(run);
}

function emphasises(run: Run, marker: number): Directions {
  const { before, after, length } = run;
  const { open, close } = flanks(run);
  if (marker === UNDERSCORE && !(length === 2 && (isHan(before) || isHan(after)))) {
    return {
      open: open && (!close || isPunctuation(before)),
      close: close && (!open || isPunctuation(after)),
    };
  }
  // Masked numbers such as 138****1234, powers such as 2**10.
  if (length > 2 && isAlphanumeric(before) && isAlphanumeric(after)) return SIGN;
  if (length === 2 && isDigit(before) && isDigit(after)) return SIGN;
  if (length > 1 && isMaskedName(run)) return SIGN;
  const isOperator = length === 1;
  return {
    open: open && !isClosing(after) && !(isOperator && (isAlphanumeric(before) || before === ')')),
    close: close && !isOpening(before) && !(isOperator && (isAlphanumeric(after) || after === '(')),
  };
}

/** Whether the signs mask the rest of a person's name: 张**、李**. */
function isMaskedName({ beforeThat, before }: Run): boolean {
  const isAlone = !isHan(beforeThat) && beforeThat !== '*' && beforeThat !== '_';
  return isAlone && before !== undefined && isSurname(before);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\d/.test(character);
}
