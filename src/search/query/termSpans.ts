import { keyOf } from '../../words/atoms.ts';
import type { ParsedQuery } from './parseTerms.ts';
import type { Term } from './terms.ts';

/** Neighbouring terms of the query that may be one name written apart, or cut apart by a slip: 文心一严. */
export interface TermSpan {
  readonly from: number;
  readonly next: number;
  readonly typed: string;
  readonly key: string;
  readonly terms: readonly Term[];
}

const SPAN_TERMS_MOST = 4;
/** A space or a particle may stand inside a name; a question word between two terms parts them. */
const GAP_MOST = 1;

/**
 * Stretches of the query that a slip may have cut apart, where each piece may stand in some text: 英伟, 答. They are
 * written together, hold a piece that no dictionary has, and no text holds them whole.
 */
export function cutSpans({ text, terms }: ParsedQuery): TermSpan[] {
  const spans: TermSpan[] = [];
  for (let from = 0; from < terms.length; from++) {
    for (let next = from + 2; next <= Math.min(terms.length, from + SPAN_TERMS_MOST - 1); next++) {
      const span = spanOf(text, terms, from, next);
      const isWhole = span?.terms.every((term, i) => i === 0 || term.start === span.terms[i - 1]?.end);
      if (span && isWhole && span.terms.some((term) => term.isSingleCharacter)) spans.push(span);
    }
  }
  const whole = terms.length > 1 ? spanOf(text, terms, 0, terms.length) : undefined;
  const isTogether = whole?.terms.every((term, i) => i === 0 || term.start === whole.terms[i - 1]?.end);
  return whole && isTogether && spans.every(({ key }) => key !== whole.key) ? [...spans, whole] : spans;
}

/** Stretches around a term, each with it. */
export function spansAround({ text, terms }: ParsedQuery, index: number): TermSpan[] {
  const spans: TermSpan[] = [];
  for (let from = Math.max(0, index - SPAN_TERMS_MOST + 1); from <= index; from++) {
    for (let next = index + 1; next <= Math.min(terms.length, from + SPAN_TERMS_MOST); next++) {
      const span = spanOf(text, terms, from, next);
      if (span) spans.push(span);
    }
  }
  return spans;
}

function spanOf(text: string, all: readonly Term[], from: number, next: number): TermSpan | undefined {
  const terms = all.slice(from, next);
  const [first, last] = [terms[0], terms.at(-1)];
  if (!first || !last) return undefined;
  const isApart = terms.some((term, i) => i > 0 && term.start - (terms[i - 1]?.end ?? 0) > GAP_MOST);
  const typed = text.slice(first.start, last.end);
  const key = keyOf(typed);
  return isApart || key.length < 2 ? undefined : { from, next, typed, key, terms };
}

/** Stretches without repetitions. */
export function distinctSpans(spans: readonly TermSpan[]): TermSpan[] {
  return [...new Map(spans.map((span) => [`${span.from}-${span.next}`, span])).values()];
}
