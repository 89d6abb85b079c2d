import type { Logger } from 'pino';
import { systemClock } from '../calendar/zone.ts';
import type { ServerSourceDesk } from '../messages/administration/serverSourceDesk.ts';
import type { SourceDesk } from '../messages/administration/sourceDesk.ts';
import type { Metrics } from '../operator/metrics.ts';
import type { Config } from '../settings/config.ts';
import type { Ingest } from '../sources/polling/ingest.ts';
import { createPoller, type Poller } from '../sources/polling/poller.ts';
import { sourceDesk } from '../sourcing/desk.ts';
import type { LiveList } from '../sourcing/liveList.ts';
import type { App } from './core.ts';
import { bothPollers, serverParts } from './serverSources.ts';
import { type openSources, sourceFetcher } from './sources.ts';

/** The running bot's sources. */
export interface SourceReading {
  readonly list: LiveList;
  readonly desk: SourceDesk;
  /** Polls the sources of the list and those of servers. */
  readonly poller: Poller;
  /** Management of servers' own sources, if these are enabled. */
  readonly serverSources: ServerSourceDesk | undefined;
  /** Closes kept-alive connections. */
  close(): Promise<void>;
}

/**
 * Connects the source list, which may change at any time, its poller and management, and the same for servers' own
 * sources.
 */
export async function openSourceReading(
  app: App,
  config: Config,
  list: LiveList,
  parts: ReturnType<typeof openSources>,
  { metrics, log }: { readonly metrics: Metrics; readonly log: Logger },
): Promise<SourceReading> {
  const asked = createPoller({
    ...parts,
    get sources() {
      return list.sources;
    },
    ingest: counted(parts.ingest, metrics),
    clock: systemClock,
    log,
  });
  const listPoller: Poller = {
    ...asked,
    async poll(now, onPolled) {
      await list.look();
      return asked.poll(now, onPolled);
    },
  };
  // Private networks that the operator allows for the bot's own list are closed to servers' sources.
  const publicFetcher = sourceFetcher({ ...config, allowedNetworks: [] });
  const ofServers =
    app.serverNews &&
    serverParts({
      app,
      news: app.serverNews,
      fetcher: publicFetcher,
      listed: () => list.sources,
      most: config.serverSources,
      clock: systemClock,
      log,
    });
  await app.serverNews?.refresh();
  const desk = sourceDesk({
    list,
    states: parts.states,
    fetcher: parts.fetcher,
    clock: systemClock,
    read: (document) => app.reader.read(document),
  });
  return {
    list,
    desk,
    poller: ofServers ? bothPollers(listPoller, ofServers.poller) : listPoller,
    serverSources: ofServers?.desk,
    async close() {
      await Promise.all([parts.fetcher.close(), publicFetcher.close()]);
    },
  };
}

function counted(ingest: Ingest, metrics: Metrics): Ingest {
  return async (document) => {
    const ingested = await ingest(document);
    metrics.documentRead(document.hints?.source ?? 'unnamed', ingested);
    return ingested;
  };
}
