import { fold } from '../text/fold.ts';
import type { Entity } from '../words/aliases.ts';
import { type Atom, atomsOf, keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { grammarCharacters, tokenise, type Word } from '../words/segment.ts';
import { amountsIn } from './amounts.ts';
import { groupsOf, isSingle } from './grouping.ts';
import { isAsking, isFiller, writtenFor } from './questionWords.ts';

/** Characters of which one, from `from` up to, not including, `to`, may be another, none or two. */
export interface Blurred {
  readonly characters: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** One thing that a story has to be about, in all the ways in which it may be written. */
export interface Term {
  /** As typed, folded. */
  readonly text: string;
  /** The keys (`keyOf`) of its ways of being written, the typed one first. */
  readonly forms: readonly string[];
  /** Index terms any of which is a match as well: the value of an amount. */
  readonly values: readonly string[];
  /** A form of which one character may be wrong, missing or too many. */
  readonly blurred: Blurred | undefined;
  /** One character of it is a guess: it is called what a text has in its place. */
  readonly guessed: boolean;
  /** Spelt as the alias list or the dictionary has it; anything else may be a slip. */
  readonly spelt: 'as listed' | 'as a word' | 'freely';
  /** The thing that it names, if it is a name rather than a word. */
  readonly entity: Entity | undefined;
  /** How much finding it says: names say more than words, words more than single characters. */
  readonly weight: number;
  /** A single character: see `isLight`. */
  readonly light: boolean;
}

/** A term with its place in the folded query. */
export interface PlacedTerm extends Term {
  readonly start: number;
  readonly end: number;
}

/** What a query asks for. */
export interface Wanted {
  /** The folded query. */
  readonly text: string;
  readonly terms: readonly PlacedTerm[];
  /** Asked as a question: its words ask for something rather than name it. */
  readonly asked: boolean;
  /** A question, or a retelling in words of one's own: not every word of it need stand in the answer. */
  readonly loose: boolean;
}

const NAME_WEIGHT = 3;
const LATIN_WEIGHT = 2;
/** Terms of the trade (大模型, 芯片) are known under several names, but are words. */
const TRADE_WEIGHT = 1.5;
/** Words of two characters; longer ones count a little more. */
const WORD_WEIGHT = 1;
/** Of a question they say what is asked (苹果裁了多少人), and count as words. */
const CHARACTER_WEIGHT = 0.3;
/** From so many terms on a query retells what it looks for. */
const RETELLING_TERMS = 3;
/** More would only cost time: a question names a handful of things. */
const TERMS_MOST = 12;

/** The terms of a query: question words and fillers dropped, names with their other names, amounts with their value. */
export function understand(lexicon: Lexicon, query: string): Wanted {
  const text = fold(query);
  const typed = tokenise(lexicon, text);
  const asked = typed.some((word) => !word.entity && isAsking(word.text));
  const words = typed.map((word) => withoutGrammar(withoutSpeech(word), asked));
  const content = words.filter((word) => !isFrame(word));
  const subject = content.filter((word) => word.entity || !isFiller(word.text));
  const kept = [subject, content].find(saysSomething) ?? words;
  const terms = distinct(
    groupsOf(kept, asked)
      .slice(0, TERMS_MOST)
      .map((parts) => placed(lexicon, text, parts))
      .map((term) => (asked && term.light ? { ...term, weight: WORD_WEIGHT } : term)),
  );
  const loose = (asked && terms.length > 1) || terms.length >= RETELLING_TERMS;
  return { text, terms, asked, loose };
}

/** A single character that is left of more says nothing: 场 of 几场. */
function saysSomething(words: readonly Word[]): boolean {
  return words.length > 1 || words.some((word) => !isSingle(word));
}

/**
 * Whether a term is a single character (买, 卖): so many stories hold each that only texts found by other terms are
 * looked through for it, and the answer to a question may say it otherwise.
 */
export function isLight(term: Term): boolean {
  return term.light;
}

/** Somebody's name and that he spoke make no word: 王化说了什么 asks for 王化. */
function withoutSpeech(word: Word): Word {
  const last = word.atoms.at(-1);
  if (!word.guessed || !last || word.atoms.length < 3 || !'说讲谈'.includes(last.text)) return word;
  const end = last.start;
  return { ...word, text: word.text.slice(0, end - word.start), end, atoms: word.atoms.slice(0, -1) };
}

/**
 * Grammar at the beginning of a guessed word of three characters or more goes: 能重启 asks for 重启. Of two, only where
 * something is asked, or 可灵 were no name: 要开什么课 asks for 开, 课.
 */
function withoutGrammar(word: Word, asked: boolean): Word {
  const [first, ...rest] = word.atoms;
  if (!word.guessed || !first || rest.length < (asked ? 1 : 2) || !grammarCharacters.has(first.text))
    return word;
  return { ...word, text: word.text.slice(first.end - first.start), start: first.end, atoms: rest };
}

/** A term for a name of the lexicon, looked for under all its names. */
export function entityTerm(entity: Entity, text: string): Term {
  const forms = withoutLonger([...new Set([keyOf(text), ...entity.names.map((name) => name.key)])]);
  if (entity.kind === 'term') return { ...plain(text), forms, spelt: 'as listed', weight: TRADE_WEIGHT };
  return { ...plain(text), forms, spelt: 'as listed', entity, weight: NAME_WEIGHT };
}

/** Whatever holds 苹果公司 holds 苹果: Chinese forms that contain another one find nothing more. */
function withoutLonger(forms: readonly string[]): string[] {
  const chinese = forms.filter((form) => atomsOf(form).every((atom) => atom.kind === 'character'));
  return forms.filter((form) => !chinese.some((shorter) => shorter !== form && form.includes(shorter)));
}

/** A term for a word as it stands. */
export function wordTerm(text: string): Term {
  const atoms = atomsOf(fold(text));
  const values = amountsIn(atoms).map((amount) => amount.term);
  const light = atoms.length === 1 && atoms[0]?.kind === 'character';
  return { ...plain(text), values, light, weight: weightOf(atoms) };
}

/** A term for any of several ways of writing, or for one with a character wrong. */
export function respelledTerm(text: string, forms: readonly string[], blurred?: Blurred): Term {
  return { ...wordTerm(text), forms, values: [], blurred, guessed: true };
}

function plain(text: string): Term {
  return {
    text,
    forms: [keyOf(text)],
    values: [],
    blurred: undefined,
    guessed: false,
    spelt: 'freely',
    entity: undefined,
    weight: WORD_WEIGHT,
    light: false,
  };
}

function weightOf(atoms: readonly Atom[]): number {
  if (atoms.some((atom) => atom.kind !== 'character')) return LATIN_WEIGHT;
  return atoms.length === 1 ? CHARACTER_WEIGHT : WORD_WEIGHT + (atoms.length - 2) * 0.2;
}

function placed(lexicon: Lexicon, text: string, parts: readonly Word[]): PlacedTerm {
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? start;
  return { ...termOf(lexicon, text.slice(start, end), parts), start, end };
}

function termOf(lexicon: Lexicon, text: string, parts: readonly Word[]): Term {
  const [first, ...rest] = parts;
  if (rest.length === 0) {
    // An English plural (parameters) names what its singular does.
    const entity =
      first?.entity ?? (/^[a-z]{4,}s$/.test(text) ? lexicon.named(text.slice(0, -1)) : undefined);
    if (entity) return { ...entityTerm(entity, text), ...(first?.ordinary && { spelt: 'as a word' }) };
    if (first && isDictionaryWord(first)) return dictionaryTerm(text);
    return { ...wordTerm(text), forms: [keyOf(text), ...writtenFor(text)] };
  }
  const whole = wordTerm(text);
  if (!first?.entity) return whole;
  const ending = rest.map((part) => keyOf(part.text)).join('');
  const forms = new Set([...whole.forms, ...first.entity.names.map((name) => name.key + ending)]);
  return { ...whole, forms: [...forms], weight: NAME_WEIGHT };
}

/** 不信任 is told as 不再信任 too: what a word denies stands for it. */
function dictionaryTerm(text: string): Term {
  const [denial = '', ...denied] = text;
  const forms = denied.length > 1 && '不没未'.includes(denial) ? [text, denied.join('')] : [text];
  return { ...wordTerm(text), forms, spelt: 'as a word' };
}

/** Whether ICU's dictionary holds a word; what it does not hold it takes apart into characters. */
function isDictionaryWord({ guessed, atoms }: Word): boolean {
  return !guessed && atoms.length > 1 && atoms.every((atom) => atom.kind === 'character');
}

function isFrame(word: Word): boolean {
  if (word.entity) return false;
  return isAsking(word.text) || [...word.text].every((character) => grammarCharacters.has(character));
}

function distinct(terms: readonly PlacedTerm[]): PlacedTerm[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = [...term.forms].sort().join('\n');
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
