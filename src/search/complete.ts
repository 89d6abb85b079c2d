import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import { keyOf } from '../words/atoms.ts';
import { allOf, expressionOf } from './index/expression.ts';
import { parseTerms, type WordLists } from './query/parseTerms.ts';
import { type Term, wordTerm } from './query/terms.ts';
import { normalizeForMatching } from './ranking/matching.ts';
import { type CandidateStory, newestTitled, type SearchSource } from './ranking/retrieve.ts';
import { type BegunWord, isFollowedName, wordsBeginning } from './spelling/wordsBeginning.ts';

/** A completion of typed text. */
export type QueryCompletion =
  | { readonly kind: 'entity'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly story: StoryId };

/** Maximum length of typed text. */
const TYPED_MOST = 60;
/** Maximum number of words that may complete the last one and whose newest titles are shown. */
const WORDS_MOST = 8;

/** Returns entities in the news and newest titles for typed text; words before the last must match as typed. */
export async function complete(
  source: SearchSource,
  lists: WordLists,
  { typed, limit, today }: { typed: string; limit: number; today: CalendarDay },
): Promise<QueryCompletion[]> {
  const text = typed.slice(0, TYPED_MOST).trim();
  const key = keyOf(text);
  if (key === '' || limit < 1) return [];
  const words = await wordsBeginning(source.queries, key, today);
  const names = words.filter((word) => isFollowedName(lists.lexicon, word)).slice(0, Math.ceil(limit / 3));
  const entities = names.map((word): QueryCompletion => ({ kind: 'entity', text: word.text }));
  const titles = await literalTitles(source, lists, text, key, limit);
  const begun = titles.length > 0 ? titles : await begunTitles(source, lists, { text, words, limit, today });
  return [...entities, ...begun].slice(0, limit);
}

/** Returns the newest titles that contain the typed text. */
async function literalTitles(
  source: SearchSource,
  lists: WordLists,
  text: string,
  key: string,
  limit: number,
): Promise<QueryCompletion[]> {
  if ([...key].length < 2) return [];
  const wanted = normalizeForMatching(text);
  const found = await titlesWith(source, parseTerms(lists, text).terms, [], limit * 2);
  return found
    .filter((candidate) => normalizeForMatching(candidate.title).includes(wanted))
    .map(({ title, id }) => ({ kind: 'title', text: title, story: id }));
}

/** Returns the newest titles with a word that completes the last one, and all earlier words. */
async function begunTitles(
  source: SearchSource,
  lists: WordLists,
  {
    text,
    words,
    limit,
    today,
  }: { text: string; words: readonly BegunWord[]; limit: number; today: CalendarDay },
): Promise<QueryCompletion[]> {
  const [, before = '', last = ''] = /^(.*\s)?(\S+)$/s.exec(text) ?? [];
  const required = before.trim() === '' ? [] : parseTerms(lists, before).terms;
  const begun = required.length === 0 ? words : await wordsBeginning(source.queries, keyOf(last), today);
  if (begun.length === 0) return [];
  const oneOf = begun.slice(0, WORDS_MOST).map((word) => wordTerm(word.text));
  const found = await titlesWith(source, required, oneOf, limit);
  return found.map(({ title, id }) => ({ kind: 'title', text: title, story: id }));
}

/** Returns the newest stories with all of some terms, and one of others if any, in title or glance. */
async function titlesWith(
  source: SearchSource,
  required: readonly Term[],
  oneOf: readonly Term[],
  limit: number,
): Promise<CandidateStory[]> {
  const telling = required.filter((term) => !term.isSingleCharacter);
  const clauses = telling.map((term) => expressionOf(term.alternatives));
  if (oneOf.length > 0) clauses.push(expressionOf(oneOf.flatMap((term) => term.alternatives)));
  const all = allOf(clauses.flatMap((clause) => clause ?? []));
  return all && !clauses.includes(undefined) ? newestTitled(source, all, limit) : [];
}
