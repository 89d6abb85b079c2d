import type { Store } from '../store/open.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type KnownWord, nearWords, readPinyin, termFor } from './spelling.ts';
import type { Term, Wanted } from './terms.ts';

/** A query with some of its words read as others. */
export interface Reading {
  readonly wanted: Wanted;
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
}

/** Readings of one stretch that are tried; the rest is less told and less likely. */
const READINGS_MOST = 4;
/** Neighbouring terms that may be one name written apart, or cut apart by a slip: 文心一严. */
const STRETCH_MOST = 5;

/**
 * How a query may have been meant, the likeliest first: stretches of terms that hold a missing one are read as pinyin,
 * then as a word of the news one slip away. Queries with a missing term that is like nothing have no reading.
 */
export function* correct(
  store: Store,
  lexicon: Lexicon,
  wanted: Wanted,
  missing: readonly Term[],
): Generator<Reading> {
  for (const respell of [asPinyin, asSlip]) {
    const stretches =
      missing.length > 0 ? coverMissing(store, lexicon, wanted.terms, missing, respell) : undefined;
    if (stretches) yield* readings(wanted, stretches);
  }
  const whole = respellWhole(store, lexicon, wanted.terms);
  if (whole) yield { wanted: { ...wanted, terms: [whole.term] }, readAs: [whole] };
}

/** Terms from `from` up to, not including, `next`, and what they may stand for: alternatives of sequences of words. */
interface Stretch {
  readonly from: number;
  readonly next: number;
  readonly alternatives: readonly (readonly Term[])[];
  readonly as: readonly string[];
}

type Respell = (store: Store, lexicon: Lexicon, typed: string) => readonly (readonly KnownWord[])[];

const asPinyin: Respell = (store, _, typed) => readPinyin(store, typed);
const asSlip: Respell = (store, _, typed) => {
  const near = nearWords(store, typed);
  return near.length > 0 ? [near] : [];
};

/** For each missing term the longest stretch around it that can be read; undefined where one cannot. */
function coverMissing(
  store: Store,
  lexicon: Lexicon,
  terms: readonly Term[],
  missing: readonly Term[],
  respell: Respell,
): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (const [index, term] of terms.entries()) {
    if (!missing.includes(term) || index < (stretches.at(-1)?.next ?? 0)) continue;
    const stretch = stretchAround(store, lexicon, terms, index, stretches.at(-1)?.next ?? 0, respell);
    if (!stretch) return undefined;
    stretches.push(stretch);
  }
  return stretches;
}

function stretchAround(
  store: Store,
  lexicon: Lexicon,
  terms: readonly Term[],
  index: number,
  earliest: number,
  respell: Respell,
): Stretch | undefined {
  for (let length = Math.min(STRETCH_MOST, terms.length); length >= 1; length--) {
    for (let from = Math.max(earliest, index - length + 1); from <= index; from++) {
      const next = from + length;
      if (next > terms.length) continue;
      const typed = keyOf(
        terms
          .slice(from, next)
          .map((term) => term.text)
          .join(''),
      );
      const words = respell(store, lexicon, typed);
      if (words.length === 0) continue;
      const count = Math.min(READINGS_MOST, Math.max(...words.map((choices) => choices.length)));
      const picks = Array.from({ length: count }, (_, pick) =>
        words.flatMap((choices) => choices[Math.min(pick, choices.length - 1)] ?? []),
      );
      return {
        from,
        next,
        alternatives: picks.map((picked) => picked.map((word) => termFor(lexicon, word))),
        as: picks.map((picked) => picked.map((word) => word.text).join(' ')),
      };
    }
  }
  return undefined;
}

function* readings(wanted: Wanted, stretches: readonly Stretch[]): Generator<Reading> {
  const count = Math.max(...stretches.map((stretch) => stretch.alternatives.length));
  for (let pick = 0; pick < count; pick++) {
    const terms: Term[] = [];
    const readAs: { typed: string; as: string }[] = [];
    for (let i = 0; i < wanted.terms.length; i++) {
      const stretch = stretches.find((one) => one.from <= i && i < one.next);
      const term = wanted.terms[i];
      if (!stretch) {
        if (term) terms.push(term);
        continue;
      }
      if (i !== stretch.from) continue;
      const choice = Math.min(pick, stretch.alternatives.length - 1);
      terms.push(...(stretch.alternatives[choice] ?? []));
      const typed = wanted.terms
        .slice(stretch.from, stretch.next)
        .map((one) => one.text)
        .join(' ');
      readAs.push({ typed, as: stretch.as[choice] ?? '' });
    }
    yield { wanted: { ...wanted, terms }, readAs };
  }
}

/** Words that are all held, but by no story together, may be one name with a slip in it: 文心, 一言. */
function respellWhole(store: Store, lexicon: Lexicon, terms: readonly Term[]) {
  if (terms.length < 2 || terms.length > STRETCH_MOST) return undefined;
  const typed = keyOf(terms.map((term) => term.text).join(''));
  const [nearest] = nearWords(store, typed);
  return nearest?.entity ? { term: termFor(lexicon, nearest), typed, as: nearest.text } : undefined;
}
