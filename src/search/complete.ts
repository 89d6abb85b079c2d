import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Store } from '../store/open.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { expressionOf } from './expression.ts';
import { firstPositionOf } from './indexRowId.ts';
import { normalizeForMatching } from './matching.ts';
import { parseTerms, type WordLists } from './parseTerms.ts';
import { type Candidate, newestTitled } from './retrieve.ts';
import { type Term, wordTerm } from './terms.ts';

/** Something that completes what was typed. */
export type Completion =
  | { readonly kind: 'entity'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly story: StoryId };

/** Nobody types more before choosing. */
const TYPED_MOST = 60;
/** Words that the last one typed may become, and whose newest titles are shown. */
const WORDS_MOST = 8;
/** Spellings read for one beginning; those of one or two letters have more, and nobody can see them all. */
const SPELLINGS_MOST = 1500;

/** Entities in the news and newest titles for what was typed so far; words before the last must stand as typed. */
export function complete(
  store: Store,
  lists: WordLists,
  { typed, limit, today }: { typed: string; limit: number; today: CalendarDay },
): Completion[] {
  const text = typed.slice(0, TYPED_MOST).trim();
  const key = keyOf(text);
  if (key === '' || limit < 1) return [];
  const words = wordsBeginning(store, key, today);
  const names = words.filter((word) => isName(lists.lexicon, word)).slice(0, Math.ceil(limit / 3));
  const entities = names.map((word): Completion => ({ kind: 'entity', text: word.text }));
  const titles = literalTitles(store, lists, text, key, limit);
  const begun = titles.length > 0 ? titles : begunTitles(store, lists, { text, words, limit, today });
  return [...entities, ...begun].slice(0, limit);
}

/** A word counts half that nobody has told of for so many days. */
const FADING_DAYS = 60;

interface BegunWord {
  readonly text: string;
  readonly entity: boolean;
}

/** Terms of the trade (大模型, 发布) have several names too, but nobody follows them as one follows a company. */
function isName(lexicon: Lexicon, word: BegunWord): boolean {
  return word.entity && lexicon.named(word.text)?.kind !== 'term';
}

/** Words with a spelling that begins so: those first that many stories tell of, and told of lately. */
function wordsBeginning(store: Store, prefix: string, today: CalendarDay): BegunWord[] {
  const fading = firstPositionOf(addDays(today, FADING_DAYS)) - firstPositionOf(today);
  return store
    .prepare(
      `SELECT w.text, w.entity FROM search_words w WHERE w.row IN (SELECT word FROM search_spellings
         WHERE spelling >= ? AND spelling < ? AND kind IN ('written', 'pinyin', 'initials') LIMIT ?)
       ORDER BY w.stories * (1 + w.entity) / (1.0 + max(0, ? - w.newest) / ?) DESC, w.newest DESC LIMIT 24`,
    )
    .all(prefix, `${prefix}\u{10ffff}`, SPELLINGS_MOST, firstPositionOf(today), fading)
    .map((row) => ({ text: String(row.text), entity: row.entity === 1 }));
}

/** The newest titles that hold what was typed as it stands. */
function literalTitles(
  store: Store,
  lists: WordLists,
  text: string,
  key: string,
  limit: number,
): Completion[] {
  if ([...key].length < 2) return [];
  const wanted = normalizeForMatching(text);
  return titlesWith(store, parseTerms(lists, text).terms, [], limit * 2)
    .filter((candidate) => normalizeForMatching(candidate.title).includes(wanted))
    .map(({ title, id }) => ({ kind: 'title', text: title, story: id }));
}

/** The newest titles with a word that begins like the last one typed, and those before it. */
function begunTitles(
  store: Store,
  lists: WordLists,
  {
    text,
    words,
    limit,
    today,
  }: { text: string; words: readonly BegunWord[]; limit: number; today: CalendarDay },
): Completion[] {
  const [, before = '', last = ''] = /^(.*\s)?(\S+)$/s.exec(text) ?? [];
  const required = before.trim() === '' ? [] : parseTerms(lists, before).terms;
  const begun = required.length === 0 ? words : wordsBeginning(store, keyOf(last), today);
  if (begun.length === 0) return [];
  const oneOf = begun.slice(0, WORDS_MOST).map((word) => wordTerm(word.text));
  return titlesWith(store, required, oneOf, limit).map(({ title, id }) => ({
    kind: 'title',
    text: title,
    story: id,
  }));
}

/** The newest stories with all of some terms, and one of others where there are any, in title or glance. */
function titlesWith(
  store: Store,
  required: readonly Term[],
  oneOf: readonly Term[],
  limit: number,
): Candidate[] {
  const telling = required.filter((term) => !term.isSingleCharacter);
  const clauses = telling.map((term) => expressionOf(term.alternatives));
  if (oneOf.length > 0) clauses.push(expressionOf(oneOf.flatMap((term) => term.alternatives)));
  if (clauses.length === 0 || clauses.includes(undefined)) return [];
  return newestTitled(store, clauses.join(' AND '), limit);
}
