import type { Store } from '../store/open.ts';
import { editDistance } from '../text/editDistance.ts';
import { atomsOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { blurPinyin, isPinyin, pinyinOf, soundAlike, syllableEnds } from '../words/pinyin.ts';
import { entityTerm, type Term, wordTerm } from './terms.ts';
import { backwards, type SpellingKind } from './vocabulary.ts';

/** A word of the news that something typed may stand for. */
export interface KnownWord {
  readonly key: string;
  readonly text: string;
  readonly entity: boolean;
  readonly stories: number;
}

/** Rows read for one half of a word; a beginning that more words share is too short to guess from. */
const NEIGHBOURS_MOST = 1500;
/** Letters: so few leave no doubt only where they are all right. */
const SHORTEST_SLIP = 4;
const SHORTEST_PINYIN_SLIP = 9;
/** Characters, or letters, of names that may be told apart badly by ear. */
const SHORTEST_BLURRED = 2;
const SHORTEST_BLURRED_PINYIN = 5;
/** Of two characters nearly every name has one. */
const SHORTEST_SIMILAR = 3;
/** Nobody types longer names, and the distance table is square. */
const LONGEST_KEY = 40;

/** The words whose spelling is just this, of the given kinds, the most told first. */
export function wordsSpelled(store: Store, spelling: string, kinds: readonly SpellingKind[]): KnownWord[] {
  return store
    .prepare(
      `SELECT DISTINCT w.key, w.text, w.entity, w.stories FROM search_spellings s JOIN search_words w ON w.row = s.word
       WHERE s.spelling = ? AND s.kind IN (SELECT value FROM json_each(?)) ORDER BY w.stories DESC, w.key LIMIT 20`,
    )
    .all(spelling, JSON.stringify(kinds))
    .map(knownWord);
}

/** The term for a word of the news: an entity under all its names, another word as it stands. */
export function termFor(lexicon: Lexicon, word: KnownWord): Term {
  const entity = word.entity ? lexicon.entity(word.key) : undefined;
  return entity ? entityTerm(entity, word.text) : wordTerm(word.text);
}

/**
 * Letters read as pinyin typed without an input method: as one word, else as several that follow each other
 * (xiaomizaoche: 小米, 造车). Empty where they are no pinyin or no word of the news sounds so.
 */
export function readPinyin(store: Store, letters: string): readonly KnownWord[][] {
  if (letters.length > LONGEST_KEY) return [];
  // Letters of the word itself may stand among them: bzhan is B站.
  const whole = wordsSpelled(store, letters, ['pinyin']);
  if (whole.length > 0) return [whole];
  return isPinyin(letters) ? splitPinyin(store, letters) : [];
}

/** The names whose pinyin begins its syllables with these letters, the most told first. */
export function readInitials(store: Store, letters: string): KnownWord[] {
  return /^[a-z]{2,4}$/.test(letters) ? wordsSpelled(store, letters, ['initials']) : [];
}

/** The division into the fewest words, each of two syllables or more. */
function splitPinyin(store: Store, letters: string): readonly KnownWord[][] {
  const best: (readonly KnownWord[][] | undefined)[] = [[]];
  const ends = Array.from({ length: letters.length }, (_, from) => syllableEnds(letters, from));
  for (let from = 0; from < letters.length; from++) {
    const before = best[from];
    if (!before) continue;
    for (const end of reach(ends, from)) {
      const words = wordsSpelled(store, letters.slice(from, end), ['pinyin']);
      const known = best[end];
      if (words.length > 0 && (!known || known.length > before.length + 1)) best[end] = [...before, words];
    }
  }
  return best[letters.length] ?? [];
}

/** Where words of two to six syllables from an offset can end. */
function reach(ends: readonly (readonly number[])[], from: number): Set<number> {
  const reached = new Set<number>();
  let front = new Set([from]);
  for (let syllables = 1; syllables <= 6; syllables++) {
    front = new Set([...front].flatMap((at) => ends[at] ?? []));
    if (syllables > 1) for (const end of front) reached.add(end);
  }
  return reached;
}

/** The words that sound like what was typed in Chinese, and names that nearly do; the most told first. */
export function wordsHeard(store: Store, lexicon: Lexicon, key: string): KnownWord[] {
  const characters = [...key];
  if (characters.length > LONGEST_KEY) return [];
  const chinese = holdsChinese(key);
  const heard = chinese ? pinyinOf(key).flatMap(({ whole }) => wordsSpelled(store, whole, ['pinyin'])) : [];
  const sameLength = heard.filter((word) => [...word.key].length === characters.length || word.entity);
  const blurred = soundedAlike(store, key, chinese).filter((word) => isName(lexicon, word));
  return distinct([...sameLength, ...blurred]);
}

/**
 * The words one slip away from what was typed (a character wrong, missing, too many, or two swapped), the most told
 * first. In Chinese, a word of two or three characters must sound the same, or be a name: one character is much of it.
 */
export function nearWords(store: Store, lexicon: Lexicon, key: string): KnownWord[] {
  const characters = [...key];
  if (characters.length > LONGEST_KEY) return [];
  const chinese = holdsChinese(key);
  // Of two characters only the sound can tell a slip from another word.
  const around = chinese && characters.length < 3 ? [] : neighbours(store, key, 1);
  const sounded = new Set(
    around.filter((one) => one.sounded).map((one) => `${one.word.key} ${one.spelling}`),
  );
  const slips = around.filter((one) =>
    isSlip(key, chinese, { ...one, sounded: sounded.has(`${one.word.key} ${one.spelling}`) }),
  );
  return distinct([...wordsHeard(store, lexicon, key), ...slips.map(({ word }) => word)]);
}

function holdsChinese(key: string): boolean {
  return atomsOf(key).some((atom) => atom.kind === 'character');
}

/** What sounds the same to those who do not tell zh from z; short names would sound like too many. */
function soundedAlike(store: Store, key: string, chinese: boolean): KnownWord[] {
  const typed = [...key];
  if (typed.length < (chinese ? SHORTEST_BLURRED : SHORTEST_BLURRED_PINYIN)) return [];
  const spellings = chinese ? pinyinOf(key).map(({ whole }) => whole) : isPinyin(key) ? [key] : [];
  const kinds = ['pinyin', 'blurred pinyin'] as const;
  const alike = spellings.flatMap((letters) => wordsSpelled(store, blurPinyin(letters), kinds));
  // Of two characters one must be right.
  const isNear = (word: KnownWord) => [...word.key].some((character, index) => character === typed[index]);
  return alike.filter((word) => typed.length > 2 || isNear(word));
}

/**
 * Names that look like what was typed, for "did you mean", never for results: first those that differ in a number alone
 * (GPT-4 for GPT-5), then the nearest, then the most told. One character of three may differ, two where there are numbers.
 */
export function similarNames(store: Store, lexicon: Lexicon, key: string, limit: number): string[] {
  const typed = [...key].slice(0, LONGEST_KEY);
  if (typed.length < SHORTEST_SIMILAR) return [];
  const letters = lettersOf(key);
  const most = Math.min(2, Math.floor(typed.length / (letters === key ? 3 : 2)));
  const scored = neighbours(store, key, 2)
    .filter(({ word }) => isName(lexicon, word))
    .map(({ spelling, word }) => ({
      word,
      distance: editDistance(typed, [...spelling].slice(0, LONGEST_KEY)),
      sameLetters: lettersOf(spelling) === letters ? 0 : 1,
    }))
    .filter(({ distance }) => distance <= most)
    .sort(
      (a, b) => a.sameLetters - b.sameLetters || a.distance - b.distance || b.word.stories - a.word.stories,
    );
  return [...new Set(scored.map(({ word }) => word.text))].slice(0, limit);
}

/** Terms of the trade (大模型) and other words of the news are nothing that one would have meant by a name. */
export function isName(lexicon: Lexicon, { key, entity }: KnownWord): boolean {
  return entity && lexicon.entity(key)?.kind !== 'term';
}

function lettersOf(text: string): string {
  return text.replace(/\d+/g, '');
}

function isSlip(key: string, chinese: boolean, { spelling, sounded, word }: Neighbour): boolean {
  const typed = [...key];
  const other = [...spelling];
  if (Math.abs(typed.length - other.length) > 1 || other.length > LONGEST_KEY) return false;
  if (digitsOf(key) !== digitsOf(spelling)) return false;
  if (editDistance(typed, other) !== 1) return false;
  if (!chinese) {
    // Letters that are pinyin as they stand (liqiang) are another name, unless they are long enough to be a slip.
    const shortest = sounded && isPinyin(key) ? SHORTEST_PINYIN_SLIP : SHORTEST_SLIP;
    return Math.min(typed.length, other.length) >= shortest;
  }
  const shorter = Math.min(typed.length, other.length);
  if (shorter >= 4) return true;
  const replaced = typed.findIndex((character, index) => character !== other[index]);
  const alike = typed.length === other.length && soundAlike(typed[replaced] ?? '', other[replaced] ?? '');
  return shorter >= 2 && (alike || (shorter === 3 && word.entity));
}

/** GPT-5 is no slip for GPT-4: a wrong number is another thing. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

interface Neighbour {
  readonly spelling: string;
  /** Whether the spelling is the word's pinyin; Li Xiang is both a name and how 李想 sounds. */
  readonly sounded: boolean;
  readonly word: KnownWord;
}

/**
 * Words that share the first or the second half of their spelling: one slip leaves one of them whole. By pinyin only
 * names: too many words sound alike.
 */
function neighbours(store: Store, key: string, apart: number): Neighbour[] {
  const characters = [...key];
  if (characters.length < 2) return [];
  const half = Math.max(1, Math.floor((characters.length - 1) / 2));
  const lengths: [number, number] = [characters.length - apart, characters.length + apart];
  const start = characters.slice(0, half).join('');
  const end = backwards(characters.slice(-half).join(''));
  return [
    ...beginningWith(store, start, ['written', 'pinyin'], lengths),
    ...beginningWith(store, end, ['written backwards', 'pinyin backwards'], lengths).map((found) => ({
      ...found,
      spelling: backwards(found.spelling),
    })),
  ];
}

function beginningWith(
  store: Store,
  prefix: string,
  kinds: readonly SpellingKind[],
  [shortest, longest]: readonly [number, number],
): Neighbour[] {
  return store
    .prepare(
      `SELECT s.spelling, s.kind, w.key, w.text, w.entity, w.stories FROM search_spellings s JOIN search_words w ON w.row = s.word
       WHERE s.spelling >= ? AND s.spelling < ? AND length(s.spelling) BETWEEN ? AND ?
         AND s.kind IN (SELECT value FROM json_each(?)) AND (w.entity = 1 OR s.kind <> 'pinyin') LIMIT ?`,
    )
    .all(prefix, `${prefix}\u{10ffff}`, shortest, longest, JSON.stringify(kinds), NEIGHBOURS_MOST)
    .map((row) => ({
      spelling: String(row.spelling),
      sounded: String(row.kind).startsWith('pinyin'),
      word: knownWord(row),
    }));
}

function knownWord(row: Record<string, unknown>): KnownWord {
  return {
    key: String(row.key),
    text: String(row.text),
    entity: row.entity === 1,
    stories: Number(row.stories),
  };
}

function distinct(words: readonly KnownWord[]): KnownWord[] {
  const seen = new Map(words.map((word) => [word.key, word]));
  return [...seen.values()].sort((a, b) => b.stories - a.stories);
}
