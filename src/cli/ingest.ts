import { stat } from 'node:fs/promises';
import { systemClock } from '../calendar/zone.ts';
import { loadFile } from '../sources/file.ts';
import { filesIn } from '../sources/folder.ts';
import type { Ingested } from '../sources/ingest.ts';
import { ingestDocument } from '../store/ingest.ts';
import type { Store } from '../store/open.ts';
import { EXIT, type Lines } from './lines.ts';

/** What an ingest did, counted in documents; `failed` ones were said on stderr. */
export interface IngestCounts {
  new: number;
  updated: number;
  unchanged: number;
  failed: number;
}

/** Options of `sulan ingest`. */
export interface IngestCommandOptions {
  readonly json: boolean;
  /** Brings search and events up to date with what was stored. */
  readonly catchUp: () => Promise<void>;
  /** Called after each document, with how many were looked at; for a progress bar. */
  readonly onDocument?: (done: number) => void;
}

/** `sulan ingest PATH…`: every file into the store; one that fails is named and holds up nobody. */
export async function ingestPaths(
  store: Store,
  paths: readonly string[],
  options: IngestCommandOptions,
  lines: Lines,
): Promise<number> {
  const counts: IngestCounts = { new: 0, updated: 0, unchanged: 0, failed: 0 };
  let done = 0;
  for await (const path of filesUnder(paths)) {
    const ingested = await ingestFile(store, path);
    counts[ingested.kind === 'failed' ? 'failed' : ingested.change] += 1;
    for (const line of remarksOn(ingested)) lines.err(`${path}: ${line}`);
    done += 1;
    options.onDocument?.(done);
  }
  await options.catchUp();
  lines.out(options.json ? JSON.stringify(counts) : sentenceOf(counts));
  return counts.failed > 0 ? EXIT.failed : EXIT.done;
}

/** The files as named, those of folders in the order of their names. */
async function* filesUnder(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const named = await stat(path).catch(() => undefined);
    if (named?.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

async function ingestFile(store: Store, path: string): Promise<Ingested> {
  const loaded = await loadFile(path);
  if (loaded.kind === 'failed') return { kind: 'failed', reason: loaded.message };
  return ingestDocument(store, loaded.document, systemClock.now(), { articlesStandAlone: false });
}

function remarksOn(ingested: Ingested): readonly string[] {
  if (ingested.kind === 'failed') return [ingested.reason];
  if (ingested.kind === 'article' || ingested.change === 'unchanged') return [];
  return ingested.warnings.map(({ code, message }) => `${message} (${code})`);
}

function sentenceOf(counts: IngestCounts): string {
  return `editions: ${counts.new} new, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`;
}
