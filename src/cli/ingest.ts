import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { CalendarDay } from '../calendar/day.ts';
import { systemClock } from '../calendar/zone.ts';
import { createDocumentReader, type DocumentReader } from '../editions/reading/documentReader.ts';
import { explainUnreadable } from '../messages/unreadableDocument.ts';
import { loadFile } from '../sources/listing/file.ts';
import { filesIn, isOtherThanPost } from '../sources/listing/folder.ts';
import type { Ingested } from '../sources/polling/ingest.ts';
import { ingestApart } from '../store/ingest.ts';
import type { Store } from '../store/open.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';
import { createProgress, type Progress } from './progress.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

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
  readonly texts: ResultTexts;
  readonly reader?: DocumentReader;
}

/** `sulan ingest PATH…`: stores every file; a failing one is reported and stops no other. */
export async function ingestPaths(
  store: Store,
  paths: readonly string[],
  options: IngestCommandOptions,
  lines: Lines,
): Promise<number> {
  const { json, catchUp, texts, progress = createProgress(undefined) } = options;
  const reader = options.reader ?? createDocumentReader();
  const counts: IngestCounts = { new: 0, updated: 0, unchanged: 0, failed: 0, undated: 0 };
  const found = await filesUnder(paths);
  for (const [done, file] of found.files.entries()) {
    progress.update(done, found.files.length, '');
    const ingested = await ingestFile(store, file, reader, options);
    if (ingested.kind === 'edition' && ingested.dayGuessed) counts.undated++;
    counts[ingested.kind === 'failed' ? 'failed' : ingested.change] += 1;
    progress.aside(() => {
      for (const line of remarksOn(ingested, texts)) lines.err(printableLine(`${file.path}: ${line}`));
    });
  }
  await reader.close();
  progress.update(found.files.length, found.files.length, texts.catchingUp);
  await catchUp();
  progress.stop();
  // Nothing is left out silently.
  if (found.others.length > 0) lines.err(texts.ingest.otherFiles(countByEnding(found.others)));
  if (counts.undated > 0) lines.err(texts.ingest.undated(counts.undated));
  lines.out(json ? JSON.stringify(counts) : texts.ingest.counts(counts));
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

function countByEnding(paths: readonly string[]): string {
  const byEnding = Map.groupBy(paths, (path) => extname(path).toLowerCase());
  return [...byEnding].map(([ending, { length }]) => `${length} ${ending}`).join(', ');
}

async function ingestFile(
  store: Store,
  { path, failure }: Wanted,
  reader: DocumentReader,
  { undatedDay, texts }: Pick<IngestCommandOptions, 'undatedDay' | 'texts'>,
): Promise<Ingested> {
  if (failure !== undefined) return { kind: 'failed', reason: failure };
  const loaded = await loadFile(path);
  if (loaded.kind === 'failed')
    return { kind: 'failed', reason: texts.unreadableFile(loaded.reason, loaded.message) };
  return ingestApart(store, reader, loaded.document, systemClock.now(), {
    articlesStandAlone: false,
    ...(undatedDay && { undatedDay }),
  });
}

function remarksOn(ingested: Ingested, texts: ResultTexts): readonly string[] {
  if (ingested.kind === 'failed') return [explainUnreadable(ingested, texts.locale)];
  if (ingested.kind === 'article' || ingested.change === 'unchanged') return [];
  return ingested.warnings.map(({ code, message }) => `${texts.warning(code, message)} (${code})`);
}
