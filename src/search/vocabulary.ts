import type { StoredStory } from '../store/news/rows.ts';
import type { Store } from '../store/open.ts';
import type { Entity } from '../words/aliases.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { blurPinyin, pinyinOf } from '../words/pinyin.ts';
import { grammarCharacters, tokenise, type Word } from '../words/segment.ts';
import { isSurname } from '../words/surnames.ts';

/** How a spelling comes from its word: itself, in pinyin, either from its end, the initials of the pinyin, or blurred. */
export type SpellingKind =
  | 'written'
  | 'pinyin'
  | 'written backwards'
  | 'pinyin backwards'
  | 'initials'
  | 'blurred pinyin';

/** A word of the news that people may type. */
export interface NewsWord {
  readonly key: string;
  readonly text: string;
  readonly entity: Entity | undefined;
}

/** Longer words are sentences that nobody types whole. */
const LONGEST_WORD = 40;

/** The words that a story adds to the vocabulary: its entities wherever they stand, other words of title and glance. */
export function newsWordsOf(lexicon: Lexicon, story: StoredStory): NewsWord[] {
  const words = new Map<string, NewsWord>();
  const name = (entity: Entity) => words.set(entity.id, { key: entity.id, text: entity.name, entity });
  const plain = (text: string) => words.set(keyOf(text), { key: keyOf(text), text, entity: undefined });
  const inHead = tokenise(lexicon, [story.title, story.glance ?? ''].join('。'));
  for (const { text, entity } of inHead) {
    if (entity) [entity, ...makersOf(lexicon, keyOf(text))].forEach(name);
    else if (isWorthTyping(text, keyOf(text))) plain(text);
  }
  peopleIn(inHead).forEach(plain);
  for (const { entity } of lexicon.mentionsIn([...story.paragraphs, ...story.commentary].join('。'))) {
    name(entity);
  }
  return [...words.values()];
}

/** A surname and a dictionary word of two characters, which may be somebody's name: 陈, 明永. */
function peopleIn(words: readonly Word[]): string[] {
  return words.flatMap(({ text, end }, i) => {
    const given = words[i + 1];
    const isName = isSurname(text) && given?.start === end && given.atoms.length === 2 && !given.entity;
    return isName ? [text + given.text] : [];
  });
}

/** Who is named at the beginning of a longer Chinese name: 搜狗 in 搜狗输入法. */
function makersOf(lexicon: Lexicon, name: string): Entity[] {
  const characters = /^[\u4e00-\u9fff]{4,}$/.test(name) ? [...name] : [];
  const beginnings = characters.slice(2, -1).map((_, i) => characters.slice(0, i + 2).join(''));
  return beginnings.map((beginning) => lexicon.named(beginning)).filter((entity) => entity !== undefined);
}

/** Stories that a batch adds to each word, and the newest of their positions. */
export type WordCounts = Map<string, { word: NewsWord; stories: number; newest: number }>;

/** Notes a story's words in the counts of its batch. */
export function noteWords(counts: WordCounts, words: readonly NewsWord[], position: number): void {
  for (const word of words) {
    const known = counts.get(word.key);
    if (!known) counts.set(word.key, { word, stories: 1, newest: position });
    else counts.set(word.key, { word, stories: known.stories + 1, newest: Math.max(known.newest, position) });
  }
}

/** Adds a batch's counts to the vocabulary; returns each word's row by its key. Belongs in a transaction. */
export function countWords(store: Store, counts: WordCounts): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const update = store.prepare(
    'UPDATE search_words SET stories = stories + ?, newest = max(newest, ?) WHERE key = ? RETURNING row',
  );
  const insert = store.prepare(
    'INSERT INTO search_words (key, text, entity, stories, newest) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [key, { word, stories, newest }] of counts) {
    const known = update.get(stories, newest, key);
    if (known) rows.set(key, Number(known.row));
    else {
      const row = Number(insert.run(key, word.text, word.entity ? 1 : 0, stories, newest).lastInsertRowid);
      spell(store, row, word);
      rows.set(key, row);
    }
  }
  return rows;
}

/** Takes a story off the counts of its words, and words that no story has any more out of the vocabulary. */
export function discountWords(store: Store, rows: readonly number[]): void {
  const list = JSON.stringify(rows);
  const among = 'row IN (SELECT value FROM json_each(?))';
  store.prepare(`UPDATE search_words SET stories = stories - 1 WHERE ${among}`).run(list);
  store.prepare(`DELETE FROM search_words WHERE stories <= 0 AND ${among}`).run(list);
}

/** Names are spelt in every way in which they are mistyped; of other words only what is typed with or without an IME. */
function spell(store: Store, row: number, { text, entity }: NewsWord): void {
  const insert = store.prepare('INSERT INTO search_spellings VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  for (const key of entity ? entity.names.map((name) => name.key) : [keyOf(text)]) {
    insert.run(key, 'written', row);
    insert.run(backwards(key), 'written backwards', row);
    for (const { whole, initials } of pinyinOf(key)) {
      insert.run(whole, 'pinyin', row);
      if (!entity) continue;
      insert.run(backwards(whole), 'pinyin backwards', row);
      if (blurPinyin(whole) !== whole) insert.run(blurPinyin(whole), 'blurred pinyin', row);
      if (initials.length > 1) insert.run(initials, 'initials', row);
    }
  }
}

/** The characters of a text in reverse, so that a search by ending is one by beginning. */
export function backwards(text: string): string {
  return [...text].reverse().join('');
}

/** Words looked at for one character, and taken of them. */
const WORDS_LOOKED_AT = 2000;
const WORDS_TAKEN = 24;

/** The most told words of the news that begin or end with each of these characters, as keys. */
export function wordsWithCharacters(
  store: Store,
  characters: readonly string[],
): ReadonlyMap<string, string[]> {
  const ranges = characters.flatMap((character) =>
    ['written', 'written backwards'].map((kind) => ({ character, kind, to: `${character}\u{10ffff}` })),
  );
  const rows = store
    .prepare(
      `SELECT json_extract(range.value, '$.character') AS character, (
         SELECT json_group_array(key) FROM (
           SELECT key FROM (
             SELECT w.key, w.stories FROM search_spellings s JOIN search_words w ON w.row = s.word
             WHERE s.spelling >= json_extract(range.value, '$.character') AND s.spelling < json_extract(range.value, '$.to')
               AND s.kind = json_extract(range.value, '$.kind') LIMIT ${WORDS_LOOKED_AT})
           ORDER BY stories DESC LIMIT ${WORDS_TAKEN})) AS keys
       FROM json_each(?) AS range`,
    )
    .all(JSON.stringify(ranges));
  const found = new Map<string, string[]>();
  for (const { character, keys } of rows) {
    const list: unknown = JSON.parse(String(keys));
    const known = found.get(String(character)) ?? [];
    found.set(String(character), Array.isArray(list) ? [...known, ...list.map(String)] : known);
  }
  return found;
}

function isWorthTyping(text: string, key: string): boolean {
  const length = [...key].length;
  return length > 1 && length <= LONGEST_WORD && !grammarCharacters.has(text) && !/^\d/.test(key);
}
