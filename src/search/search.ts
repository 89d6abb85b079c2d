import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { StoryId } from '../editions/edition.ts';
import { type Events, eventsOf } from '../store/events/events.ts';
import type { Store } from '../store/open.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { isHeld, newestWithin } from './candidates.ts';
import { type Completion, complete } from './complete.ts';
import { type Filters, parseQuery } from './filters.ts';
import { findFits } from './find.ts';
import { similarNames } from './spelling.ts';
import { type Told, tellOnce } from './tellOnce.ts';
import { isLight, understand, type Wanted } from './terms.ts';

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
/** Stories read for each hit of a listing, because several may tell one event. */
const NEWEST_PER_HIT = 2;

/** Search over a store whose index `indexPending` keeps up to date. */
export function createSearch(store: Store, lexicon: Lexicon, clock: Clock): Search {
  const events = eventsOf(store);
  return {
    async search(query, options = {}) {
      const { text, filters: written } = parseQuery(query, clock);
      const { limit = DEFAULT_LIMIT, offset = 0, ...given } = options;
      const filters = { ...written, ...given };
      const today = dayAt(clock.now(), BEIJING);
      const wanted = understand(lexicon, text);
      if (wanted.terms.length === 0) {
        return newestAnswer(store, events, text === '' ? filters : {}, { offset, limit });
      }
      const { fits, readAs } = findFits(store, lexicon, { wanted, filters, today });
      // One more than is shown, so that the lead of the first over the second is known for a limit of one.
      const told = await tellOnce(fits, events, offset + limit + 1);
      const hits = told.slice(offset, offset + limit).map(hitOf);
      const [first, second] = told;
      const clear = first !== undefined && first.score - (second?.score ?? 0) >= CLEAR_LEAD;
      return { hits, clear, readAs, suggestions: fits.length > 0 ? [] : suggest(store, lexicon, wanted) };
    },
    complete: async (typed, limit) =>
      complete(store, lexicon, { typed, limit, today: dayAt(clock.now(), BEIJING) }),
  };
}

/** The newest stories within filters that stand alone; a query without any letter and filter answers nothing. */
async function newestAnswer(
  store: Store,
  events: Events,
  filters: Filters,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Answer> {
  const bounded = Object.keys(filters).length > 0;
  const found = bounded ? newestWithin(store, filters, (offset + limit) * NEWEST_PER_HIT) : [];
  const told = await tellOnce(
    found.map((candidate) => ({ candidate, score: 0 })),
    events,
    offset + limit,
  );
  return { hits: told.slice(offset).map(hitOf), clear: false, readAs: [], suggestions: [] };
}

function hitOf({ candidate: { id, title, day, section, column }, score, also }: Told): Hit {
  return { id, title, day, section, column, score: Math.round(score * 10_000) / 10_000, also };
}

/** Names like the words that no story holds; where every word is held, nothing is misspelt. */
function suggest(store: Store, lexicon: Lexicon, { text, terms }: Wanted): string[] {
  const missing = terms.filter((term) => !isLight(term) && !isHeld(store, term));
  const whole = missing.length > 0 && terms.every((term) => isLight(term) || missing.includes(term));
  const typed = [...(whole ? [keyOf(text)] : []), ...missing.map((term) => keyOf(term.text))];
  const found = new Set(typed.flatMap((key) => similarNames(store, lexicon, key, SUGGESTIONS_MOST)));
  return [...found].slice(0, SUGGESTIONS_MOST);
}
