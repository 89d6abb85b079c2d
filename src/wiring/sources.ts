import { systemClock } from '../calendar/zone.ts';
import type { Config } from '../settings/config.ts';
import { mayAsk } from '../sources/fetching/address.ts';
import { createFetcher, type Fetcher, userAgentOf } from '../sources/fetching/fetcher.ts';
import type { Ingest } from '../sources/polling/ingest.ts';
import type { SourceStates } from '../sources/polling/states.ts';
import type { Source } from '../sources/source.ts';
import { readSourceList } from '../sources/sourceList/readSourceList.ts';
import { fillTiers, sourceListFile } from '../sourcing/listPlace.ts';
import { ingestApart } from '../store/ingest.ts';
import { sourceStatesOf } from '../store/sources.ts';
import { VERSION } from '../version.ts';
import type { App } from './core.ts';

/** Creates the fetcher of sources with the operator's settings; nothing else fetches sources. */
export function sourceFetcher(config: Config): Fetcher {
  return createFetcher({
    userAgent: userAgentOf(VERSION, config.contact),
    proxies: config.proxies,
    allows: (address) => mayAsk(address, config.allowedNetworks),
  });
}

/** The configured sources and their parts. */
export interface SourceParts {
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  /** Stores a document; a plain article becomes a single story. */
  readonly ingest: Ingest;
}

/** Reads the source list and connects its parts. Throws a SourceListError with every problem of the list. */
export function openSources({ store, reader, tiers }: App, config: Config): SourceParts {
  const sources = readSourceList(sourceListFile(config), config);
  fillTiers(tiers, sources);
  return {
    sources,
    states: sourceStatesOf(store),
    fetcher: sourceFetcher(config),
    ingest: (document) =>
      ingestApart(store, reader, document, systemClock.now(), { articlesStandAlone: true }),
  };
}
