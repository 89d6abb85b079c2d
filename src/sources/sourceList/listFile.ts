import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Source } from '../source.ts';
import { parseSourceList, readListText, SourceListError, type SourceListSettings } from './readSourceList.ts';

/** Where a source list is read and where changes to it go. */
export interface ListPlace {
  /** The list of the operator's own; it need not be there yet. */
  readonly own: string;
  /** The list that is read while there is none of the operator's own, and that the first change begins with. */
  readonly shipped: string;
  readonly settings: SourceListSettings;
}

/** The file that is read at present. */
export function activeFile({ own, shipped }: ListPlace): string {
  return existsSync(own) ? own : shipped;
}

/** The sources of the place as they stand in the file now. Throws a SourceListError for a list that cannot be used. */
export function sourcesAt(place: ListPlace): readonly Source[] {
  const file = activeFile(place);
  return parseSourceList(readListText(file), file, place.settings);
}

/**
 * Changes the operator's own list, made from the shipped one where there is none, and returns its sources; undefined
 * where `change` finds nothing to change. The file is replaced whole, so that no reader sees half of it. Throws a
 * SourceListError where the list cannot be used before or after, and leaves the file as it was.
 */
export function changeList(
  place: ListPlace,
  change: (text: string) => string | undefined,
): readonly Source[] | undefined {
  const { own, settings } = place;
  const file = activeFile(place);
  const text = readListText(file);
  parseSourceList(text, file, settings);
  const changed = change(text);
  if (changed === undefined) return undefined;
  const sources = parseSourceList(changed, own, settings);
  writeList(own, changed);
  return sources;
}

/** Writes a list's file in one step. Throws a SourceListError where the folder takes none. */
export function writeList(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SourceListError(file, [`it cannot be written: ${message}`]);
  }
}
