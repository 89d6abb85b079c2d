import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorMessage } from '../../text/errorMessage.ts';
import type { Source } from '../source.ts';
import { SourceListError } from './problem.ts';
import { parseSourceList, readListText, type SourceListSettings } from './readSourceList.ts';

/** Files of a source list: the one that is read and the one to which changes are written. */
export interface ListPlace {
  /** The operator's own list; it may not exist yet. */
  readonly own: string;
  /** Shipped list, read while the operator has none; the first change copies it. */
  readonly shipped: string;
  readonly settings: SourceListSettings;
}

/** Returns the file that is currently read. */
export function activeFile({ own, shipped }: ListPlace): string {
  return existsSync(own) ? own : shipped;
}

/** Reads the current sources. Throws a SourceListError if the list is invalid. */
export function sourcesAt(place: ListPlace): readonly Source[] {
  const file = activeFile(place);
  return parseSourceList(readListText(file), file, place.settings);
}

/**
 * Changes the operator's own list, created from the shipped one if there is none, and returns its sources; undefined if
 * `change` finds nothing to change. The file is replaced atomically. Throws a SourceListError if the list is invalid
 * before or after, and leaves the file unchanged.
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

/** Writes a list's file atomically. Throws a SourceListError if the folder is not writable. */
export function writeList(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    const message = errorMessage(error);
    throw new SourceListError(file, [{ place: {}, rule: 'unwritable', detail: message }]);
  }
}
