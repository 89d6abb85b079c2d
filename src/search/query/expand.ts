import { keyOf } from '../../words/atoms.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { SearchWeights } from '../ranking/weights.ts';
import type { WordLists } from './parseTerms.ts';
import { type Alternative, formsOf, normalForm, type Term, termWeights } from './terms.ts';

/** Adds the words of its concepts to each term: synonyms and narrower words. */
export function expandTerms(
  { lexicon, concepts }: WordLists,
  terms: readonly Term[],
  weights: SearchWeights,
): Term[] {
  return terms.map((term) => expand(lexicon, concepts, term, weights));
}

function expand(lexicon: Lexicon, concepts: Concepts, term: Term, weights: SearchWeights): Term {
  const read = term.alternatives.filter(({ source }) => source === 'pinyin' || source === 'slip');
  const known = [term.text, ...read.map(({ text }) => text)].map((text) => concepts.wordsFor(keyOf(text)));
  const words = {
    same: known.flatMap((one) => one?.same ?? []),
    narrower: known.flatMap((one) => one?.narrower ?? []),
  };
  const made = madeBy(concepts, term);
  if (words.same.length + words.narrower.length + made.length === 0) return term;
  const nickname = nicknamed(lexicon, words.same, words.narrower);
  if (nickname) {
    const forms = formsOf(nickname);
    const named: Alternative = { text: nickname.name, forms, values: [], quality: 1, source: 'concept' };
    return {
      ...term,
      entity: nickname,
      weight: termWeights.name,
      alternatives: [...term.alternatives, named],
    };
  }
  const typed = new Set(term.alternatives.flatMap(({ forms }) => forms));
  const alternatives = [
    alternativeOf(lexicon, words.same, typed, weights.concept, 'concept'),
    alternativeOf(lexicon, words.narrower, typed, weights.narrower, 'narrower'),
    alternativeOf(lexicon, made, typed, weights.related, 'related'),
  ].filter((one) => one !== undefined);
  const source = words.same.length + words.narrower.length > 0 ? 'alias' : term.source;
  return { ...term, source, alternatives: [...term.alternatives, ...alternatives] };
}

/** Returns the products of a term's entity, under any of its listed names. */
function madeBy(concepts: Concepts, { entity }: Term): readonly string[] {
  return entity?.names.flatMap(({ key }) => concepts.wordsFor(key)?.related ?? []) ?? [];
}

/** Returns the name that a word stands for exclusively (果子: 苹果). */
function nicknamed(lexicon: Lexicon, same: readonly string[], narrower: readonly string[]) {
  const [only] = narrower;
  const entity = same.length === 0 && narrower.length === 1 && only ? lexicon.named(only) : undefined;
  return entity && entity.kind !== 'term' ? entity : undefined;
}

/** Maximum number of names searched for a synonym, and for an included thing or product: each costs a lookup. */
const NAMES_MOST = 8;
const NAMES_OF_PARTS = 2;

function alternativeOf(
  lexicon: Lexicon,
  words: readonly string[],
  typed: ReadonlySet<string>,
  quality: number,
  source: Alternative['source'],
): Alternative | undefined {
  const names = source === 'concept' ? NAMES_MOST : NAMES_OF_PARTS;
  const forms = new Set(words.flatMap((word) => lexiconForms(lexicon, word).slice(0, names)));
  for (const form of typed) forms.delete(form);
  const [first] = words;
  if (forms.size === 0 || first === undefined) return undefined;
  return { text: first, forms: [...forms], values: [], quality, source };
}

function lexiconForms(lexicon: Lexicon, word: string): readonly string[] {
  const entity = lexicon.named(word);
  return [...new Set([normalForm(word), ...(entity ? formsOf(entity) : [])])];
}
