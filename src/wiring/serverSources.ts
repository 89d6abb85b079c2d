import type { Logger } from 'pino';
import type { Clock } from '../calendar/zone.ts';
import type { ServerSourceDesk } from '../messages/administration/serverSourceDesk.ts';
import { ownReader } from '../serverNews/ownReading.ts';
import type { ServerNews } from '../serverNews/serverNews.ts';
import type { Fetcher } from '../sources/fetching/fetcher.ts';
import { createPoller, type Poller } from '../sources/polling/poller.ts';
import type { Source } from '../sources/source.ts';
import { polledSource, serverSourceDesk } from '../sourcing/serverSourceDesk.ts';
import { ingestApart } from '../store/ingest.ts';
import { sourceStatesOf } from '../store/sources.ts';
import type { App } from './core.ts';

/** Poller and management of servers' own sources. */
export interface ServerParts {
  readonly poller: Poller;
  readonly desk: ServerSourceDesk;
}

/** Options of `serverParts`. */
export interface ServerPartsOptions {
  readonly app: Pick<App, 'store' | 'reader'>;
  readonly news: ServerNews;
  /** Fetches public addresses only: admins of servers are strangers to the operator's network. */
  readonly fetcher: Fetcher;
  readonly listed: () => readonly Source[];
  readonly most: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Creates the poller, which asks an address once for all servers that use it, and the admins' management. */
export function serverParts({ app, news, ...options }: ServerPartsOptions): ServerParts {
  const { fetcher, clock, log } = options;
  const states = sourceStatesOf(news.store);
  const reader = { ...app.reader, ...ownReader(app.reader) };
  const poller = createPoller({
    get sources() {
      return news.sources().map(polledSource);
    },
    states,
    fetcher,
    ingest: (document) =>
      ingestApart(news.store, reader, document, clock.now(), { articlesStandAlone: true }),
    clock,
    log,
  });
  return {
    poller: {
      async poll(now, onPolled) {
        await news.refresh();
        return poller.poll(now, onPolled);
      },
      stop: () => poller.stop(),
    },
    desk: serverSourceDesk({
      ...options,
      registry: app.store,
      news,
      states,
      read: (document) => app.reader.read(document),
    }),
  };
}

/** Combines two pollers. */
export function bothPollers(one: Poller, other: Poller): Poller {
  return {
    poll: async (now, onPolled) =>
      (await Promise.all([one.poll(now, onPolled), other.poll(now, onPolled)])).flat(),
    async stop() {
      await Promise.all([one.stop(), other.stop()]);
    },
  };
}
