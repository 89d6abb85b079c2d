import { keyOf } from '../../words/atoms.ts';
import type { ParsedQuery } from './parseTerms.ts';
import type { Term } from './terms.ts';

/** Neighbouring terms that may be one name, written apart or split by a typing error: 文心一严. */
export interface TermSpan {
  readonly from: number;
  readonly next: number;
  readonly typed: string;
  readonly key: string;
  readonly terms: readonly Term[];
}

const SPAN_TERMS_MOST = 4;
/** Maximum gap within a name: a space or particle; a question word separates terms. */
const GAP_MOST = 1;

/**
 * Returns spans that a typing error may have split into pieces that occur in texts: 英伟, 答. They are adjacent,
 * contain a piece that is in no dictionary, and no text contains the whole.
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

/** Returns the spans that contain a term. */
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

/** Removes duplicate spans. */
export function distinctSpans(spans: readonly TermSpan[]): TermSpan[] {
  return [...new Map(spans.map((span) => [`${span.from}-${span.next}`, span])).values()];
}
