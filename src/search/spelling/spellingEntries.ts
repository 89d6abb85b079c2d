import type { Queries } from '../../database/database.ts';
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

/** Words of the news that are spelled nearly as requested. */
export interface NearSpellings {
  /** Returns words that share half of their spelling with a requested one. */
  near(key: string): readonly Spelling[];
}

/** Maximum number of spellings with a common half of a word; more make it too short to guess from. */
const NEIGHBOURS_MOST = 800;
/** Maximum number of entries with exactly the spellings. */
const SPELLINGS_MOST = 1000;

/** Spellings and keys whose entries are read. */
export interface EntriesRequest {
  readonly spellings: readonly string[];
  /** Keys (`keyOf`) near which entries are read. */
  readonly keys: readonly string[];
  /** Maximum difference in length between a key and an entry near it. */
  readonly apart: number;
}

/** Entries of the vocabulary. */
export interface SpellingEntries extends NearSpellings {
  /** Entries by their spelling. */
  readonly exact: ReadonlyMap<string, readonly Spelling[]>;
}

/**
 * Reads, in one statement, the entries with exactly some spellings, and those that share the first or second half of a
 * key: one typing error leaves one half intact. By pinyin only names, because too many words sound alike.
 */
export async function readEntries(
  queries: Queries,
  { spellings, keys, apart }: EntriesRequest,
): Promise<SpellingEntries> {
  const halves = [...new Set(keys)].flatMap(halvesOf);
  const rows = await readRows(queries, spellings, halves, apart);
  const exact = rows.filter(({ asked }) => asked === EXACT).map(spellingFromRow);
  const near = new Map<string, Spelling[]>(halves.map(({ key }) => [key, []]));
  for (const row of rows) {
    const one = spellingFromRow(row);
    const isBackwards = one.kind.endsWith('backwards');
    const spelling = isBackwards ? { ...one, spelling: backwards(one.spelling) } : one;
    near.get(halves[row.asked]?.key ?? '')?.push(spelling);
  }
  return { exact: Map.groupBy(exact, ({ spelling }) => spelling), near: (key) => near.get(key) ?? [] };
}

/** Mark of the rows with exactly a spelling; the others have the index of the half of a key. */
const EXACT = -1;

async function readRows(
  queries: Queries,
  spellings: readonly string[],
  halves: readonly Half[],
  apart: number,
): Promise<readonly AskedRow[]> {
  const exact = `SELECT ${EXACT} AS asked, s.spelling, s.kind, w.key, w.text, w.entity, w.stories
    FROM (
      SELECT spelling, kind, word FROM search_spellings
      WHERE spelling IN (SELECT value FROM unnest(?::text[]) AS value)
      LIMIT ${SPELLINGS_MOST}) AS s JOIN search_words w ON w.row = s.word`;
  const near = halves.map(
    (_, asked) =>
      `SELECT ${asked} AS asked, s.spelling, s.kind, w.key, w.text, w.entity, w.stories
       FROM (
         SELECT spelling, kind, word FROM search_spellings WHERE spelling >= ? AND spelling < ?
         LIMIT ${NEIGHBOURS_MOST}) AS s JOIN search_words w ON w.row = s.word
       WHERE length(s.spelling) BETWEEN ? AND ? AND (s.kind = ? OR (s.kind = ? AND w.entity = 1))`,
  );
  const parts = [...(spellings.length > 0 ? [exact] : []), ...near];
  if (parts.length === 0) return [];
  return queries.all<AskedRow>(parts.join(' UNION ALL '), [
    ...(spellings.length > 0 ? [spellings] : []),
    ...halves.flatMap(({ beginning, length, written, sounded }) => [
      beginning,
      `${beginning}\u{10ffff}`,
      length - apart,
      length + apart,
      written,
      sounded,
    ]),
  ]);
}

/** Half of a key, forwards or backwards, and the kinds of spellings that may have it. */
interface Half {
  readonly key: string;
  /** Length of the key in characters. */
  readonly length: number;
  readonly beginning: string;
  readonly written: SpellingKind;
  readonly sounded: SpellingKind;
}

/** Returns the first half of a key, and the second half reversed. */
function halvesOf(key: string): readonly Half[] {
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

/** A stored spelling with its word, and what it was asked for. */
interface AskedRow extends SpellingRow {
  readonly asked: number;
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
