import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { ServerStories } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import { editionsOf } from '../store/news/editions.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import { readServerSources, type ServerSource } from '../store/serverSources.ts';

/** The news of sources that servers have for themselves. */
export interface ServerNews extends ServerStories {
  /** Where that news lies: a store of its own, which nothing but this room reads. */
  readonly store: Store;
  /** Reads anew which server has which sources; to be called after every change of them. */
  refresh(): Promise<void>;
  /** A server's sources in the order in which they were added. */
  sourcesOf(server: string): readonly ServerSource[];
  /** Every source of any server, each address once. */
  sources(): readonly ServerSource[];
  /** One of the stories of a server's sources, under the name that the server knows its source by. */
  find(server: string, id: StoryId): Promise<StoredStory | undefined>;
}

/** Stories of one request at most: ten sources bring no more in a week. */
const STORIES_MOST = 500;
/** Days whose roundups are looked through: what came in within a day is of that day or of the days beside it. */
const DAYS_APART = 2;

/** The news of servers' own sources: `registry` is the bot's store, `store` holds what the sources brought. */
export function serverNewsIn(store: Store, registry: Store): ServerNews {
  const [editions, stories] = [editionsOf(store), storiesOf(store)];
  let servers: ReadonlyMap<string, readonly ServerSource[]> = new Map();
  const sourcesOf = (server: string) => servers.get(server) ?? [];

  /** The stories of roundups stand alone here: none of the server's sources is a column of the bot's. */
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
 * The stories that are of these sources, outside any edition and under the sources' names. Their rows are counted below
 * zero, so that none is taken for a row of the bot's store.
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
