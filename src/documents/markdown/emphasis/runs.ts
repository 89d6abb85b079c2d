import type { Delimiter, StateInline } from 'markdown-it';
import { isAlphanumeric, isBlank } from '../characters.ts';

/** The character code of `*`. */
export const ASTERISK = 0x2a;

/** Where a run of marks stands: what is before and after it, and its place in the text. */
export interface Run {
  /** The character before that. */
  readonly beforeThat: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly start: number;
  readonly length: number;
}

/** The run that a delimiter is part of; the parser's own objects have no place for it. */
export const runs = new WeakMap<Delimiter, Run>();

/** Whether a run stands between letters or figures. */
export function isBetweenWords({ before, after }: Run): boolean {
  return isAlphanumeric(before) && isAlphanumeric(after);
}

/** Whether `**` stand for the operator: between letters and figures, or with a blank on both sides. */
export function isOperator(run: Run): boolean {
  const isSpaced =
    isBlank(run.before) && isBlank(run.after) && run.before !== undefined && run.after !== undefined;
  return isBetweenWords(run) || (isSpaced && run.before !== '\n' && run.after !== '\n');
}

/** The delimiters of the text and of each link in it. */
export function* delimiterLists(state: StateInline): Generator<Delimiter[]> {
  yield state.delimiters;
  for (const meta of state.tokens_meta) if (meta?.delimiters) yield meta.delimiters;
}
