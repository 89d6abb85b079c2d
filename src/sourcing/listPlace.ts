import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../settings/config.ts';
import type { Source, SourceTier } from '../sources/source.ts';
import type { ListPlace } from '../sources/sourceList/listFile.ts';

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

/** Makes the tiers those of a list, by the names under which its sources' articles stand. */
export function fillTiers(tiers: Map<string, SourceTier>, sources: readonly Source[]): void {
  tiers.clear();
  for (const { name, tier } of sources) tiers.set(name, tier);
}
