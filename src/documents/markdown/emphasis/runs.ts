import type { Delimiter, StateInline } from 'markdown-it';
import { isAlphanumeric, isWhiteSpaceOrEdge } from '../characters.ts';

/** The character code of `*`. */
export const ASTERISK = 0x2a;

/** Position of a run of marks: the characters before and after it, and its offset in the text. */
export interface Run {
  /** Second character before the run. */
  readonly beforeThat: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly start: number;
  readonly length: number;
}

/** Run to which a delimiter belongs; the parser's own objects have no field for it. */
export const runs = new WeakMap<Delimiter, Run>();

/** Whether a run stands between letters or figures. */
export function isBetweenWords({ before, after }: Run): boolean {
  return isAlphanumeric(before) && isAlphanumeric(after);
}

/** Whether `**` is the operator: between letters and figures, or with a blank on both sides. */
export function isOperator(run: Run): boolean {
  const isSpaced =
    isWhiteSpaceOrEdge(run.before) &&
    isWhiteSpaceOrEdge(run.after) &&
    run.before !== undefined &&
    run.after !== undefined;
  return isBetweenWords(run) || (isSpaced && run.before !== '\n' && run.after !== '\n');
}

/** Yields the delimiters of the text and of each link in it. */
export function* delimiterLists(state: StateInline): Generator<Delimiter[]> {
  yield state.delimiters;
  for (const meta of state.tokens_meta) if (meta?.delimiters) yield meta.delimiters;
}
