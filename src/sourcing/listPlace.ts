import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../settings/config.ts';
import type { Source, SourceTier } from '../sources/source.ts';
import type { ListPlace } from '../sources/sourceList/listFile.ts';

/** File of the bundled source list. */
const SHIPPED_SOURCES = fileURLToPath(new URL('../../data/sources.yaml', import.meta.url));

/** Settings that choose the list. */
type ListSettings = Pick<Config, 'sourcesFile' | 'stateDirectory'>;

/** Returns the file of the operator's own list: the configured one, else `sources.yaml` in the state folder. */
function ownListFile({ sourcesFile, stateDirectory }: ListSettings): string {
  return sourcesFile ?? join(stateDirectory, 'sources.yaml');
}

/** Returns the file of the source list: the operator's own if it exists, else the bundled one. */
export function sourceListFile(config: ListSettings): string {
  const own = ownListFile(config);
  return config.sourcesFile !== undefined || existsSync(own) ? own : SHIPPED_SOURCES;
}

/** Returns the configured list and the file for changes to it. */
export function listPlace(config: ListSettings & Pick<Config, 'rsshub'>): ListPlace {
  const own = ownListFile(config);
  return { own, shipped: config.sourcesFile ?? SHIPPED_SOURCES, settings: config };
}

/** Replaces the tiers with those of a list, by the column of the sources' articles. */
export function fillTiers(tiers: Map<string, SourceTier>, sources: readonly Source[]): void {
  tiers.clear();
  for (const { name, tier } of sources) tiers.set(name, tier);
}
