import type { Queries } from '../../database/database.ts';
import { atomsOf } from '../../words/atoms.ts';
import { blurPinyin, isPinyin, pinyinOf, syllableEnds } from '../../words/pinyin.ts';
import { type KnownWord, type NearSpellings, readEntries } from './spellingEntries.ts';
import type { SpellingKind } from './vocabulary.ts';

/** Shortest key with similar names; two characters would match too many. */
export const SHORTEST_SIMILAR = 3;
/** Longest key: the cost grows with the square of its length. */
export const LONGEST_KEY = 40;
/** Maximum number of syllables of a word. */
const SYLLABLES_MOST = 6;

/** Vocabulary entries for all spellings of a query, read in one statement. */
export interface SpellingTable extends NearSpellings {
  /** Returns words with exactly this spelling of some kinds, most reported first. */
  spelled(spelling: string, kinds: readonly SpellingKind[]): readonly KnownWord[];
}

/** Reads the entries for correcting some keys (`keyOf`); `apart` is the maximum difference in length. */
export async function readSpellings(
  queries: Queries,
  keys: readonly string[],
  apart: number,
): Promise<SpellingTable> {
  const short = keys.filter(isShort);
  const spellings = [...new Set(short.flatMap(spellingsOf))];
  const { exact, near } = await readEntries(queries, { spellings, keys: short.filter(mayBeSlip), apart });
  return {
    near,
    spelled: (spelling, kinds) => {
      const found = (exact.get(spelling) ?? []).filter(({ kind }) => kinds.includes(kind));
      return distinct(found.map(({ word }) => word));
    },
  };
}

/** Reads the entries near some keys (`keyOf`); `apart` is the maximum difference in length. */
export async function readNearSpellings(
  queries: Queries,
  keys: readonly string[],
  apart: number,
): Promise<NearSpellings> {
  return readEntries(queries, { spellings: [], keys: keys.filter(isShort).filter(mayBeSlip), apart });
}

function isShort(key: string): boolean {
  return [...key].length <= LONGEST_KEY;
}

/** Whether a key may contain a typing error: not for few letters or one character. */
function mayBeSlip(key: string): boolean {
  return [...key].length >= (holdsChinese(key) ? 2 : SHORTEST_SIMILAR);
}

/** Returns all spellings needed to correct a key. */
function spellingsOf(key: string): string[] {
  if (holdsChinese(key)) {
    const whole = pinyinOf(key).map((pinyin) => pinyin.whole);
    return [key, ...whole, ...whole.map(blurPinyin)];
  }
  const parts = isPinyin(key) ? partsOf(key) : [];
  return [key, blurPinyin(key), ...parts];
}

/** Returns parts of letters that may be pinyin words, and the rests without the last syllables. */
function partsOf(letters: string): string[] {
  const ends = syllableEndsOf(letters);
  const parts = new Set<string>();
  for (let from = 0; from < letters.length; from++) {
    for (const end of reach(ends, from)) parts.add(letters.slice(from, end));
  }
  for (let end = 2; end < letters.length; end++) parts.add(letters.slice(0, end));
  return [...parts];
}

/** Returns the possible ends of a syllable from each offset. */
export function syllableEndsOf(letters: string): (readonly number[])[] {
  return Array.from({ length: letters.length }, (_, from) => syllableEnds(letters, from));
}

/** Returns the possible ends of words of two to six syllables from an offset. */
export function reach(ends: readonly (readonly number[])[], from: number): Set<number> {
  const reached = new Set<number>();
  let front = new Set([from]);
  for (let syllables = 1; syllables <= SYLLABLES_MOST; syllables++) {
    front = new Set([...front].flatMap((at) => ends[at] ?? []));
    if (syllables > 1) for (const end of front) reached.add(end);
  }
  return reached;
}

/** Whether a key contains a Chinese character. */
export function holdsChinese(key: string): boolean {
  return atomsOf(key).some((atom) => atom.kind === 'character');
}

/** Removes duplicate words, most reported first. */
export function distinct(words: readonly KnownWord[]): KnownWord[] {
  const seen = new Map(words.map((word) => [word.key, word]));
  return [...seen.values()].sort((a, b) => b.stories - a.stories);
}
