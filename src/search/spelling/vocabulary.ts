import type { Queries, Transaction } from '../../database/database.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Entity } from '../../words/aliases.ts';
import { keyOf } from '../../words/atoms.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { blurPinyin, pinyinOf } from '../../words/pinyin.ts';
import { grammarCharacters, tokenise, type Word } from '../../words/segment.ts';
import { isSurname } from '../../words/surnames.ts';

/** Kinds of spellings of a word: itself, pinyin, either reversed, initials of the pinyin, or blurred pinyin. */
export type SpellingKind =
  | 'written'
  | 'pinyin'
  | 'written backwards'
  | 'pinyin backwards'
  | 'initials'
  | 'blurred pinyin';

/** A word of the news. */
export interface NewsWord {
  readonly key: string;
  readonly text: string;
  readonly entity: Entity | undefined;
}

/** Longest word; longer ones are sentences. */
const LONGEST_WORD = 40;

/** Returns the words that a story adds to the vocabulary: entities anywhere, other words of title and glance. */
export function newsWordsOf(lexicon: Lexicon, story: StoredStory): NewsWord[] {
  const words = new Map<string, NewsWord>();
  const name = (entity: Entity) => words.set(entity.id, { key: entity.id, text: entity.name, entity });
  const plain = (text: string) => words.set(keyOf(text), { key: keyOf(text), text, entity: undefined });
  const inHead = tokenise(lexicon, [story.title, story.glance ?? ''].join('。'));
  for (const { text, entity } of inHead) {
    if (entity) {
      const makers = makersOf(lexicon, keyOf(text));
      [entity, ...makers.map((maker) => maker.entity)].forEach(name);
      for (const { product } of makers) {
        const named = lexicon.named(product);
        if (named) name(named);
        else plain(product);
      }
    } else if (isWorthTyping(text, keyOf(text))) plain(text);
  }
  peopleIn(inHead).forEach(plain);
  for (const { entity } of lexicon.mentionsIn([...story.paragraphs, ...story.commentary].join('。'))) {
    name(entity);
  }
  return [...words.values()];
}

/** Returns a surname with a following two-character word, which may be a person's name: 陈, 明永. */
function peopleIn(words: readonly Word[]): string[] {
  return words.flatMap(({ text, end }, i) => {
    const given = words[i + 1];
    const isName = isSurname(text) && given?.start === end && given.atoms.length === 2 && !given.entity;
    return isName ? [text + given.text] : [];
  });
}

/** Returns a known name at the start of a longer Chinese one, and the product: 搜狗 and 输入法 in 搜狗输入法. */
function makersOf(lexicon: Lexicon, name: string): { entity: Entity; product: string }[] {
  const characters = /^[\u4e00-\u9fff]{4,}$/.test(name) ? [...name] : [];
  return characters.slice(2, -1).flatMap((_, i) => {
    const entity = lexicon.named(characters.slice(0, i + 2).join(''));
    return entity ? [{ entity, product: characters.slice(i + 2).join('') }] : [];
  });
}

/** Stories per word in a batch, and the newest position. */
export type WordCounts = Map<string, { word: NewsWord; stories: number; newest: number }>;

/** Adds a story's words to the counts of its batch. */
export function noteWords(counts: WordCounts, words: readonly NewsWord[], position: number): void {
  for (const word of words) {
    const known = counts.get(word.key);
    if (!known) counts.set(word.key, { word, stories: 1, newest: position });
    else counts.set(word.key, { word, stories: known.stories + 1, newest: Math.max(known.newest, position) });
  }
}

/** Adds a batch's counts to the vocabulary; returns the row of each word by key. Call it in a transaction. */
export async function countWords(
  transaction: Transaction,
  counts: WordCounts,
): Promise<ReadonlyMap<string, number>> {
  const known = await wordRows(transaction, [...counts.keys()]);
  const told = [...counts].map(([key, count]) => ({ key, row: known.get(key), ...count }));
  await transaction.runEach(
    `UPDATE search_words SET stories = stories + ?, newest = CASE WHEN newest < ? THEN ? ELSE newest END
     WHERE row = ?`,
    // In the order of the table, so that words on one page are changed together.
    told
      .flatMap(({ row, stories, newest }) => (row === undefined ? [] : { row, stories, newest }))
      .sort((one, other) => one.row - other.row)
      .map(({ row, stories, newest }) => [stories, newest, newest, row]),
  );
  const unknown = told.filter(({ row }) => row === undefined);
  // Another process may add a word at the same time.
  await transaction.runEach(
    `INSERT INTO search_words (key, text, entity, stories, newest) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET stories = search_words.stories + excluded.stories,
       newest = CASE WHEN search_words.newest < excluded.newest THEN excluded.newest ELSE search_words.newest END`,
    unknown.map(({ key, word, stories, newest }) => [key, word.text, word.entity ? 1 : 0, stories, newest]),
  );
  const added = await wordRows(
    transaction,
    unknown.map(({ key }) => key),
  );
  const rows = new Map([...known, ...added]);
  await transaction.runEach(
    'INSERT INTO search_spellings (spelling, kind, word) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    unknown.flatMap(({ key, word }) => {
      const row = rows.get(key);
      return row === undefined ? [] : spellingsOf(word).map(([spelling, kind]) => [spelling, kind, row]);
    }),
  );
  return rows;
}

async function wordRows(queries: Queries, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queries.all<{ key: string; row: number }>(
    'SELECT key, row FROM search_words WHERE key = ANY(?)',
    [keys],
  );
  return new Map(rows.map(({ key, row }) => [key, row]));
}

/** Subtracts stories from the counts of their words, each as often as given, and removes words without stories. */
export async function discountWords(transaction: Transaction, rows: readonly number[]): Promise<void> {
  const counts = [...Map.groupBy(rows, (row) => row)].map(([row, { length }]) => [length, row]);
  await transaction.runEach('UPDATE search_words SET stories = stories - ? WHERE row = ?', counts);
  await transaction.run('DELETE FROM search_words WHERE stories <= 0 AND row = ANY(?)', [rows]);
}

/**
 * Returns the spellings of a word: names in all mistyped ways, others only as typed with or without an input method.
 */
function spellingsOf({ text, entity }: NewsWord): [spelling: string, kind: SpellingKind][] {
  const spellings: [string, SpellingKind][] = [];
  for (const key of entity ? entity.names.map((name) => name.key) : [keyOf(text)]) {
    spellings.push([key, 'written'], [backwards(key), 'written backwards']);
    for (const { whole, initials } of pinyinOf(key)) {
      spellings.push([whole, 'pinyin']);
      if (!entity) continue;
      spellings.push([backwards(whole), 'pinyin backwards']);
      if (blurPinyin(whole) !== whole) spellings.push([blurPinyin(whole), 'blurred pinyin']);
      if (initials.length > 1) spellings.push([initials, 'initials']);
    }
  }
  return spellings;
}

/** Reverses a text, so that a search by suffix becomes one by prefix. */
export function backwards(text: string): string {
  return [...text].reverse().join('');
}

/** Words read and kept per character. */
const WORDS_LOOKED_AT = 2000;
const WORDS_TAKEN = 24;

/** Returns the keys of the most reported words that start or end with each character. */
export async function wordsWithCharacters(
  queries: Queries,
  characters: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const ranges = characters.flatMap((character) =>
    (['written', 'written backwards'] as const).map((kind) => ({ character, kind })),
  );
  if (ranges.length === 0) return new Map();
  const rows = await queries.all<{ asked: number; key: string }>(
    ranges
      .map(
        (_, asked) =>
          `SELECT * FROM (SELECT ${asked} AS asked, key FROM (
             SELECT w.key, w.stories FROM search_spellings s JOIN search_words w ON w.row = s.word
             WHERE s.spelling >= ? AND s.spelling < ? AND s.kind = ?
             ORDER BY s.spelling, s.word LIMIT ${WORDS_LOOKED_AT}) AS begun
           ORDER BY stories DESC, key LIMIT ${WORDS_TAKEN}) AS taken`,
      )
      .join(' UNION ALL '),
    ranges.flatMap(({ character, kind }) => [character, `${character}\u{10ffff}`, kind]),
  );
  const found = new Map<string, string[]>(characters.map((character) => [character, []]));
  for (const { asked, key } of rows) found.get(ranges[asked]?.character ?? '')?.push(key);
  return found;
}

function isWorthTyping(text: string, key: string): boolean {
  const length = [...key].length;
  return length > 1 && length <= LONGEST_WORD && !grammarCharacters.has(text) && !/^\d/.test(key);
}
