import type { RichText, Span } from './message.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

const WIDE_STOPS = new Set('。！？；…');
const NARROW_STOPS = new Set('.!?;');
const CLOSERS = new Set('”’」』）】》〉"\')');
const PAUSES = new Set('，、：, ');

/** Fitting part of a text, the rest, and whether the cut is a good one. */
export interface Taken {
  /** Empty where nothing fits. */
  readonly head: RichText;
  /** Undefined where all of it fits. */
  readonly tail: RichText | undefined;
  /** False where not even one sentence fits and the head ends inside one. */
  readonly atSentence: boolean;
  /** The weight of the head. */
  readonly weight: number;
}

interface Cut {
  readonly span: number;
  readonly offset: number;
  readonly weight: number;
}

/**
 * Takes whole sentences off a text as long as their weight stays within a budget; `weigh` gives the weight of a string,
 * which is that of its code points together, or of a whole span that must not be cut. Where no sentence fits, the head ends at a pause, else between
 * graphemes, else (for a grapheme of thousands of marks) between code points. Reads no further than the budget.
 */
export function takeSentences(text: RichText, budget: number, weigh: (part: Span) => number): Taken {
  const spans = typeof text === 'string' ? [text] : text;
  const whole = wholeWeight(spans, budget, weigh);
  if (whole !== undefined) return { head: text, tail: undefined, atSentence: true, weight: whole };
  let last: Cut = { span: 0, offset: 0, weight: 0 };
  let sentence: Cut | undefined;
  let pause: Cut | undefined;
  for (const [index, span] of spans.entries()) {
    if (typeof span !== 'string') {
      const weight = last.weight + weigh(span);
      if (weight > budget) return cutAt(spans, sentence ?? pause ?? last, sentence !== undefined);
      last = { span: index + 1, offset: 0, weight };
      continue;
    }
    let stopped = false;
    for (const { segment, index: start } of graphemes.segment(span)) {
      const weight = last.weight + weigh(segment);
      if (weight > budget) {
        const fallback = last.weight > 0 ? last : inside(index, segment, budget, weigh);
        return cutAt(spans, sentence ?? pause ?? fallback, sentence !== undefined);
      }
      last = { span: index, offset: start + segment.length, weight };
      stopped = stopsAfter(segment, span, last.offset, stopped);
      if (stopped) sentence = last;
      if (PAUSES.has(segment)) pause = last;
    }
  }
  return { head: text, tail: undefined, atSentence: true, weight: last.weight };
}

/** Returns the weight of a text that fits completely without a cut, as most do; undefined if it does not fit. */
function wholeWeight(
  spans: readonly Span[],
  budget: number,
  weigh: (part: Span) => number,
): number | undefined {
  let weight = 0;
  for (const span of spans) {
    // A code point weighs a half at least and has two units at most: what is longer is not read to its end.
    if (typeof span === 'string' && span.length > 4 * budget) return undefined;
    weight += weigh(span);
    if (weight > budget) return undefined;
  }
  return weight;
}

/** Whether a sentence is over after a grapheme: a full stop, or the marks and spaces that close over one. */
function stopsAfter(segment: string, span: string, end: number, stopped: boolean): boolean {
  if (WIDE_STOPS.has(segment) || segment === '\n') return true;
  if (stopped && (CLOSERS.has(segment) || segment === ' ')) return true;
  // A narrow stop inside a number, a name or an address (3.4, node.js, /?q=1) ends nothing.
  return NARROW_STOPS.has(segment) && (end === span.length || span[end] === ' ');
}

/** The sentences of a text with the marks and spaces that close them, in order: all of the text and nothing else. */
export function* sentencesIn(text: string): Generator<string> {
  let start = 0;
  let stopped = false;
  for (const { segment, index } of graphemes.segment(text)) {
    const stops = stopsAfter(segment, text, index + segment.length, stopped);
    if (stopped && !stops) {
      yield text.slice(start, index);
      start = index;
    }
    stopped = stops;
  }
  if (start < text.length) yield text.slice(start);
}

function inside(span: number, grapheme: string, budget: number, weigh: (part: Span) => number): Cut {
  let offset = 0;
  let weight = 0;
  for (const character of grapheme) {
    const next = weight + weigh(character);
    if (next > budget) break;
    weight = next;
    offset += character.length;
  }
  return { span, offset, weight };
}

function cutAt(spans: readonly Span[], { span, offset, weight }: Cut, atSentence: boolean): Taken {
  const inner = spans[span];
  const before = typeof inner === 'string' ? [inner.slice(0, offset)] : [];
  const after = typeof inner === 'string' ? [inner.slice(offset)] : [];
  return {
    head: [...spans.slice(0, span), ...before].filter((piece) => piece !== ''),
    tail: [...after, ...spans.slice(span + after.length)].filter((piece) => piece !== ''),
    atSentence,
    weight,
  };
}

/** The text cut to a number of graphemes, an ellipsis in place of what is left out; for labels that have a limit. */
export function clip(text: string, maxCodePoints: number): string {
  if ([...text.slice(0, maxCodePoints * 2 + 2)].length <= maxCodePoints) return text;
  let kept = '';
  let length = 1;
  for (const { segment } of graphemes.segment(text)) {
    length += [...segment].length;
    if (length > maxCodePoints) break;
    kept += segment;
  }
  return `${kept}…`;
}
