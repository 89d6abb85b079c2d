import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { CalendarDay } from '../calendar/day.ts';
import { systemClock } from '../calendar/zone.ts';
import { createDocumentReader, type DocumentReader } from '../editions/reading/documentReader.ts';
import { loadFile } from '../sources/listing/file.ts';
import { filesIn, isOtherThanPost } from '../sources/listing/folder.ts';
import type { Ingested } from '../sources/polling/ingest.ts';
import { ingestApart } from '../store/ingest.ts';
import type { Store } from '../store/open.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress, type Progress } from './progress.ts';

/** Counts of documents of an ingest; `failed` ones were reported on stderr. */
export interface IngestCounts {
  new: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Editions whose only day is their file's, and which are in no digest. */
  undated: number;
}

/** Options of `sulan ingest`. */
export interface IngestCommandOptions {
  readonly json: boolean;
  /** Day of documents that name none; without it they can be found but are in no digest. */
  readonly undatedDay?: CalendarDay;
  /** Updates search and events from the store. */
  readonly catchUp: () => Promise<void>;
  readonly progress?: Progress;
  readonly reader?: DocumentReader;
}

/** `sulan ingest PATH…`: stores every file; a failing one is reported and stops no other. */
export async function ingestPaths(
  store: Store,
  paths: readonly string[],
  options: IngestCommandOptions,
  lines: Lines,
): Promise<number> {
  const { json, catchUp, undatedDay, progress = createProgress(undefined) } = options;
  const reader = options.reader ?? createDocumentReader();
  const counts: IngestCounts = { new: 0, updated: 0, unchanged: 0, failed: 0, undated: 0 };
  const found = await filesUnder(paths);
  for (const [done, file] of found.files.entries()) {
    progress.update(done, found.files.length, '');
    const ingested = await ingestFile(store, file, reader, undatedDay);
    if (ingested.kind === 'edition' && ingested.dayGuessed) counts.undated++;
    counts[ingested.kind === 'failed' ? 'failed' : ingested.change] += 1;
    progress.aside(() => {
      for (const line of remarksOn(ingested)) lines.err(printableLine(`${file.path}: ${line}`));
    });
  }
  await reader.close();
  progress.update(found.files.length, found.files.length, 'search and events');
  await catchUp();
  progress.stop();
  if (found.others.length > 0) lines.err(remarkOnOthers(found.others));
  if (counts.undated > 0) lines.err(remarkOnUndated(counts.undated));
  lines.out(json ? JSON.stringify(counts) : sentenceOf(counts));
  return counts.failed > 0 ? EXIT.failed : EXIT.done;
}

/** A file to read; `failure` is set for a folder that cannot be listed. */
interface Wanted {
  readonly path: string;
  readonly failure?: string;
}

/** Returns the named files and those of folders by name; `others` are files in folders that are no posts. */
async function filesUnder(
  paths: readonly string[],
): Promise<{ readonly files: readonly Wanted[]; readonly others: readonly string[] }> {
  const files: Wanted[] = [];
  const others: string[] = [];
  for (const path of paths) {
    const named = await stat(path).catch(() => undefined);
    if (!named?.isDirectory()) {
      files.push({ path });
      continue;
    }
    for await (const entry of filesIn(path)) {
      if (entry.kind === 'failed') files.push({ path, failure: entry.message });
      else if (isOtherThanPost(entry.path)) others.push(entry.path);
      else files.push({ path: entry.path });
    }
  }
  return { files, others };
}

/** Returns a sentence about skipped files in folders: nothing is left out silently. */
function remarkOnOthers(others: readonly string[]): string {
  const byEnding = Map.groupBy(others, (path) => extname(path).toLowerCase());
  const counts = [...byEnding].map(([ending, { length }]) => `${length} ${ending}`);
  return `Not read, because they are no posts by their endings: ${counts.join(', ')}`;
}

/** Returns a sentence about editions without a day and the remedy. */
function remarkOnUndated(count: number): string {
  const what = count === 1 ? '1 edition names' : `${count} editions name`;
  const they = count === 1 ? 'it is found by search and stands' : 'they are found by search and stand';
  return `${what} no day: ${they} in no digest; \`sulan ingest --date YYYY-MM-DD\` sets it.`;
}

async function ingestFile(
  store: Store,
  { path, failure }: Wanted,
  reader: DocumentReader,
  undatedDay: CalendarDay | undefined,
): Promise<Ingested> {
  if (failure !== undefined) return { kind: 'failed', reason: failure };
  const loaded = await loadFile(path);
  if (loaded.kind === 'failed') return { kind: 'failed', reason: loaded.message };
  return ingestApart(store, reader, loaded.document, systemClock.now(), {
    articlesStandAlone: false,
    ...(undatedDay && { undatedDay }),
  });
}

function remarksOn(ingested: Ingested): readonly string[] {
  if (ingested.kind === 'failed') return [ingested.reason];
  if (ingested.kind === 'article' || ingested.change === 'unchanged') return [];
  return ingested.warnings.map(({ code, message }) => `${message} (${code})`);
}

function sentenceOf(counts: IngestCounts): string {
  return `editions: ${counts.new} new, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`;
}
