import { editDistance } from '../../text/editDistance.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { blurPinyin, isPinyin, pinyinOf } from '../../words/pinyin.ts';
import { isSlip } from './slips.ts';
import type { KnownWord, NearSpellings } from './spellingEntries.ts';
import {
  distinct,
  holdsChinese,
  LONGEST_KEY,
  reach,
  SHORTEST_SIMILAR,
  type SpellingTable,
  syllableEndsOf,
} from './spellingTable.ts';

/** Shortest letters in another order (lunix): shorter ones are other names. */
const SHORTEST_ANAGRAM = 5;
/** Shortest name, in characters or letters, matched by blurred pinyin. */
const SHORTEST_BLURRED = 2;
const SHORTEST_BLURRED_PINYIN = 5;

/**
 * Reads letters as pinyin without an input method: one word, else several (xiaomizaoche: 小米, 造车). Empty if they are
 * no pinyin or match no word of the news.
 */
export function readPinyin(table: SpellingTable, letters: string): readonly (readonly KnownWord[])[] {
  // May contain letters of the word itself: bzhan is B站.
  const whole = table.spelled(letters, ['pinyin']);
  if (whole.length > 0) return [whole];
  return letters.length <= LONGEST_KEY && isPinyin(letters) ? splitPinyin(table, letters) : [];
}

/** Returns the names with these initials in pinyin, most reported first. */
export function readInitials(table: SpellingTable, letters: string): readonly KnownWord[] {
  return /^[a-z]{2,4}$/.test(letters) ? table.spelled(letters, ['initials']) : [];
}

/** Splits pinyin into the fewest words of two or more syllables. */
function splitPinyin(table: SpellingTable, letters: string): readonly (readonly KnownWord[])[] {
  const best: (readonly (readonly KnownWord[])[] | undefined)[] = [[]];
  const ends = syllableEndsOf(letters);
  for (let from = 0; from < letters.length; from++) {
    const before = best[from];
    if (!before) continue;
    for (const end of reach(ends, from)) {
      const words = table.spelled(letters.slice(from, end), ['pinyin']);
      const known = best[end];
      if (words.length > 0 && (!known || known.length > before.length + 1)) best[end] = [...before, words];
    }
  }
  return best[letters.length] ?? [];
}

/** Returns the words that sound like typed Chinese, and names that nearly do, most reported first. */
export function wordsHeard(table: SpellingTable, lexicon: Lexicon, key: string): KnownWord[] {
  const characters = [...key];
  if (characters.length > LONGEST_KEY) return [];
  const chinese = holdsChinese(key);
  const heard = chinese ? pinyinOf(key).flatMap(({ whole }) => table.spelled(whole, ['pinyin'])) : [];
  const sameLength = heard.filter((word) => [...word.key].length === characters.length || word.entity);
  const blurred = soundedAlike(table, key, chinese).filter((word) => isName(lexicon, word));
  return distinct([...sameLength, ...blurred]);
}

/**
 * Returns words with one typing error (a character wrong, missing, extra, or two swapped; another doubled letter; a
 * name's letters in another order), most reported first. A Chinese word of two or three characters must sound or look
 * the same, or be a name, because one character is much of it.
 */
export function nearWords(table: SpellingTable, lexicon: Lexicon, key: string): KnownWord[] {
  if ([...key].length > LONGEST_KEY) return [];
  const chinese = holdsChinese(key);
  const around = table.near(key);
  const sounded = new Set(
    around.filter((one) => one.kind.startsWith('pinyin')).map((one) => `${one.word.key} ${one.spelling}`),
  );
  const slips = around.filter((one) =>
    isSlip(key, chinese, one, sounded.has(`${one.word.key} ${one.spelling}`)),
  );
  return distinct([...wordsHeard(table, lexicon, key), ...slips.map(({ word }) => word)]);
}

/** Returns words with the same blurred pinyin; short names would match too many. */
function soundedAlike(table: SpellingTable, key: string, chinese: boolean): KnownWord[] {
  const typed = [...key];
  if (typed.length < (chinese ? SHORTEST_BLURRED : SHORTEST_BLURRED_PINYIN)) return [];
  const spellings = chinese ? pinyinOf(key).map(({ whole }) => whole) : isPinyin(key) ? [key] : [];
  const kinds = ['pinyin', 'blurred pinyin'] as const;
  const alike = spellings.flatMap((letters) => table.spelled(blurPinyin(letters), kinds));
  // Of two characters one must be equal.
  const isNear = (word: KnownWord) => [...word.key].some((character, index) => character === typed[index]);
  return alike.filter((word) => typed.length > 2 || isNear(word));
}

const anagrams = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

/** Returns listed names with the same letters in another order, except the first and last: linux for lunix. */
export function namesOfSameLetters(lexicon: Lexicon, key: string): string[] {
  if (key.length < SHORTEST_ANAGRAM || !/^[a-z]+$/.test(key)) return [];
  const index = anagrams.get(lexicon) ?? indexAnagrams(lexicon);
  anagrams.set(lexicon, index);
  const isAlike = (name: string) =>
    name !== key &&
    name[0] === key[0] &&
    name.at(-1) === key.at(-1) &&
    editDistance([...name], [...key]) <= 2;
  return (index.get(sorted(key)) ?? []).filter(isAlike);
}

function indexAnagrams(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const { names } of lexicon.entities) {
    for (const { key } of names) {
      if (key.length >= SHORTEST_ANAGRAM && /^[a-z]+$/.test(key)) add(index, sorted(key), key);
    }
  }
  return index;
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}

/**
 * Returns names similar to typed text, for "did you mean", never for results: those that differ in a number first
 * (GPT-4 for GPT-5), then the nearest, then the most reported. One character of three may differ, two with numbers.
 */
export function similarNames(table: NearSpellings, lexicon: Lexicon, key: string, limit: number): string[] {
  const typed = [...key].slice(0, LONGEST_KEY);
  if (typed.length < SHORTEST_SIMILAR) return [];
  const letters = lettersOf(key);
  const most = Math.min(2, Math.floor(typed.length / (letters === key ? 3 : 2)));
  const scored = table
    .near(key)
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

/** Whether a known word is a name: terms of the trade (大模型) and ordinary words are not meant by names. */
export function isName(lexicon: Lexicon, { key, entity }: KnownWord): boolean {
  return entity && lexicon.entity(key)?.kind !== 'term';
}

function lettersOf(text: string): string {
  return text.replace(/\d+/g, '');
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
