import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { ServerStories } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import { editionsOf } from '../store/news/editions.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import { readServerSources, type ServerSource } from '../store/serverSources.ts';

/** News of servers' own sources. */
export interface ServerNews extends ServerStories {
  /** A separate store, which only this room reads. */
  readonly store: Store;
  /** Reloads which server has which sources; call it after every change. */
  refresh(): Promise<void>;
  /** Returns a server's sources in the order of adding. */
  sourcesOf(server: string): readonly ServerSource[];
  /** Returns the sources of all servers, each address once. */
  sources(): readonly ServerSource[];
  /** Returns a story of a server's sources, under the server's name for the source. */
  find(server: string, id: StoryId): Promise<StoredStory | undefined>;
}

/** Maximum number of stories per request: ten sources bring fewer in a week. */
const STORIES_MOST = 500;
/** Days around an arrival that its news can have. */
const DAYS_APART = 2;

/** Creates the repository of servers' own news: `registry` is the bot's store, `store` contains the news. */
export function serverNewsIn(store: Store, registry: Store): ServerNews {
  const [editions, stories] = [editionsOf(store), storiesOf(store)];
  let servers: ReadonlyMap<string, readonly ServerSource[]> = new Map();
  const sourcesOf = (server: string) => servers.get(server) ?? [];

  /** Stories of roundups appear without their edition: a server's source is no column of the bot. */
  const ofRoundups = async (own: readonly ServerSource[], from: CalendarDay, to: CalendarDay) => {
    const found: StoredStory[] = [];
    const ids = own.map(({ id }) => id);
    for (let day = from; day <= to; day = addDays(day, 1))
      found.push(...(await editions.onDay(day, ids)).flatMap((edition) => edition.stories));
    return found;
  };

  return {
    store,
    sourcesOf,
    async refresh() {
      servers = Map.groupBy(await readServerSources(registry), ({ guild }) => guild);
    },
    sources: () => [...new Map([...servers.values()].flat().map((source) => [source.id, source])).values()],
    async find(server, id) {
      const story = await stories.find(id);
      return story && shown([story], sourcesOf(server))[0];
    },
    async ofDays(server, from, to) {
      const own = sourcesOf(server);
      if (own.length === 0) return [];
      const ids = own.map(({ id }) => id);
      const articles = await stories.articlesOfDays(from, addDays(to, -1), ids, STORIES_MOST);
      const ofEditions = await ofRoundups(own, addDays(from, 1), to);
      return shown([...ofEditions, ...articles], own);
    },
    async stored(server, after, until) {
      const own = sourcesOf(server);
      if (own.length === 0) return [];
      const ids = own.map(({ id }) => id);
      const articles = await stories.articlesStored(after, until, ids, STORIES_MOST);
      const last = dayAt(until, BEIJING);
      const ofEditions = (await ofRoundups(own, addDays(last, -DAYS_APART), addDays(last, 1))).filter(
        ({ storedAt }) => storedAt > after && storedAt <= until,
      );
      return shown([...ofEditions, ...articles], own);
    },
  };
}

/**
 * Returns the stories of these sources without editions, under the sources' names. Their row numbers are negative, so
 * that none is mistaken for a row of the bot's store.
 */
function shown(stories: readonly StoredStory[], own: readonly ServerSource[]): readonly StoredStory[] {
  const names = new Map(own.map(({ id, name }) => [id, name]));
  return stories.flatMap((story) => {
    const name = names.get(story.column);
    return name === undefined
      ? []
      : [{ ...story, row: -story.row, column: name, edition: null, isOfServer: true as const }];
  });
}
