import type { Queries } from '../../database/database.ts';
import { atomsOf } from '../../words/atoms.ts';
import { blurPinyin, isPinyin, pinyinOf, syllableEnds } from '../../words/pinyin.ts';
import { backwards, type SpellingKind } from './vocabulary.ts';

/** A word of the news. */
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

/** Maximum number of spellings with a common half of a word; more make it too short to guess from. */
const NEIGHBOURS_MOST = 800;
/** Maximum number of rows read per query. */
const SPELLINGS_MOST = 1000;
/** Shortest key with similar names; two characters would match too many. */
export const SHORTEST_SIMILAR = 3;
/** Longest key: the cost grows with the square of its length. */
export const LONGEST_KEY = 40;
/** Maximum number of syllables of a word. */
const SYLLABLES_MOST = 6;

/** Vocabulary entries for all spellings of a query, read in two statements. */
export interface SpellingTable {
  /** Returns words with exactly this spelling of some kinds, most reported first. */
  spelled(spelling: string, kinds: readonly SpellingKind[]): readonly KnownWord[];
  /** Returns words that share half of their spelling with a requested one. */
  near(key: string): readonly Spelling[];
}

/** Reads the entries for correcting some keys (`keyOf`); `apart` is the maximum difference in length. */
export async function readSpellings(
  queries: Queries,
  keys: readonly string[],
  apart: number,
): Promise<SpellingTable> {
  const short = keys.filter((key) => [...key].length <= LONGEST_KEY);
  const exact = await readExact(queries, [...new Set(short.flatMap(spellingsOf))]);
  const ranges = [...new Set(short.filter(mayBeSlip))];
  const around = await readAround(queries, ranges, apart);
  return {
    spelled: (spelling, kinds) => {
      const found = (exact.get(spelling) ?? []).filter(({ kind }) => kinds.includes(kind));
      return distinct(found.map(({ word }) => word));
    },
    near: (key) => around.get(key) ?? [],
  };
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

async function readExact(
  queries: Queries,
  spellings: readonly string[],
): Promise<ReadonlyMap<string, readonly Spelling[]>> {
  if (spellings.length === 0) return new Map();
  const rows = await queries.all<SpellingRow>(
    `SELECT s.spelling, s.kind, w.key, w.text, w.entity, w.stories
     FROM unnest(?::text[]) AS value JOIN search_spellings s ON s.spelling = value
     JOIN search_words w ON w.row = s.word LIMIT ?`,
    [spellings, SPELLINGS_MOST],
  );
  return Map.groupBy(rows.map(spellingFromRow), ({ spelling }) => spelling);
}

/**
 * Reads words that share the first or second half of their spelling: one typing error leaves one half intact. By pinyin
 * only names, because too many words sound alike.
 */
async function readAround(
  queries: Queries,
  keys: readonly string[],
  apart: number,
): Promise<ReadonlyMap<string, readonly Spelling[]>> {
  const ranges = keys.flatMap(halvesOf);
  if (ranges.length === 0) return new Map();
  const rows = await queries.all<SpellingRow & { asked: number }>(
    ranges
      .map(
        (_, asked) =>
          `SELECT ${asked} AS asked, s.spelling, s.kind, w.key, w.text, w.entity, w.stories
           FROM (
             SELECT spelling, kind, word FROM search_spellings WHERE spelling >= ? AND spelling < ?
             LIMIT ${NEIGHBOURS_MOST}) AS s JOIN search_words w ON w.row = s.word
           WHERE length(s.spelling) BETWEEN ? AND ? AND (s.kind = ? OR (s.kind = ? AND w.entity = 1))`,
      )
      .join(' UNION ALL '),
    ranges.flatMap(({ beginning, length, written, sounded }) => [
      beginning,
      `${beginning}\u{10ffff}`,
      length - apart,
      length + apart,
      written,
      sounded,
    ]),
  );
  const found = new Map<string, Spelling[]>(keys.map((key) => [key, []]));
  for (const { asked, ...row } of rows) {
    const one = spellingFromRow(row);
    const isBackwards = one.kind.endsWith('backwards');
    const spelling = isBackwards ? { ...one, spelling: backwards(one.spelling) } : one;
    found.get(ranges[asked]?.key ?? '')?.push(spelling);
  }
  return found;
}

/** Returns the first half of a key, and the second half reversed. */
function halvesOf(key: string) {
  const characters = [...key];
  const half = Math.max(1, Math.floor((characters.length - 1) / 2));
  const { length } = characters;
  return [
    { key, length, beginning: characters.slice(0, half).join(''), written: 'written', sounded: 'pinyin' },
    {
      key,
      length,
      beginning: backwards(characters.slice(-half).join('')),
      written: 'written backwards',
      sounded: 'pinyin backwards',
    },
  ];
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

/** A stored spelling with its word. */
interface SpellingRow extends Omit<KnownWord, 'entity'> {
  readonly spelling: string;
  readonly kind: SpellingKind;
  readonly entity: number;
}

function spellingFromRow({ spelling, kind, key, text, entity, stories }: SpellingRow): Spelling {
  return { spelling, kind, word: { key, text, entity: entity === 1, stories } };
}

/** Removes duplicate words, most reported first. */
export function distinct(words: readonly KnownWord[]): KnownWord[] {
  const seen = new Map(words.map((word) => [word.key, word]));
  return [...seen.values()].sort((a, b) => b.stories - a.stories);
}
