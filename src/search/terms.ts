import type { Entity } from '../words/aliases.ts';
import { type Atom, atomsOf, keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { grammarCharacters, tokenise, type Word } from '../words/segment.ts';
import { amountsIn } from './amounts.ts';
import { fillers, questionWords } from './questionWords.ts';

/** One thing that a story has to be about, in all the ways in which it may be written. */
export interface Term {
  /** As typed, folded. */
  readonly text: string;
  /** The keys (`keyOf`) of its ways of being written, the typed one first. */
  readonly forms: readonly string[];
  /** Index terms any of which is a match as well: the value of an amount. */
  readonly values: readonly string[];
  readonly entity: Entity | undefined;
  /** How much finding it says: names say more than words, words more than single characters. */
  readonly weight: number;
}

/** What a query asks for. */
export interface Wanted {
  readonly terms: readonly Term[];
  /** Asked as a question, or so long that it retells a story: not every word of it need stand in the answer. */
  readonly loose: boolean;
}

const NAME_WEIGHT = 3;
const LATIN_WEIGHT = 2;
/** Words of two characters are one, longer ones count a little more. */
const WORD_WEIGHT = 1;
const CHARACTER_WEIGHT = 0.3;
/** From so many terms on a query retells what it looks for in words of its own. */
const RETELLING_TERMS = 4;
/** More would only cost time: a question names a handful of things. */
const TERMS_MOST = 12;

/** The terms of a query: question words and fillers dropped, names with their other names, amounts with their value. */
export function understand(lexicon: Lexicon, text: string): Wanted {
  const words = tokenise(lexicon, text);
  const asked = words.filter((word) => questionWords.has(word.text)).length;
  const content = words.filter((word) => !isFrame(word));
  const kept = content.some((word) => !fillers.has(word.text))
    ? content.filter((word) => !fillers.has(word.text))
    : content.length > 0
      ? content
      : words;
  const terms = joinParts(kept)
    .slice(0, TERMS_MOST)
    .map((parts) => termOf(parts));
  return {
    terms: distinct(terms),
    loose: (asked > 0 && terms.length > 1) || terms.length >= RETELLING_TERMS,
  };
}

/** A term for a name of the lexicon, looked for under all its names. */
export function entityTerm(entity: Entity, text: string): Term {
  const forms = [...new Set([keyOf(text), ...entity.names.map((name) => name.key)])];
  return { text, forms, values: [], entity, weight: NAME_WEIGHT };
}

/** A term for a word as it stands. */
export function wordTerm(text: string): Term {
  const atoms = atomsOf(text);
  const weight = atoms.some((atom) => atom.kind !== 'character')
    ? LATIN_WEIGHT
    : atoms.length === 1
      ? CHARACTER_WEIGHT
      : WORD_WEIGHT + (atoms.length - 2) * 0.2;
  return {
    text,
    forms: [keyOf(text)],
    values: amountsIn(atoms).map((amount) => amount.term),
    entity: undefined,
    weight,
  };
}

function termOf(parts: readonly Word[]): Term {
  const [only] = parts;
  if (parts.length === 1 && only?.entity) return entityTerm(only.entity, only.text);
  const text = parts.map((part) => part.text).join('');
  const whole = wordTerm(text);
  const [first, ...rest] = parts;
  if (!first?.entity || rest.length === 0) return whole;
  const ending = rest.map((part) => keyOf(part.text)).join('');
  const forms = new Set([...whole.forms, ...first.entity.names.map((name) => name.key + ending)]);
  return { ...whole, forms: [...forms], weight: NAME_WEIGHT };
}

/** A number belongs to the letters before it (iphone 16, s24), a unit to its number (6710 亿). */
function joinParts(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  for (const word of words) {
    const before = groups.at(-1);
    const last = before?.at(-1);
    if (before && last && belongsTo(last, word)) before.push(word);
    else groups.push([word]);
  }
  return groups;
}

function belongsTo(last: Word, word: Word): boolean {
  const left: Atom | undefined = last.atoms.at(-1);
  const right: Atom | undefined = word.atoms[0];
  if (!left || !right?.joined || right.start - left.end > 1) return false;
  if (left.kind === 'letters') return right.kind === 'digits';
  if (left.kind !== 'digits') return isNumeral(left.text) && isNumeral(right.text);
  return right.start === left.end ? right.kind !== 'digits' && !word.entity : isNumeral(right.text);
}

function isNumeral(text: string): boolean {
  return /^[零一二两三四五六七八九十百千万亿兆]$/.test(text);
}

function isFrame(word: Word): boolean {
  return !word.entity && (questionWords.has(word.text) || grammarCharacters.has(word.text));
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = term.entity && term.forms.length > 1 ? term.entity.id : (term.forms[0] ?? '');
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
