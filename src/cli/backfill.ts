import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BackfillOptions, backfill } from '../sources/polling/backfill.ts';
import type { ItemOutcome } from '../sources/polling/readItems.ts';
import type { FolderSource, Source } from '../sources/source.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';
import type { Progress } from './progress.ts';
import { unknownSource } from './sources/check.ts';
import type { SourcesCommandTexts } from './sources/texts/texts.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Options of `sulan backfill`. */
export interface BackfillCommandOptions
  extends Pick<BackfillOptions, 'states' | 'fetcher' | 'ingest' | 'clock' | 'signal' | 'pause' | 'daysMost'> {
  readonly sources: readonly Source[];
  readonly progress: Pick<Progress, 'update' | 'stop'>;
  /** Updates search and events from the store. */
  readonly catchUp: () => Promise<void>;
  readonly texts: ResultTexts['backfill'];
  readonly sourcesTexts: Pick<SourcesCommandTexts, 'noSuchSource' | 'failedFor' | 'unreadable'>;
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
  const { texts, sourcesTexts } = options;
  const source = options.sources.find(({ id }) => id === target) ?? folderAt(target, options.sources);
  if (!source) {
    lines.err(`${unknownSource(target, options.sources, sourcesTexts)} ${texts.noSuchFolder}`);
    return EXIT.usage;
  }
  const remarks: string[] = [];
  const result = await backfill(source, {
    ...options,
    onProgress: ({ page, items, done }) =>
      options.progress.update(done, items, page > 1 ? texts.page(page) : ''),
    onItem: (item, outcome) => {
      if (outcome.kind === 'failed') remarks.push(remarkOn(item.label, outcome, sourcesTexts));
    },
  });
  options.progress.stop();
  await options.catchUp();
  for (const remark of remarks.slice(0, MOST_REMARKS)) lines.err(remark);
  if (remarks.length > MOST_REMARKS) lines.err(texts.moreFailures(remarks.length - MOST_REMARKS));
  lines.out(texts.counts({ ...result, failed: result.failures.length }));
  if (result.kind === 'finished') return result.failures.length > 0 ? EXIT.failed : EXIT.done;
  const last = result.failures.at(-1);
  const why = last && sourcesTexts.failedFor(last.reason, last.message);
  lines.err(result.kind === 'stopped' ? texts.stopped : texts.brokeOff(why));
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

function remarkOn(
  label: string,
  outcome: ItemOutcome & { readonly kind: 'failed' },
  { failedFor, unreadable }: BackfillCommandOptions['sourcesTexts'],
): string {
  const why = 'message' in outcome ? failedFor(outcome.reason, outcome.message) : unreadable(outcome);
  return printableLine(`${label}: ${why}`);
}
