import type { Store } from '../store/open.ts';
import { editDistance } from '../text/editDistance.ts';
import { atomsOf, keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { respellByCharacter, respellTail } from './characters.ts';
import type { ParsedQuery } from './parseTerms.ts';
import {
  isName,
  type KnownWord,
  namesOfSameLetters,
  nearWords,
  readInitials,
  readPinyin,
  readSpellings,
  type SpellingTable,
  wordsHeard,
} from './spelling.ts';
import {
  type Alternative,
  type AlternativeSource,
  entityTerm,
  formOf,
  formsOf,
  type Term,
  wordTerm,
} from './terms.ts';

/** Terms from `from` up to, not including, `next`, read as other terms. */
export interface Correction {
  readonly from: number;
  readonly next: number;
  /** The stretch of the query as typed. */
  readonly typed: string;
  readonly terms: readonly Term[];
}

/** Neighbouring terms of the query that may be one name written apart, or cut apart by a slip: 文心一严. */
export interface TermSpan {
  readonly from: number;
  readonly next: number;
  readonly typed: string;
  readonly key: string;
  readonly terms: readonly Term[];
}

/** How sure each way of reading is. */
const qualities: Readonly<Record<AlternativeSource, number>> = {
  typed: 1,
  concept: 1,
  narrower: 1,
  related: 1,
  pinyin: 1,
  slip: 0.9,
  initials: 0.8,
  parts: 0.35,
};
/** Beside a name that sounds so (weilai: 蔚来) a word that does (未来) is less likely meant. */
const WORD_BESIDE_NAME = 0.8;
/** Words that one stretch may stand for; the rest is less told and less likely. */
const WORDS_MOST = 6;
const SPAN_TERMS_MOST = 4;
/** Stretches looked up, each with all words that are spelt nearly so. */
const SPANS_MOST = 6;
/** A space or a particle may stand inside a name; a question word between two terms parts them. */
const GAP_MOST = 1;
/** More words that no story holds are no slips, and each costs look-ups. */
const MISSING_MOST = 3;

/**
 * What terms that no story holds may stand for: the longest stretch around each is read as pinyin, then as a word of the
 * news one slip away, then as initials, then with one character wrong. What is like nothing has no correction, and neither
 * has a name that is spelt as the alias list has it: 世界杯 is no slip for anything.
 */
export function correctTerms(
  store: Store,
  lexicon: Lexicon,
  query: ParsedQuery,
  missing: readonly number[],
  cut: readonly TermSpan[],
): Correction[] {
  const wanted = missing.length > MISSING_MOST ? [] : missing;
  const spans = [...wanted.flatMap((index) => spansAround(query, index)), ...cut];
  if (spans.length === 0) return [];
  // A stretch with a term that no story holds is held by none either.
  const open = distinctSpans(spans).slice(0, SPANS_MOST);
  const keys = open.flatMap(({ key }) => [key, lettersBefore(key) ?? key]);
  const speller = spellerOf(lexicon, query, readSpellings(store, [...new Set(keys)], 1));
  const corrections: Correction[] = [];
  const strategies = [speller.asPinyin, speller.asSlip, speller.asInitials, speller.asCharacters];
  for (const index of wanted) {
    const earliest = corrections.at(-1)?.next ?? 0;
    if (index < earliest) continue;
    const around = open.filter((span) => span.from >= earliest && span.from <= index && index < span.next);
    const found = firstCorrection(strategies, around, query.terms[index]?.source === 'alias');
    if (found) corrections.push(found);
  }
  for (const span of open.filter((one) => cut.some(({ key }) => key === one.key))) {
    const isFree = corrections.every(({ from, next }) => span.next <= from || span.from >= next);
    const terms = isFree ? speller.asName(span) : [];
    if (terms.length > 0) corrections.push({ ...span, terms });
  }
  return corrections.sort((one, other) => one.from - other.from);
}

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

/** The corrected terms in place of those that they correct. */
export function applyCorrections(terms: readonly Term[], corrections: readonly Correction[]): Term[] {
  const result: Term[] = [];
  for (let i = 0; i < terms.length; ) {
    const correction = corrections.find(({ from }) => from === i);
    const term = terms[i];
    if (correction) result.push(...correction.terms);
    else if (term) result.push(term);
    i = correction?.next ?? i + 1;
  }
  return result;
}

function firstCorrection(
  strategies: readonly CorrectionStrategy[],
  spans: readonly TermSpan[],
  isListed: boolean,
): Correction | undefined {
  const longest = [...spans].sort((one, other) => other.terms.length - one.terms.length);
  for (const strategy of isListed ? strategies.slice(0, 1) : strategies) {
    for (const span of longest) {
      const terms = strategy(span);
      if (terms.length > 0) return { ...span, terms };
    }
  }
  return undefined;
}

function spansAround({ text, terms }: ParsedQuery, index: number): TermSpan[] {
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

function distinctSpans(spans: readonly TermSpan[]): TermSpan[] {
  return [...new Map(spans.map((span) => [`${span.from}-${span.next}`, span])).values()];
}

/** The terms that a stretch may stand for; none where it is like nothing. */
type CorrectionStrategy = (span: TermSpan) => readonly Term[];

interface Speller {
  readonly asPinyin: CorrectionStrategy;
  readonly asSlip: CorrectionStrategy;
  /** The initials of a name, which only what is typed beside them makes sure. */
  readonly asInitials: CorrectionStrategy;
  readonly asCharacters: CorrectionStrategy;
  /** Words that are all held, but by no story together, may be one name with a slip in it: 文心, 一言. */
  readonly asName: CorrectionStrategy;
}

function spellerOf(lexicon: Lexicon, query: ParsedQuery, table: SpellingTable): Speller {
  const termFor = (span: TermSpan, words: readonly KnownWord[], source: AlternativeSource) =>
    words.length > 0 ? [knownTerm(lexicon, span, words, source)] : [];
  // Names are misspelt more often than words: rockest is Rockset before it is a rocket.
  const namesFirst = (words: readonly KnownWord[]) => [
    ...words.filter((word) => isName(lexicon, word)),
    ...words.filter((word) => !isName(lexicon, word)),
  ];
  return {
    asPinyin: (span) =>
      readPinyin(table, span.key).flatMap((words) => termFor(span, namesFirst(words), 'pinyin')),
    asSlip: (span) => {
      const { key, terms } = span;
      const byParts = slipInLetters(lexicon, table, span);
      if (byParts) return [byParts];
      const [only] = terms.length === 1 ? terms : [];
      const heard = wordsHeard(table, lexicon, key);
      if (only?.source === 'dictionary')
        return termFor(
          span,
          heard.filter((word) => isName(lexicon, word)),
          'slip',
        );
      const sounds = new Set(heard.map((word) => word.key));
      const length = [...key].length;
      const mayBe = (word: KnownWord) => {
        if (!sounds.has(word.key) && length < 4) return isName(lexicon, word);
        // Two characters that sound like a word are only a slip where something beside them agrees.
        return word.entity || length > 2 || terms.length < query.terms.length;
      };
      const words = nearWords(table, lexicon, key)
        .filter((word) => word.entity || !areWords(terms) || (sounds.has(word.key) && length > 2))
        .filter((word) => mayBe(word) && !isNamed(key, terms, word));
      return termFor(span, [...sameLetters(lexicon, span.key), ...namesFirst(words)], 'slip');
    },
    asInitials: (span) =>
      span.terms.length < query.terms.length
        ? termFor(
            span,
            readInitials(table, span.key).filter((word) => isName(lexicon, word)),
            'initials',
          )
        : [],
    asCharacters: (span) => {
      if (areWords(span.terms)) return [];
      const length = (term: Term | undefined) => [...(term?.text ?? '')].length;
      const byCharacter = respellByCharacter(span.key, length(span.terms[0]), length(span.terms.at(-1)));
      const alternatives = [...byCharacter, ...respellTail(table, span.key)];
      return alternatives.length > 0 ? [{ ...termOver(span), alternatives }] : [];
    },
    asName: (span) =>
      termFor(
        span,
        namesFirst(
          nearWords(table, lexicon, span.key).filter(
            (word) => word.entity && !isNamed(span.key, span.terms, word),
          ),
        ),
        'slip',
      ),
  };
}

/** A term in place of a span, without alternatives of its own yet. */
function termOver({ typed, terms }: TermSpan): Term {
  return wordTerm(typed, terms[0]?.start ?? 0, terms.at(-1)?.end ?? 0);
}

function knownTerm(
  lexicon: Lexicon,
  span: TermSpan,
  words: readonly KnownWord[],
  source: AlternativeSource,
): Term {
  const base = termOver(span);
  const hasName = words.some((word) => isName(lexicon, word));
  const known = words.slice(0, WORDS_MOST).map((word) => {
    const entity = word.entity ? lexicon.entity(word.key) : undefined;
    const term = entity ? entityTerm(entity, word.text) : wordTerm(word.text);
    const trust = hasName && !isName(lexicon, word) ? WORD_BESIDE_NAME : 1;
    return { term, quality: qualities[source] * trust };
  });
  const [best] = known;
  return {
    ...base,
    entity: best?.term.entity,
    weight: best?.term.weight ?? base.weight,
    source: 'alias',
    isSingleCharacter: false,
    alternatives: known.flatMap(({ term, quality }) =>
      term.alternatives.map((one): Alternative => ({ ...one, text: term.text, quality, source })),
    ),
  };
}

/** Letters at the beginning of a key that digits follow: andriod of andriod16. */
function lettersBefore(key: string): string | undefined {
  return /^([a-z]{4,})\d/.exec(key)?.[1];
}

/** A slip in the letters of a designation, its number as typed: Ubunto 22.04. */
function slipInLetters(lexicon: Lexicon, table: SpellingTable, span: TermSpan): Term | undefined {
  const letters = lettersBefore(span.key);
  if (!letters || lexicon.named(letters)) return undefined;
  const ending = span.key.slice(letters.length);
  const slips = nearWords(table, lexicon, letters).filter((word) => isName(lexicon, word));
  const names = [
    ...slips.flatMap((word) => lexicon.entity(word.key) ?? []),
    ...namesOfSameLetters(lexicon, letters).flatMap((name) => lexicon.named(name) ?? []),
  ];
  if (table.near(letters).some(({ spelling }) => spelling === letters) || names.length === 0)
    return undefined;
  const alternatives = names.slice(0, WORDS_MOST).map((entity): Alternative => {
    const forms = entity.names.map((name) => formOf(`${name.text}${ending}`));
    return { text: `${entity.name} ${ending}`, forms, values: [], quality: qualities.slip, source: 'slip' };
  });
  return { ...termOver(span), alternatives };
}

function sameLetters(lexicon: Lexicon, key: string): KnownWord[] {
  const names = namesOfSameLetters(lexicon, key).flatMap((name) => lexicon.named(name) ?? []);
  return names.map((entity) => ({ key: entity.id, text: entity.name, entity: true, stories: 0 }));
}

/**
 * Whether a name stands among the terms as it is listed, and the whole is no slip for its full form: 三星电视 is none for
 * 三星电子, which is 三星, but 面壁智慧 is one for 面壁智能.
 */
function isNamed(typed: string, terms: readonly Term[], { key, text }: KnownWord): boolean {
  const named = terms.some((term) => term.entity?.id === key && term.source === 'alias');
  return named && editDistance([...typed], [...keyOf(text)]) > 1;
}

/** Words that the dictionary holds are slips for names at most: 台风 stands for no other word. */
function areWords(terms: readonly Term[]): boolean {
  return terms.every((term) => term.source !== 'unknown' || term.isSingleCharacter);
}

/** Near alternatives of a term that no story holds: what its letters name without the number, or pairs of its characters. */
export function nearParts(lexicon: Lexicon, term: Term): Term {
  const atoms = atomsOf(term.text);
  const letters = /^([a-z]{3,})[ \d.]/.exec(term.text)?.[1];
  const named = letters ? lexicon.named(letters) : undefined;
  const characters = atoms.every((atom) => atom.kind === 'character') ? atoms.map(({ text }) => text) : [];
  const pairs =
    term.source !== 'alias' && characters.length >= SHORTEST_IN_PARTS
      ? characters.slice(1).map((character, i) => `${characters[i]}${character}`)
      : [];
  const maker = letters ? undefined : lexicon.mentionsIn(term.text).find(({ start }) => start === 0)?.entity;
  const forms = letters
    ? [letters, ...(named ? formsOf(named) : [])]
    : maker && /\d/.test(term.text)
      ? formsOf(maker)
      : pairs;
  if (forms.length === 0) return term;
  const parts: Alternative = {
    text: term.text,
    forms,
    values: [],
    quality: qualities.parts,
    source: 'parts',
  };
  return { ...term, alternatives: [...term.alternatives, parts] };
}

/** Of shorter words a pair is a word by itself: 小米粥 is nothing like 小米. */
const SHORTEST_IN_PARTS = 4;
