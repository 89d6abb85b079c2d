import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '../app.ts';
import { systemClock } from '../calendar/zone.ts';
import type { Config } from '../config.ts';
import { mayAsk } from '../sources/address.ts';
import { createFetcher, type Fetcher, userAgentOf } from '../sources/fetcher.ts';
import type { Ingest } from '../sources/ingest.ts';
import type { Source, SourceTier } from '../sources/source.ts';
import type { ListPlace } from '../sources/sourceList/listFile.ts';
import { readSourceList } from '../sources/sourceList/readSourceList.ts';
import type { SourceStates } from '../sources/states.ts';
import { ingestApart } from '../store/ingest.ts';
import { sourceStatesOf } from '../store/sources.ts';
import { VERSION } from '../version.ts';

/** The source list that ships with the program. */
const SHIPPED_SOURCES = fileURLToPath(new URL('../../data/sources.yaml', import.meta.url));

/** Settings that say which list is read. */
type ListSettings = Pick<Config, 'sourcesFile' | 'stateDirectory'>;

/** Where a list of the operator's own lies, or is written to: the configured file, else `sources.yaml` in the state folder. */
function ownListFile({ sourcesFile, stateDirectory }: ListSettings): string {
  return sourcesFile ?? join(stateDirectory, 'sources.yaml');
}

/** The file of the source list: the operator's own where there is one, else the one that ships with the program. */
export function sourceListFile(config: ListSettings): string {
  const own = ownListFile(config);
  return config.sourcesFile !== undefined || existsSync(own) ? own : SHIPPED_SOURCES;
}

/** The configured list, and where changes to it go. */
export function listPlace(config: ListSettings & Pick<Config, 'rsshub'>): ListPlace {
  const own = ownListFile(config);
  return { own, shipped: config.sourcesFile ?? SHIPPED_SOURCES, settings: config };
}

/** The only way in which sources reach the network, within the operator's settings. */
export function sourceFetcher(config: Config): Fetcher {
  return createFetcher({
    userAgent: userAgentOf(VERSION, config.contact),
    proxies: config.proxies,
    allows: (address) => mayAsk(address, config.allowedNetworks),
  });
}

/** The sources of the configured list, and what reads them. */
export interface SourceParts {
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  /** Stores a document; a plain article becomes a story of its own. */
  readonly ingest: Ingest;
}

/** Reads the source list and wires its parts. Throws a SourceListError that names every problem in the list. */
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

/** Makes the tiers those of a list, by the names under which its sources' articles stand. */
export function fillTiers(tiers: Map<string, SourceTier>, sources: readonly Source[]): void {
  tiers.clear();
  for (const { name, tier } of sources) tiers.set(name, tier);
}
