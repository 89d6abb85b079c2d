import type { Delimiter, StateInline } from 'markdown-it';
import { ASTERISK, delimiterLists, isOperator, runs } from './runs.ts';

/**
 * Second-pass rule: if pairing a line's `**` left some over, as before quotation marks in `甲**乙“**丙**”丁**`, they
 * are paired in their order instead, because bold text is never nested.
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

/** Whether none of these marks is paired with a mark of another kind. */
function areAmongThemselves(delimiters: readonly Delimiter[], places: readonly number[]): boolean {
  const own = new Set(places.flatMap((at) => [at, at + 1]));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  return delimiters
    .slice(first, last + 2)
    .every(({ end }, i) => end < 0 || own.has(first + i) === own.has(end));
}

/** Returns for each line the offsets of its `**` that can be emphasis and are unpaired or paired within the line. */
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
        // Skips a pair with all its content.
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
