import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../calendar/zone.ts';
import { type NewsFigures, newsFigures } from '../store/figures.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import type { Store } from '../store/open.ts';

/** Adds gauges that ask the store when they are collected. */
export function addStoreGauges(
  registry: Registry,
  store: Store,
  clock: Clock,
  deliveryStates: () => Promise<ReadonlyMap<string, number>>,
): void {
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    collect: (gauge: Gauge) => void | Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        await collect(this);
      },
    });
  const news = countedNews(store);
  gauge('sulan_editions', 'Editions stored, by column', ['column'], async (g) => {
    for (const figures of (await news()).columns) g.set({ column: figures.column }, figures.editions);
  });
  gauge('sulan_stories', 'Stories of editions stored, by column', ['column'], async (g) => {
    for (const figures of (await news()).columns) g.set({ column: figures.column }, figures.stories);
  });
  gauge(
    'sulan_newest_edition_age_seconds',
    'Age of the newest edition of each column',
    ['column'],
    async (g) => {
      for (const { column, newestStoredAt } of (await news()).columns) {
        g.set({ column }, (clock.now().getTime() - newestStoredAt.getTime()) / 1000);
      }
    },
  );
  gauge(
    'sulan_edition_warnings',
    'Stored editions that carry a warning, by its code',
    ['code'],
    async (g) => {
      for (const [code, editions] of (await news()).warnings) g.set({ code }, editions);
    },
  );
  gauge(
    'sulan_deliveries',
    'Deliveries of today and yesterday (in Beijing), by state',
    ['state'],
    async (g) => {
      for (const [state, deliveries] of await deliveryStates()) g.set({ state }, deliveries);
    },
  );
  gauge('sulan_store_bytes', 'Bytes of the store on disk', [], async (g) => g.set(await store.bytes()));
}

/** Caches the figures of the news until it changes, with one count at a time: a scrape must not delay members. */
function countedNews(store: Store): () => Promise<NewsFigures> {
  let known: { readonly version: number; readonly figures: Promise<NewsFigures> } | undefined;
  return async () => {
    const version = await newsVersion(store);
    if (known?.version === version) return known.figures;
    const figures = newsFigures(store);
    known = { version, figures };
    // A failed count is repeated by the next scrape.
    figures.catch(() => {
      known = undefined;
    });
    return figures;
  };
}
