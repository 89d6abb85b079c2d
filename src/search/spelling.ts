import type { Store } from '../store/open.ts';
import { editDistance } from '../text/editDistance.ts';
import { atomsOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { blurPinyin, isPinyin, pinyinOf, soundAlike, syllableEnds } from '../words/pinyin.ts';
import { lookAlike } from '../words/similarCharacters.ts';
import { backwards, type SpellingKind } from './vocabulary.ts';

/** A word of the news that something typed may stand for. */
export interface KnownWord {
  readonly key: string;
  readonly text: string;
  readonly entity: boolean;
  readonly stories: number;
}

/** A spelling of a word of the news. */
export interface Spelling {
  readonly spelling: string;
  readonly kind: SpellingKind;
  readonly word: KnownWord;
}

/** Spellings looked at for one half of a word; a beginning that more share is too short to guess from. */
const NEIGHBOURS_MOST = 800;
/** Rows read for all spellings of a query together. */
const SPELLINGS_MOST = 1000;
/** Letters: so few leave no doubt only where they are all right. */
const SHORTEST_SLIP = 4;
const SHORTEST_PINYIN_SLIP = 9;
/** Letters of a name in another order (lunix): shorter ones are other names. */
const SHORTEST_ANAGRAM = 5;
/** Characters, or letters, of names that may be told apart badly by ear. */
const SHORTEST_BLURRED = 2;
const SHORTEST_BLURRED_PINYIN = 5;
/** Of two characters nearly every name has one. */
const SHORTEST_SIMILAR = 3;
/** Nobody types longer names, and the distance table is square. */
export const LONGEST_KEY = 40;
/** Words of so many syllables at most. */
const SYLLABLES_MOST = 6;

/** What the vocabulary of the news holds of all that a query may stand for, read in two statements. */
export interface SpellingTable {
  /** Words with just this spelling, of the given kinds, the most told first. */
  spelled(spelling: string, kinds: readonly SpellingKind[]): readonly KnownWord[];
  /** Words that share half of their spelling with one that `around` was asked for. */
  near(key: string): readonly Spelling[];
}

/** Reads what is needed to correct these keys (`keyOf`); `apart` is how many characters neighbours may be longer. */
export function readSpellings(store: Store, keys: readonly string[], apart: number): SpellingTable {
  const short = keys.filter((key) => [...key].length <= LONGEST_KEY);
  const exact = readExact(store, [...new Set(short.flatMap(spellingsOf))]);
  const ranges = [...new Set(short.filter(mayBeSlip))];
  const around = readAround(store, ranges, apart);
  return {
    spelled: (spelling, kinds) => {
      const found = (exact.get(spelling) ?? []).filter(({ kind }) => kinds.includes(kind));
      return distinct(found.map(({ word }) => word));
    },
    near: (key) => around.get(key) ?? [],
  };
}

/** Letters are no slip where they are few, nor is one character. */
function mayBeSlip(key: string): boolean {
  return [...key].length >= (holdsChinese(key) ? 2 : SHORTEST_SIMILAR);
}

/** Every spelling that correcting a key may ask for. */
function spellingsOf(key: string): string[] {
  if (holdsChinese(key)) {
    const whole = pinyinOf(key).map((pinyin) => pinyin.whole);
    return [key, ...whole, ...whole.map(blurPinyin)];
  }
  const parts = isPinyin(key) ? partsOf(key) : [];
  return [key, blurPinyin(key), ...parts];
}

/** Stretches of letters that may be words in pinyin, and what is left without the last syllables. */
function partsOf(letters: string): string[] {
  const ends = syllableEndsOf(letters);
  const parts = new Set<string>();
  for (let from = 0; from < letters.length; from++) {
    for (const end of reach(ends, from)) parts.add(letters.slice(from, end));
  }
  for (let end = 2; end < letters.length; end++) parts.add(letters.slice(0, end));
  return [...parts];
}

function syllableEndsOf(letters: string): (readonly number[])[] {
  return Array.from({ length: letters.length }, (_, from) => syllableEnds(letters, from));
}

function readExact(store: Store, spellings: readonly string[]): ReadonlyMap<string, Spelling[]> {
  const found = new Map<string, Spelling[]>();
  if (spellings.length === 0) return found;
  const rows = store
    .prepare(
      `SELECT s.spelling, s.kind, w.key, w.text, w.entity, w.stories
       FROM json_each(?) AS asked JOIN search_spellings s ON s.spelling = asked.value
       JOIN search_words w ON w.row = s.word LIMIT ?`,
    )
    .all(JSON.stringify(spellings), SPELLINGS_MOST);
  for (const row of rows) add(found, String(row.spelling), spellingFromRow(row));
  return found;
}

/**
 * Words that share the first or the second half of their spelling: one slip leaves one of them whole. By pinyin only
 * names: too many words sound alike.
 */
function readAround(store: Store, keys: readonly string[], apart: number): ReadonlyMap<string, Spelling[]> {
  const found = new Map<string, Spelling[]>();
  if (keys.length === 0) return found;
  const ranges = keys.flatMap((key) => {
    const characters = [...key];
    const half = Math.max(1, Math.floor((characters.length - 1) / 2));
    const lengths = { shortest: characters.length - apart, longest: characters.length + apart };
    const start = characters.slice(0, half).join('');
    const end = backwards(characters.slice(-half).join(''));
    return [
      { key, from: start, to: `${start}\u{10ffff}`, ...lengths, written: 'written', sounded: 'pinyin' },
      {
        key,
        from: end,
        to: `${end}\u{10ffff}`,
        ...lengths,
        written: 'written backwards',
        sounded: 'pinyin backwards',
      },
    ];
  });
  const rows = store
    .prepare(
      `SELECT json_extract(range.value, '$.key') AS asked, (
         SELECT json_group_array(json_array(spelling, kind, key, text, entity, stories)) FROM (
           SELECT s.spelling, s.kind, w.key, w.text, w.entity, w.stories
           FROM (
             SELECT spelling, kind, word FROM search_spellings
             WHERE spelling >= json_extract(range.value, '$.from') AND spelling < json_extract(range.value, '$.to')
             LIMIT ?) AS s JOIN search_words w ON w.row = s.word
           WHERE length(s.spelling) BETWEEN json_extract(range.value, '$.shortest') AND json_extract(range.value, '$.longest')
             AND (s.kind = json_extract(range.value, '$.written')
               OR (s.kind = json_extract(range.value, '$.sounded') AND w.entity = 1))
           )) AS words
       FROM json_each(?) AS range`,
    )
    .all(NEIGHBOURS_MOST, JSON.stringify(ranges));
  for (const { asked, words } of rows) {
    const list: unknown = JSON.parse(String(words));
    if (!Array.isArray(list)) continue;
    for (const [spelling, kind, key, text, entity, stories] of list) {
      const one = spellingFromRow({ spelling, kind, key, text, entity, stories });
      const isBackwards = one.kind.endsWith('backwards');
      add(found, String(asked), isBackwards ? { ...one, spelling: backwards(one.spelling) } : one);
    }
  }
  return found;
}

/**
 * Letters read as pinyin typed without an input method: as one word, else as several that follow each other
 * (xiaomizaoche: 小米, 造车). Empty where they are no pinyin or no word of the news sounds so.
 */
export function readPinyin(table: SpellingTable, letters: string): readonly (readonly KnownWord[])[] {
  // Letters of the word itself may stand among them: bzhan is B站.
  const whole = table.spelled(letters, ['pinyin']);
  if (whole.length > 0) return [whole];
  return letters.length <= LONGEST_KEY && isPinyin(letters) ? splitPinyin(table, letters) : [];
}

/** The names whose pinyin begins its syllables with these letters, the most told first. */
export function readInitials(table: SpellingTable, letters: string): readonly KnownWord[] {
  return /^[a-z]{2,4}$/.test(letters) ? table.spelled(letters, ['initials']) : [];
}

/** The division into the fewest words, each of two syllables or more. */
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

/** Where words of two to six syllables from an offset can end. */
function reach(ends: readonly (readonly number[])[], from: number): Set<number> {
  const reached = new Set<number>();
  let front = new Set([from]);
  for (let syllables = 1; syllables <= SYLLABLES_MOST; syllables++) {
    front = new Set([...front].flatMap((at) => ends[at] ?? []));
    if (syllables > 1) for (const end of front) reached.add(end);
  }
  return reached;
}

/** The words that sound like what was typed in Chinese, and names that nearly do; the most told first. */
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
 * The words one slip away from what was typed (a character wrong, missing, too many, or two swapped; the letters of a
 * name in another order), the most told first. In Chinese, a word of two or three characters must sound or look the
 * same, or be a name: one character is much of it.
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

function holdsChinese(key: string): boolean {
  return atomsOf(key).some((atom) => atom.kind === 'character');
}

/** What sounds the same to those who do not tell zh from z; short names would sound like too many. */
function soundedAlike(table: SpellingTable, key: string, chinese: boolean): KnownWord[] {
  const typed = [...key];
  if (typed.length < (chinese ? SHORTEST_BLURRED : SHORTEST_BLURRED_PINYIN)) return [];
  const spellings = chinese ? pinyinOf(key).map(({ whole }) => whole) : isPinyin(key) ? [key] : [];
  const kinds = ['pinyin', 'blurred pinyin'] as const;
  const alike = spellings.flatMap((letters) => table.spelled(blurPinyin(letters), kinds));
  // Of two characters one must be right.
  const isNear = (word: KnownWord) => [...word.key].some((character, index) => character === typed[index]);
  return alike.filter((word) => typed.length > 2 || isNear(word));
}

const anagrams = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

/** Listed names of the same letters in another order, the first and the last in place: linux for lunix. */
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
 * Names that look like what was typed, for "did you mean", never for results: first those that differ in a number alone
 * (GPT-4 for GPT-5), then the nearest, then the most told. One character of three may differ, two where there are numbers.
 */
export function similarNames(table: SpellingTable, lexicon: Lexicon, key: string, limit: number): string[] {
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

/** Terms of the trade (大模型) and other words of the news are nothing that one would have meant by a name. */
export function isName(lexicon: Lexicon, { key, entity }: KnownWord): boolean {
  return entity && lexicon.entity(key)?.kind !== 'term';
}

function lettersOf(text: string): string {
  return text.replace(/\d+/g, '');
}

function isSlip(key: string, chinese: boolean, { spelling, word }: Spelling, sounded: boolean): boolean {
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
  const [one, two] = [typed[replaced] ?? '', other[replaced] ?? ''];
  if (typed.length === other.length && lookAlike(one, two)) return word.entity || shorter > 2;
  // Of two characters only sound and shape tell a slip from another word; the sound was looked up as such.
  if (typed.length < 3 || shorter < 2) return false;
  const alike = typed.length === other.length && soundAlike(one, two);
  return alike || (shorter === 3 && word.entity);
}

/** GPT-5 is no slip for GPT-4: a wrong number is another thing. */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

function spellingFromRow(row: Record<string, unknown>): Spelling {
  return {
    spelling: String(row.spelling),
    kind: kindOf(row.kind),
    word: {
      key: String(row.key),
      text: String(row.text),
      entity: row.entity === 1,
      stories: Number(row.stories),
    },
  };
}

const kinds: readonly SpellingKind[] = [
  'written',
  'pinyin',
  'written backwards',
  'pinyin backwards',
  'initials',
  'blurred pinyin',
];

function kindOf(stored: unknown): SpellingKind {
  return kinds.find((kind) => kind === stored) ?? 'written';
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function distinct(words: readonly KnownWord[]): KnownWord[] {
  const seen = new Map(words.map((word) => [word.key, word]));
  return [...seen.values()].sort((a, b) => b.stories - a.stories);
}
