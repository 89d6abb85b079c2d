import { fold } from '../../text/fold.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { grammarCharacters, tokenise, type Word } from '../../words/segment.ts';
import { compoundsOf, isDictionaryWord, isSingle, joinMeasures } from './compoundTerms.ts';
import { isAsking, isFiller } from './questionWords.ts';
import { entityTerm, formsOf, normalForm, type Term, termWeights, wordTerm } from './terms.ts';

/** A parsed query. */
export interface ParsedQuery {
  /** The folded query. */
  readonly text: string;
  readonly terms: readonly Term[];
  /** Whether it is a question, whose words need not all be in the answer. */
  readonly isQuestion: boolean;
  /** Whether it names no subject: 有什么新闻. */
  readonly isBlank: boolean;
  /** Whether it consists of function words, fillers or one character, for which there are no near results. */
  readonly isVague: boolean;
}

/** Word lists for parsing queries. */
export interface WordLists {
  readonly lexicon: Lexicon;
  readonly concepts: Concepts;
}

/** Maximum number of terms: a question names a handful of things. */
const TERMS_MOST = 12;

/** Parses the terms of a query: drops question words and fillers, adds other names of names, and values of amounts. */
export function parseTerms(lists: WordLists, query: string): ParsedQuery {
  const text = fold(query);
  const typed = joinConcepts(lists.concepts, text, joinMeasures(text, tokenise(lists.lexicon, text)));
  const isListed = (word: Word) =>
    word.entity !== undefined || (!isSingle(word) && lists.concepts.wordsFor(keyOf(word.text)) !== undefined);
  const isQuestion = typed.some((word) => !word.entity && isAsking(word.text));
  const words = typed.map((word) =>
    isListed(word) ? word : withoutGrammar(withoutSpeech(word), isQuestion),
  );
  const content = words
    .filter((word, i) => !isVersus(word, words[i - 1], words[i + 1]))
    .filter((word) => isListed(word) || !isFrame(word));
  const subject = content.filter((word) => isListed(word) || !isFiller(word.text));
  const kept = [subject, content].find(saysSomething) ?? words;
  const terms = compoundsOf(lists.concepts, kept, isQuestion)
    .slice(0, TERMS_MOST)
    .map((parts) => termOf(lists, text, parts))
    // A single character may be the point of a question (苹果裁了多少人).
    .map((term) => (isQuestion && term.isSingleCharacter ? { ...term, weight: termWeights.word } : term));
  return {
    text,
    terms: distinct(terms),
    isQuestion,
    isBlank: subject.length === 0,
    isVague: !saysSomething(subject),
  };
}

/** Whether words say something: a single character left of a longer word does not: 场 of 几场. */
function saysSomething(words: readonly Word[]): boolean {
  return words.length > 1 || words.some((word) => !isSingle(word));
}

/** Maximum number of pieces of a listed word. */
const PIECES_MOST = 6;

/** Joins neighbouring words that form a word of the concept list (抢, 饭碗; 無障礙, 設計). */
function joinConcepts(concepts: Concepts, text: string, words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let i = 0; i < words.length; ) {
    let next = Math.min(words.length, i + PIECES_MOST);
    while (next > i + 1 && !isConcept(concepts, text, words.slice(i, next))) next--;
    const parts = words.slice(i, next);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) break;
    joined.push(parts.length === 1 ? first : joinedWord(text, parts, first, last));
    i = next;
  }
  return joined;
}

function joinedWord(text: string, parts: readonly Word[], first: Word, last: Word): Word {
  return {
    text: text.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    entity: undefined,
    ordinary: false,
    guessed: false,
    atoms: parts.flatMap((part) => part.atoms),
  };
}

function isConcept(concepts: Concepts, text: string, words: readonly Word[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return false;
  const joint = words.every((word, i) => i === 0 || word.start - (words[i - 1]?.end ?? 0) <= 1);
  return joint && concepts.wordsFor(keyOf(text.slice(first.start, last.end))) !== undefined;
}

/** Removes a verb of speech from a name: 王化说了什么 asks for 王化. */
function withoutSpeech(word: Word): Word {
  const last = word.atoms.at(-1);
  if (!word.guessed || !last || word.atoms.length < 3 || !'说讲谈'.includes(last.text)) return word;
  const end = last.start;
  return { ...word, text: word.text.slice(0, end - word.start), end, atoms: word.atoms.slice(0, -1) };
}

/**
 * Removes function characters at the start of a guessed word of three or more characters: 能重启 asks for 重启. Of two
 * characters only in questions, or 可灵 would be no name: 要开什么课 asks for 开, 课. In questions also those at the end
 * of three or more: 造车有消息吗 asks for 造车.
 */
function withoutGrammar(word: Word, isQuestion: boolean): Word {
  const [first, ...rest] = word.atoms;
  if (!word.guessed || !first) return word;
  if (rest.length >= (isQuestion ? 1 : 2) && grammarCharacters.has(first.text))
    return { ...word, text: word.text.slice(first.end - first.start), start: first.end, atoms: rest };
  const [last, before] = [word.atoms.at(-1), word.atoms.at(-2)];
  if (!isQuestion || rest.length < 2 || !last || !before || !grammarCharacters.has(last.text)) return word;
  const { end } = before;
  return { ...word, text: word.text.slice(0, end - word.start), end, atoms: word.atoms.slice(0, -1) };
}

function termOf(lists: WordLists, text: string, parts: readonly Word[]): Term {
  const { lexicon, concepts } = lists;
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? start;
  const typed = text.slice(start, end);
  const [first, ...rest] = parts;
  if (rest.length > 0) return compoundTerm(lists, wordTerm(typed, start, end), first, rest);
  // An English plural (parameters) has the meaning of its singular.
  const singular = /^[a-z]{4,}s$/.test(typed) ? lexicon.named(typed.slice(0, -1)) : undefined;
  const entity = first?.entity ?? singular;
  if (entity) {
    const named = entityTerm(entity, typed, start, end);
    return first?.ordinary ? { ...named, source: 'dictionary' } : named;
  }
  const word = wordTerm(typed, start, end);
  const written = concepts.writtenFor(typed);
  if (!first || !isDictionaryWord(first)) return withForms(word, written);
  return { ...withForms(word, [...affirmed(typed), ...written]), source: 'dictionary' };
}

/** Returns the term of a name with its suffix (小米 14, pg 16) in all its names; other parts are kept. */
function compoundTerm(
  { lexicon, concepts }: WordLists,
  whole: Term,
  first: Word | undefined,
  rest: readonly Word[],
): Term {
  const short = first && concepts.shortened(keyOf(first.text));
  const entity = short === undefined ? first?.entity : lexicon.named(short);
  const ending = rest.map((part) => keyOf(part.text)).join('');
  if (!entity || (entity.kind === 'term' && /^[a-z]$/.test(ending))) return whole;
  const names = [...formsOf(entity), ...entity.names.flatMap(({ key }) => concepts.shortNamesFor(key))];
  return {
    ...withForms(
      whole,
      names.map((name) => normalForm(name + ending)),
    ),
    weight: termWeights.name,
  };
}

function withForms(term: Term, forms: readonly string[]): Term {
  if (forms.length === 0) return term;
  const alternatives = term.alternatives.map((one) =>
    one.source === 'typed' ? { ...one, forms: [...new Set([...one.forms, ...forms])] } : one,
  );
  return { ...term, alternatives };
}

/** Returns the affirmative of a negated word, because 不信任 is also written 不再信任. */
function affirmed(text: string): string[] {
  const [denial = '', ...denied] = text;
  return denied.length > 1 && '不没未'.includes(denial) ? [denied.join('')] : [];
}

/** Whether a word is versus between two things, 谷歌vs微软, rather than Visual Studio: vs 2022. */
function isVersus({ text }: Word, before: Word | undefined, after: Word | undefined): boolean {
  return text === 'vs' && before !== undefined && after !== undefined && after.atoms[0]?.kind !== 'digits';
}

function isFrame(word: Word): boolean {
  return isAsking(word.text) || [...word.text].every((character) => grammarCharacters.has(character));
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const forms = term.alternatives.flatMap((one) => one.forms);
    const key = [...forms].sort().join('\n');
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
