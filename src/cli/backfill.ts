import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BackfillOptions, type BackfillResult, backfill } from '../sources/polling/backfill.ts';
import type { ItemOutcome } from '../sources/polling/readItems.ts';
import type { FolderSource, Source } from '../sources/source.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';
import type { Progress } from './progress.ts';
import { unknownSource } from './sources/check.ts';
import { sourcesTexts } from './sources/texts.ts';

/** Options of `sulan backfill`. */
export interface BackfillCommandOptions
  extends Pick<BackfillOptions, 'states' | 'fetcher' | 'ingest' | 'clock' | 'signal' | 'pause' | 'daysMost'> {
  readonly sources: readonly Source[];
  readonly progress: Pick<Progress, 'update' | 'stop'>;
  /** Updates search and events from the store. */
  readonly catchUp: () => Promise<void>;
}

/** Failed documents that are listed; further ones are only counted. */
const MOST_REMARKS = 20;

/**
 * `sulan backfill SOURCE|FOLDER`: reads everything that a listed source or a folder offers; continues where an earlier
 * run stopped.
 */
export async function runBackfill(
  target: string,
  options: BackfillCommandOptions,
  lines: Lines,
): Promise<number> {
  const source = options.sources.find(({ id }) => id === target) ?? folderAt(target, options.sources);
  if (!source) {
    lines.err(`${unknownSource(target, options.sources, sourcesTexts({}))} And there is no such folder.`);
    return EXIT.usage;
  }
  const remarks: string[] = [];
  const result = await backfill(source, {
    ...options,
    onProgress: ({ page, items, done }) =>
      options.progress.update(done, items, page > 1 ? `page ${page}` : ''),
    onItem: (item, outcome) => {
      if (outcome.kind === 'failed') remarks.push(remarkOn(item.label, outcome));
    },
  });
  options.progress.stop();
  await options.catchUp();
  for (const remark of remarks.slice(0, MOST_REMARKS)) lines.err(remark);
  if (remarks.length > MOST_REMARKS) lines.err(`… and ${remarks.length - MOST_REMARKS} more`);
  lines.out(summary(result));
  if (result.kind === 'finished') return result.failures.length > 0 ? EXIT.failed : EXIT.done;
  const reason =
    result.kind === 'stopped' ? 'Stopped' : `Broke off: ${result.failures.at(-1)?.message ?? 'no answer'}`;
  lines.err(`${reason}. The same command goes on from here.`);
  return EXIT.failed;
}

/** Returns the listed source of this folder, else a temporary one identified by its path. */
function folderAt(target: string, sources: readonly Source[]): Source | undefined {
  const path = resolve(target);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const listed = sources.find(
    (source): source is FolderSource => source.kind === 'folder' && source.path === path,
  );
  const made: FolderSource = {
    id: path,
    name: basename(path),
    kind: 'folder',
    path,
    enabled: false,
    tier: 'roundup',
    verified: 'never',
    lastCheckedHere: 'never',
    articles: false,
    everyMinutes: 1,
    columns: [],
  };
  return listed ?? made;
}

function remarkOn(label: string, outcome: ItemOutcome & { readonly kind: 'failed' }): string {
  return printableLine(`${label}: ${'message' in outcome ? outcome.message : outcome.reason}`);
}

function summary({ stored, known, unreadable, failures, pages }: BackfillResult): string {
  const where = pages > 1 ? ` on ${pages} pages` : '';
  return `documents${where}: ${stored} stored, ${known} known before, ${unreadable} without stories, ${failures.length} not fetched`;
}
