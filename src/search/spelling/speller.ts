import { editDistance } from '../../text/editDistance.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { ParsedQuery } from '../query/parseTerms.ts';
import type { TermSpan } from '../query/termSpans.ts';
import {
  type Alternative,
  type AlternativeSource,
  entityTerm,
  normalForm,
  type Term,
  wordTerm,
} from '../query/terms.ts';
import { respellByCharacter, respellTail } from './characters.ts';
import { isName, namesOfSameLetters, nearWords, readInitials, readPinyin, wordsHeard } from './spelling.ts';
import type { KnownWord } from './spellingEntries.ts';
import type { SpellingTable } from './spellingTable.ts';

/** Certainty by source. */
export const qualities: Readonly<Record<AlternativeSource, number>> = {
  typed: 1,
  concept: 1,
  narrower: 1,
  related: 1,
  pinyin: 1,
  slip: 0.9,
  initials: 0.8,
  parts: 0.35,
};
/** Factor for a word beside a name with the same sound: weilai is 蔚来 rather than 未来. */
const WORD_BESIDE_NAME = 0.8;
/** Maximum number of words per span; the rest is less frequent and less likely. */
const WORDS_MOST = 6;

/** Returns the terms that a span may stand for; none if it resembles nothing. */
export type CorrectionStrategy = (span: TermSpan) => readonly Term[];

/** Strategies for correcting a span. */
export interface Speller {
  readonly asPinyin: CorrectionStrategy;
  readonly asSlip: CorrectionStrategy;
  /** As initials of a name, which need confirmation by other words. */
  readonly asInitials: CorrectionStrategy;
  readonly asCharacters: CorrectionStrategy;
  /** As one name with a typing error: words that all occur, but in no common story: 文心, 一言. */
  readonly asName: CorrectionStrategy;
}

/** Creates the strategies over a table of spellings. */
export function spellerOf(lexicon: Lexicon, query: ParsedQuery, table: SpellingTable): Speller {
  const termFor = (span: TermSpan, words: readonly KnownWord[], source: AlternativeSource) =>
    words.length > 0 ? [knownTerm(lexicon, span, words, source)] : [];
  // Names first, because they are misspelt more often than words: rockest is Rockset rather than rocket.
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
        // Two characters that sound like a word are a typing error only if other words confirm it.
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
      // A listed name is correct as typed, and the rest is corrected by itself.
      if (areWords(span.terms) || span.terms.some(isListedName)) return [];
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
            (word) =>
              word.entity && !isNamed(span.key, span.terms, word) && !areListedApart(span.terms, word),
          ),
        ),
        'slip',
      ),
  };
}

/** Creates a term for a span, without alternatives. */
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

/** Returns letters before digits at the start of a key: andriod of andriod16. */
export function lettersBefore(key: string): string | undefined {
  return /^([a-z]{4,})\d/.exec(key)?.[1];
}

/** Corrects a typing error in the letters of a designation, keeping its number: Ubunto 22.04. */
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
    const forms = entity.names.map((name) => normalForm(`${name.text}${ending}`));
    return { text: `${entity.name} ${ending}`, forms, values: [], quality: qualities.slip, source: 'slip' };
  });
  return { ...termOver(span), alternatives };
}

function sameLetters(lexicon: Lexicon, key: string): KnownWord[] {
  const names = namesOfSameLetters(lexicon, key).flatMap((name) => lexicon.named(name) ?? []);
  return names.map((entity) => ({ key: entity.id, text: entity.name, entity: true, stories: 0 }));
}

/**
 * Whether the terms contain a name as listed and the whole is no typing error for its full form: 三星电视 is not
 * 三星电子, which is 三星, but 面壁智慧 is 面壁智能.
 */
function isNamed(typed: string, terms: readonly Term[], { key, text }: KnownWord): boolean {
  const named = terms.some((term) => term.entity?.id === key && term.source === 'alias');
  return named && editDistance([...typed], [...keyOf(text)]) > 1;
}

/** Whether the terms are names and words as listed, and none is a name of the word: 苹果造车 is not 苹果汽车. */
function areListedApart(terms: readonly Term[], { key }: KnownWord): boolean {
  return terms.every(
    ({ source, entity }) => (source === 'alias' || entity !== undefined) && entity?.id !== key,
  );
}

function isListedName({ entity, source }: Term): boolean {
  return entity !== undefined && source === 'alias';
}

/** Whether terms are dictionary words, which can only be typing errors for names: 台风 stands for no other word. */
function areWords(terms: readonly Term[]): boolean {
  return terms.every((term) => term.source !== 'unknown' || term.isSingleCharacter);
}
