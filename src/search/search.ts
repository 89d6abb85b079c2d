import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { StoryId } from '../editions/edition.ts';
import { eventsOf } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type Candidate, isHeld, newestWithin } from './candidates.ts';
import { type Completion, complete } from './complete.ts';
import { type Filters, parseQuery } from './filters.ts';
import { findFits } from './find.ts';
import { similarNames } from './spelling.ts';
import { understand, type Wanted } from './terms.ts';

/** A story that answers a query. */
export interface Hit {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
  /** The other stories of the same event. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** The answer to a query. */
export interface Answer {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Whether the first hit alone is what was asked for. */
  readonly clear: boolean;
  /** What was read as another word, because nothing holds it as typed: pinyin, or a slip of the keys. */
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** Names of the news close to what was typed; only where nothing was found. */
  readonly suggestions: readonly string[];
}

/** How a search is bounded; filters written in the query itself give way to these. */
export interface SearchOptions extends Filters {
  /** At most so many hits, 10 by default. */
  readonly limit?: number;
  /** Hits to leave out from the beginning, for further pages. */
  readonly offset?: number;
}

/** Search over a store: the one implementation behind `sulan search`, `/news` and the archive. */
export interface Search {
  search(query: string, options?: SearchOptions): Promise<Answer>;
  /** Entities in the news, and newest titles, that fit what was typed so far, the first character on. */
  complete(typed: string, limit: number): Promise<readonly Completion[]>;
}

const DEFAULT_LIMIT = 10;
const SUGGESTIONS_MOST = 5;
/** A lead this clear over the second hit means that one story was asked for. */
const CLEAR_LEAD = 0.5;

/** Search over a store whose index `indexPending` keeps up to date. */
export function createSearch(store: Store, lexicon: Lexicon, clock: Clock): Search {
  return {
    async search(query, options = {}) {
      const { text, filters: written } = parseQuery(query, clock);
      const { limit = DEFAULT_LIMIT, offset = 0, ...given } = options;
      const filters = { ...written, ...given };
      const today = dayAt(clock.now(), BEIJING);
      const wanted = understand(lexicon, text);
      if (wanted.terms.length === 0) return withoutWords(store, text, filters, offset, limit);
      const { fits, readAs } = findFits(store, lexicon, { wanted, filters, today });
      const hits = await hitsOf(store, fits.slice(offset, offset + limit));
      const suggestions = fits.length > 0 ? [] : suggest(store, wanted);
      return { hits, clear: await isClear(store, fits), readAs, suggestions };
    },
    complete: async (typed, limit) => complete(store, lexicon, typed, limit),
  };
}

/** A story that fits, with how well. */
interface Scored {
  readonly candidate: Pick<Candidate, 'id' | 'title' | 'day' | 'section' | 'column'>;
  readonly score: number;
}

/** Filters without a word ask for the newest stories within them; a query without any letter answers nothing. */
async function withoutWords(
  store: Store,
  text: string,
  filters: Filters,
  offset: number,
  limit: number,
): Promise<Answer> {
  const bounded = text === '' && Object.keys(filters).length > 0;
  const found = bounded ? newestWithin(store, filters, offset + limit).slice(offset) : [];
  const scored = found.map((candidate) => ({ candidate, score: 0 }));
  return { hits: await hitsOf(store, scored), clear: false, readAs: [], suggestions: [] };
}

async function hitsOf(store: Store, scored: readonly Scored[]): Promise<readonly Hit[]> {
  const voices = await eventsOf(store).alsoTelling(scored.map(({ candidate }) => candidate.id));
  return scored.map(({ candidate: { id, title, day, section, column }, score }) => ({
    id,
    title,
    day,
    section,
    column,
    score: Math.round(score * 10_000) / 10_000,
    also: (voices.get(id) ?? []).map((other) => ({ id: other.id, title: other.title })),
  }));
}

/** Whether the first leads clearly over the next one that tells something else. */
async function isClear(store: Store, fits: readonly Scored[]): Promise<boolean> {
  const [first] = fits;
  if (!first) return false;
  const voices = (await eventsOf(store).alsoTelling([first.candidate.id])).get(first.candidate.id) ?? [];
  const same = new Set(voices.map(({ id }) => id));
  const next = fits.slice(1).find(({ candidate }) => !same.has(candidate.id));
  return first.score - (next?.score ?? 0) >= CLEAR_LEAD;
}

/** Names like the words that no story holds; where every word is held, nothing is misspelt. */
function suggest(store: Store, { text, terms }: Wanted): string[] {
  const missing = terms.filter((term) => !isHeld(store, term));
  if (missing.length === 0) return [];
  const typed = [keyOf(text), ...missing.map((term) => keyOf(term.text))];
  const found = new Set(typed.flatMap((key) => similarNames(store, key, SUGGESTIONS_MOST)));
  return [...found].slice(0, SUGGESTIONS_MOST);
}
