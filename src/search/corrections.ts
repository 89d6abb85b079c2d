import type { Store } from '../store/open.ts';
import { editDistance } from '../text/editDistance.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { isHeld } from './candidates.ts';
import { respellByCharacter, respellTail } from './characters.ts';
import {
  isName,
  type KnownWord,
  nearWords,
  readInitials,
  readPinyin,
  termFor,
  wordsHeard,
} from './spelling.ts';
import { isLight, type PlacedTerm, type Term, type Wanted, wordTerm } from './terms.ts';

/** A query with some of its words read as others. */
export interface Reading {
  readonly wanted: Wanted;
  /** Stretches of the query, and the terms that they were read as. */
  readonly readAs: readonly { readonly typed: string; readonly as: readonly Term[] }[];
}

/** Readings of one stretch that are tried; the rest is less told and less likely. */
const READINGS_MOST = 4;
/** Neighbouring terms that may be one name written apart, or cut apart by a slip: 文心一严. */
const STRETCH_MOST = 4;
/** A space or a particle may stand inside a name; a question word between two terms parts them. */
const GAP_MOST = 1;
/** More words that no story holds are no slips, and each costs several look-ups. */
const MISSING_MOST = 3;

/**
 * How a query may have been meant, the likeliest first: stretches of terms that hold a missing one are read as pinyin,
 * then as a word of the news one slip away, then with one character wrong. What is like nothing has no reading, and
 * neither has a name that is spelt as the alias list has it: 世界杯 is no slip for anything.
 */
export function* correct(
  store: Store,
  lexicon: Lexicon,
  wanted: Wanted,
  missing: readonly Term[],
): Generator<Reading> {
  if (missing.length > MISSING_MOST) return;
  const speller = spellerFor(store, lexicon, wanted);
  const { asPinyin, asSlip, asName, asInitials, asCharacters } = speller;
  const sure = missing.some((term) => term.spelt === 'as listed');
  const asAny: Respell = (typed, terms) =>
    [asPinyin, asSlip, asInitials, asCharacters].map((respell) => respell(typed, terms)).find(isReadable) ??
    [];
  for (const respell of missing.length > 0 ? [asPinyin, ...(sure ? [] : [asSlip, asAny])] : []) {
    const stretches = coverMissing(speller, missing, respell);
    if (stretches) yield* readings(wanted, stretches);
  }
  for (const respell of wanted.terms.length > 1 && !sure ? [asPinyin, asName, asCharacters] : []) {
    const whole = stretchOf(speller, 0, wanted.terms.length, respell);
    if (whole) yield* readings(wanted, [whole]);
  }
}

/** Longer stretches that hold a single character are sentences. */
const NAME_TERMS_MOST = 3;

/**
 * The query with a stretch read as the name that it is a slip for, where the slip cut the name apart: 英伟, 答 may both
 * stand in some text, but 英伟答 in none.
 */
export function* correctCutName(store: Store, lexicon: Lexicon, wanted: Wanted): Generator<Reading> {
  const { terms } = wanted;
  const speller = spellerFor(store, lexicon, wanted);
  for (let from = 0; from < terms.length; from++) {
    for (let next = from + 2; next <= Math.min(terms.length, from + NAME_TERMS_MOST); next++) {
      const stretch = terms.slice(from, next);
      const isWhole = stretch.every((term, i) => i === 0 || term.start === stretch[i - 1]?.end);
      const name =
        isWhole && stretch.some(isLight) ? stretchOf(speller, from, next, speller.asName) : undefined;
      if (name) yield* readings(wanted, [name]);
    }
  }
}

/** Alternatives for what was typed, the likeliest first; none where it is like nothing. */
type Respell = (typed: string, terms: readonly PlacedTerm[]) => readonly (readonly Term[])[];

/** The ways of respelling one query, each stretch of it looked up once however often it is tried. */
interface Speller {
  readonly wanted: Wanted;
  /** Whether some story holds a text as it stands, however its characters were divided into terms. */
  readonly isWritten: (typed: string) => boolean;
  readonly asPinyin: Respell;
  readonly asSlip: Respell;
  /** Words that are all held, but by no story together, may be one name with a slip in it: 文心, 一言. */
  readonly asName: Respell;
  /** The initials of a name, which only what is typed beside them makes sure. */
  readonly asInitials: Respell;
  readonly asCharacters: Respell;
}

function spellerFor(store: Store, lexicon: Lexicon, wanted: Wanted): Speller {
  const near = remembered((typed) => nearWords(store, lexicon, typed));
  const asWords = (words: readonly (readonly KnownWord[])[]) => alternatives(lexicon, words);
  // Names are misspelt more often than words: rockest is Rockset before it is a rocket.
  const namesFirst = (words: readonly KnownWord[]) => [
    ...words.filter((word) => isName(lexicon, word)),
    ...words.filter((word) => !isName(lexicon, word)),
  ];
  const fromWords = (words: readonly KnownWord[]) => (words.length > 0 ? asWords([namesFirst(words)]) : []);
  return {
    wanted,
    isWritten: remembered((typed) => isHeld(store, wordTerm(typed))),
    asPinyin: remembered((typed) => asWords(readPinyin(store, typed))),
    asSlip: (typed, terms) => {
      const heard = wordsHeard(store, lexicon, typed);
      const sounds = new Set(heard.map((word) => word.key));
      const [only] = terms.length === 1 ? terms : [];
      if (only?.spelt === 'as a word') return fromWords(heard.filter((word) => isName(lexicon, word)));
      const length = [...typed].length;
      const mayBe = (word: KnownWord) => {
        if (!sounds.has(word.key) && length < 4) return isName(lexicon, word);
        // Two characters that sound like a word are only a slip where something beside them agrees.
        return word.entity || length > 2 || terms.length < wanted.terms.length;
      };
      const words = near(typed).filter((word) => word.entity || !areWords(terms));
      return fromWords(words.filter((word) => mayBe(word) && !isNamed(typed, terms, word)));
    },
    asName: (typed, terms) =>
      fromWords(near(typed).filter((word) => word.entity && !isNamed(typed, terms, word))),
    asInitials: (typed, terms) =>
      terms.length < wanted.terms.length
        ? fromWords(readInitials(store, typed).filter((word) => isName(lexicon, word)))
        : [],
    asCharacters: (typed, terms) => {
      if (areWords(terms)) return [];
      const length = (term: PlacedTerm | undefined) => [...(term?.text ?? '')].length;
      const byCharacter = respellByCharacter(typed, length(terms[0]), length(terms.at(-1)));
      const respelled = [...byCharacter, ...respellTail(store, typed)];
      return respelled.filter((term) => isHeld(store, term)).map((term) => [term]);
    },
  };
}

/**
 * Whether a name stands among the terms as it is listed, and the whole is no slip for its full form: 三星电视 is none for
 * 三星电子, which is 三星, but 面壁智慧 is one for 面壁智能.
 */
function isNamed(typed: string, terms: readonly PlacedTerm[], { key, text }: KnownWord): boolean {
  const named = terms.some((term) => term.entity?.id === key && term.spelt === 'as listed');
  return named && editDistance([...typed], [...keyOf(text)]) > 1;
}

/** Words that the dictionary holds are slips for names at most: 台风 stands for no other word. */
function areWords(terms: readonly PlacedTerm[]): boolean {
  return terms.every((term) => term.spelt !== 'freely' || isLight(term));
}

function remembered<T>(look: (typed: string) => T): (typed: string) => T {
  const known = new Map<string, T>();
  return (typed) => {
    const value = known.get(typed);
    if (value !== undefined) return value;
    const looked = look(typed);
    known.set(typed, looked);
    return looked;
  };
}

function isReadable(found: readonly (readonly Term[])[]): boolean {
  return found.length > 0;
}

/** One choice for each word of a sequence, the first choices first. */
function alternatives(lexicon: Lexicon, words: readonly (readonly KnownWord[])[]): Term[][] {
  const count = Math.min(READINGS_MOST, Math.max(0, ...words.map((choices) => choices.length)));
  return Array.from({ length: count }, (_, pick) =>
    words.flatMap((choices) => {
      const choice = choices[Math.min(pick, choices.length - 1)];
      return choice ? termFor(lexicon, choice) : [];
    }),
  );
}

/** Terms from `from` up to, not including, `next`, and what they may stand for: alternatives of sequences of terms. */
interface Stretch {
  readonly from: number;
  readonly next: number;
  readonly typed: string;
  readonly alternatives: readonly (readonly Term[])[];
}

/** For each missing term the longest stretch around it that can be read; undefined where one cannot. */
function coverMissing(
  speller: Speller,
  missing: readonly Term[],
  respell: Respell,
): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (const [index, term] of speller.wanted.terms.entries()) {
    const earliest = stretches.at(-1)?.next ?? 0;
    if (!missing.includes(term) || index < earliest) continue;
    const stretch = stretchAround(speller, index, earliest, respell);
    if (!stretch) return undefined;
    stretches.push(stretch);
  }
  return stretches;
}

function stretchAround(
  speller: Speller,
  index: number,
  earliest: number,
  respell: Respell,
): Stretch | undefined {
  for (let length = Math.min(STRETCH_MOST, speller.wanted.terms.length); length >= 1; length--) {
    for (let from = Math.max(earliest, index - length + 1); from <= index; from++) {
      const stretch = stretchOf(speller, from, from + length, respell);
      if (stretch) return stretch;
    }
  }
  return undefined;
}

function stretchOf(
  { wanted, isWritten }: Speller,
  from: number,
  next: number,
  respell: Respell,
): Stretch | undefined {
  const terms = wanted.terms.slice(from, next);
  const first = terms[0];
  const last = terms.at(-1);
  if (!first || !last || next > wanted.terms.length || next - from > STRETCH_MOST) return undefined;
  const isApart = terms.some((term, i) => i > 0 && term.start - (terms[i - 1]?.end ?? 0) > GAP_MOST);
  const typed = wanted.text.slice(first.start, last.end);
  const key = keyOf(typed);
  if (isApart || key.length < 2 || isWritten(key)) return undefined;
  const found = respell(key, terms);
  return isReadable(found) ? { from, next, typed, alternatives: found } : undefined;
}

function* readings(wanted: Wanted, stretches: readonly Stretch[]): Generator<Reading> {
  const count = Math.max(...stretches.map((stretch) => stretch.alternatives.length));
  for (let pick = 0; pick < count; pick++) {
    const terms: PlacedTerm[] = [];
    const readAs: { typed: string; as: readonly Term[] }[] = [];
    for (const [index, term] of wanted.terms.entries()) {
      const stretch = stretches.find((one) => one.from <= index && index < one.next);
      if (!stretch) terms.push(term);
      if (!stretch || index !== stretch.from) continue;
      const chosen = stretch.alternatives[Math.min(pick, stretch.alternatives.length - 1)] ?? [];
      terms.push(...chosen.map((one) => ({ ...one, start: term.start, end: term.end })));
      readAs.push({ typed: stretch.typed, as: chosen });
    }
    yield { wanted: { ...wanted, terms }, readAs };
  }
}
