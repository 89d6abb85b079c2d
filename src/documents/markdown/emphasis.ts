import type { Delimiter, StateInline } from 'markdown-it';
import { isSurname } from '../../words/surnames.ts';
import { isAlphanumeric, isBlank, isClosing, isHan, isOpening, isPunctuation, isWide } from './characters.ts';

const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;
const TILDE = 0x7e;

/** Where a run of marks stands: what is before and after it, and its place in the text. */
interface Run {
  /** The character before that. */
  readonly beforeThat: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly start: number;
  readonly length: number;
}

/** The run that a delimiter is part of; the parser's own objects have no place for it. */
const runs = new WeakMap<Delimiter, Run>();

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

/** Of a run that is no mark but a sign of the text. */
const SIGN: Directions = { open: false, close: false };

function flanks({ before, after }: Run): Directions {
  const isBefore = isPunctuation(before) && !isWide(before);
  const isAfter = isPunctuation(after) && !isWide(after);
  return {
    open: !isBlank(after) && (!isAfter || isBlank(before) || isBefore || isWide(before)),
    close: !isBlank(before) && (!isBefore || isBlank(after) || isAfter || isWide(after)),
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

/** Whether the signs stand for the rest of a person's name: 张**、李**. */
function isMaskedName({ beforeThat, before }: Run): boolean {
  const isAlone = !isHan(beforeThat) && beforeThat !== '*' && beforeThat !== '_';
  return isAlone && before !== undefined && isSurname(before);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\d/.test(character);
}

/** Second-pass rule: takes pairs apart that are signs after all, `x**2 + y**2`, 长*宽*高 and `__init__`. */
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

/** Whether what two runs enclose is a name of program code. */
function isName(src: string, opener: Run, closer: Run): boolean {
  return /^[A-Za-z0-9_]+$/.test(src.slice(opener.start, closer.start));
}

function isBetweenWords({ before, after }: Run): boolean {
  return isAlphanumeric(before) && isAlphanumeric(after);
}

/**
 * Second-pass rule: where a line's `**` were paired so that some are left over, as before quotation marks in
 * `甲**乙“**丙**”丁**`, they are paired in their order instead: nobody sets bold text inside bold text.
 */
export function pairInOrder(state: StateInline): void {
  for (const delimiters of delimiterLists(state)) {
    const closers = new Set(delimiters.map(({ end }) => end));
    for (const places of boldByLine(state, delimiters)) {
      const isUnpaired = places.some((at) => isLeftover(delimiters, at) && !closers.has(at + 1));
      if (!isUnpaired || places.length % 2 !== 0 || !areAmongThemselves(delimiters, places)) continue;
      for (const [i, at] of places.entries()) {
        const next = places[i + 1];
        if (i % 2 === 0 && next !== undefined) link(delimiters, at, next);
        else unlink(delimiters, at);
      }
    }
  }
}

/** Whether no mark of another kind is paired with one of these. */
function areAmongThemselves(delimiters: readonly Delimiter[], places: readonly number[]): boolean {
  const own = new Set(places.flatMap((at) => [at, at + 1]));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  return delimiters
    .slice(first, last + 2)
    .every(({ end }, i) => end < 0 || own.has(first + i) === own.has(end));
}

/** Where the `**` of each line begin that can be emphasis, with those that are paired within the line. */
function boldByLine(state: StateInline, delimiters: readonly Delimiter[]): number[][] {
  const lines: number[][] = [];
  let last: number | undefined;
  for (let i = 0; i < delimiters.length; i++) {
    const first = delimiters[i];
    const run = first && runs.get(first);
    if (!first || !run || first.marker !== ASTERISK || run.length !== 2 || isOperator(run)) continue;
    if (last === undefined || !isOneLine(state, delimiters, last, i)) lines.push([]);
    lines.at(-1)?.push(i);
    last = i;
    i++;
  }
  return lines;
}

function unlink(delimiters: readonly Delimiter[], at: number): void {
  for (const delimiter of [delimiters[at], delimiters[at + 1]]) if (delimiter) delimiter.end = -1;
}

/**
 * Second-pass rule: of the `**` that found no partner, neighbours on one line are taken as a pair (`** 标题 **`,
 * `**标题 **正文`), and one alone at the beginning of a line is left out.
 */
export function pairLeftovers(state: StateInline): void {
  for (const delimiters of delimiterLists(state)) {
    let waiting: number | undefined;
    for (let i = 0; i < delimiters.length; i++) {
      const delimiter = delimiters[i];
      if (delimiter && delimiter.end > i) {
        // What is paired already is passed over with all that stands in it.
        i = delimiter.end;
        continue;
      }
      if (!isLeftover(delimiters, i)) continue;
      if (waiting !== undefined && isOneLine(state, delimiters, waiting, i)) {
        link(delimiters, waiting, i);
        waiting = undefined;
      } else {
        if (waiting !== undefined) leaveOut(state, delimiters, waiting);
        waiting = i;
      }
      i++;
    }
    if (waiting !== undefined) leaveOut(state, delimiters, waiting);
  }
}

/** Whether an unpaired `**` that can be emphasis begins at a delimiter. */
function isLeftover(delimiters: readonly Delimiter[], i: number): boolean {
  const [first, second] = [delimiters[i], delimiters[i + 1]];
  const run = first && runs.get(first);
  if (run?.length !== 2 || first?.marker !== ASTERISK || !second || runs.get(second) !== run) return false;
  return second.end < 0 && !isOperator(run);
}

/** Whether `**` stand for the operator: between letters and figures, or with a blank on both sides. */
function isOperator(run: Run): boolean {
  const isSpaced =
    isBlank(run.before) && isBlank(run.after) && run.before !== undefined && run.after !== undefined;
  return isBetweenWords(run) || (isSpaced && run.before !== '\n' && run.after !== '\n');
}

function isOneLine(state: StateInline, delimiters: readonly Delimiter[], from: number, to: number): boolean {
  const [opener, closer] = [delimiters[from], delimiters[to]].map((each) => each && runs.get(each));
  return (
    opener !== undefined &&
    closer !== undefined &&
    !state.src.slice(opener.start, closer.start).includes('\n')
  );
}

function link(delimiters: readonly Delimiter[], from: number, to: number): void {
  const [outer, inner] = [delimiters[from], delimiters[from + 1]];
  if (outer) outer.end = to + 1;
  if (inner) inner.end = to;
}

function leaveOut(state: StateInline, delimiters: readonly Delimiter[], at: number): void {
  const pair = [delimiters[at], delimiters[at + 1]];
  const run = pair[0] && runs.get(pair[0]);
  if (!run || (run.before !== undefined && run.before !== '\n')) return;
  for (const delimiter of pair) {
    const token = delimiter && state.tokens[delimiter.token];
    if (token) token.content = '';
  }
}

/** The delimiters of the text and of each link in it. */
function* delimiterLists(state: StateInline): Generator<Delimiter[]> {
  yield state.delimiters;
  for (const meta of state.tokens_meta) if (meta?.delimiters) yield meta.delimiters;
}
