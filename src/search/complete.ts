import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { fold } from '../text/fold.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { candidatesFor } from './candidates.ts';
import { comparable } from './occurrences.ts';
import { understand, wordTerm } from './terms.ts';

/** Something that completes what was typed. */
export type Completion =
  | { readonly kind: 'entity'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly story: StoryId };

/** Words that the last one typed may become, and whose newest titles are shown. */
const WORDS_MOST = 8;
/** Spellings read for one beginning. */
const SPELLINGS_MOST = 4000;

/** Entities in the news and newest titles for what was typed so far; words before the last must stand as typed. */
export function complete(store: Store, lexicon: Lexicon, typed: string, limit: number): Completion[] {
  const key = keyOf(typed.slice(0, 60));
  if (key === '' || limit < 1) return [];
  const words = wordsBeginning(store, key);
  const names = words.filter((word) => word.entity).slice(0, Math.ceil(limit / 3));
  const entities = names.map((word): Completion => ({ kind: 'entity', text: word.text }));
  const titles = titlesFor(
    store,
    lexicon,
    typed,
    words.slice(0, WORDS_MOST).map((word) => word.text),
  );
  return [...entities, ...titles].slice(0, limit);
}

/** Words with a spelling that begins so, in the news most lately and most often first. */
function wordsBeginning(store: Store, prefix: string): { text: string; entity: boolean }[] {
  return store
    .prepare(
      `SELECT w.text, max(w.entity) AS entity FROM (
         SELECT DISTINCT word FROM (SELECT word FROM search_spellings
           WHERE spelling >= ? AND spelling < ? AND kind IN ('written', 'pinyin', 'initials') LIMIT ?)) s
       JOIN search_words w ON w.row = s.word
       GROUP BY w.row ORDER BY w.stories * (CASE w.entity WHEN 1 THEN 2 ELSE 1 END) DESC, w.newest DESC LIMIT 24`,
    )
    .all(prefix, `${prefix}\u{10ffff}`, SPELLINGS_MOST)
    .map((row) => ({ text: String(row.text), entity: row.entity === 1 }));
}

function titlesFor(store: Store, lexicon: Lexicon, typed: string, words: readonly string[]): Completion[] {
  const terms = understand(lexicon, typed).terms;
  const asTyped = candidatesFor(store, { required: terms, oneOf: [] }, {}).filter((candidate) =>
    comparable(candidate.title).includes(fold(typed)),
  );
  const begun =
    asTyped.length > 0 || words.length === 0
      ? []
      : candidatesFor(store, { required: [], oneOf: words.map(wordTerm) }, {});
  return [...asTyped, ...begun].map(({ title, id }) => ({ kind: 'title', text: title, story: id }));
}
