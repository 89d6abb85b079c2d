import type { Clock } from '../calendar/zone.ts';
import { type EditionReading, readEdition } from '../editions/readEdition.ts';
import type { Document } from '../sources/document.ts';
import type { Fetcher } from '../sources/fetcher.ts';
import { listSource } from '../sources/list.ts';
import type { ListedItem } from '../sources/listing.ts';
import type { Source } from '../sources/source.ts';
import { nearest } from '../text/nearest.ts';
import { printableLine } from '../text/printable.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan sources check`. */
export interface CheckSourcesOptions {
  readonly sources: readonly Source[];
  /** Which to try; none means all, those that are off included. */
  readonly ids: readonly string[];
  readonly fetcher: Fetcher;
  readonly clock: Clock;
}

/** `sulan sources check [ID…]`: tries sources once, stores nothing, and says what each would bring. Exit 1 if any fails. */
export async function checkSources(options: CheckSourcesOptions, lines: Lines): Promise<number> {
  const { sources, ids } = options;
  const unknown = ids.filter((id) => !sources.some((source) => source.id === id));
  for (const id of unknown) lines.err(unknownSource(id, sources));
  if (unknown.length > 0) return EXIT.usage;
  const wanted = ids.length === 0 ? sources : sources.filter(({ id }) => ids.includes(id));
  const findings = await Promise.all(wanted.map((source) => check(source, options)));
  for (const { line } of findings) lines.out(line);
  return findings.every(({ kind }) => kind !== 'failed') ? EXIT.done : EXIT.failed;
}

/** Says that the list has no such source, and which one may have been meant. */
export function unknownSource(id: string, sources: readonly Source[]): string {
  const near = nearest(
    id,
    sources.map((source) => source.id),
  );
  const hint = near
    ? `did you mean ${near}?`
    : `it has ${sources.map((source) => source.id).join(', ') || 'none'}.`;
  return `There is no source "${printableLine(id)}" in the source list: ${hint}`;
}

/** What trying a source showed: it brings something, it answers and brings nothing, or it fails. */
interface Finding {
  readonly kind: 'ok' | 'empty' | 'failed';
  readonly line: string;
}

/** So many items are read until one of them holds something. */
const ITEMS_TRIED = 3;

async function check(source: Source, { fetcher, clock }: CheckSourcesOptions): Promise<Finding> {
  const context = { fetcher, clock };
  const listing = await listSource(source, context);
  if (listing.kind === 'unchanged')
    return finding(source, 'failed', 'the server answered 304 to a request without conditions');
  if (listing.kind === 'failed') return finding(source, 'failed', listing.message);
  const items = source.kind === 'folder' ? listing.items.toReversed() : listing.items;
  if (items.length === 0) return finding(source, 'empty', 'it answers, and holds nothing at present');
  const found = `${items.length} items${listing.isCutOff ? ' (the rest is cut off)' : ''}`;
  const tried: Finding[] = [];
  for (const item of items.slice(0, ITEMS_TRIED)) {
    tried.push(await checkItem(source, item, found));
    if (tried.at(-1)?.kind === 'ok') break;
  }
  return tried.find(({ kind }) => kind === 'ok') ?? tried[0] ?? finding(source, 'empty', found);
}

async function checkItem(source: Source, item: ListedItem, found: string): Promise<Finding> {
  const loaded = await item.load();
  const what = `${found}; ${item.label}`;
  if (loaded.kind === 'failed') return finding(source, 'failed', `${what}: ${loaded.message}`);
  const reading = readEdition(loaded.document);
  const holds = reading.kind !== 'unreadable' && reading.edition.stories.length > 0;
  return finding(source, holds ? 'ok' : 'failed', `${what}: ${describe(reading, loaded.document)}`);
}

const MARKS: Readonly<Record<Finding['kind'], string>> = { ok: 'ok    ', empty: 'EMPTY ', failed: 'FAILED' };

function finding(source: Source, kind: Finding['kind'], text: string): Finding {
  return { kind, line: `${MARKS[kind]} ${source.id}: ${printableLine(text)}` };
}

function describe(reading: EditionReading, { hints }: Document): string {
  if (reading.kind === 'unreadable') return reading.reason;
  const { stories, column, date } = reading.edition;
  if (stories.length === 0) return 'it holds no stories';
  if (reading.kind === 'article') return 'a plain article';
  const name = hints?.column ?? column;
  return `an edition${name ? ` of ${name}` : ''}${date ? ` for ${date}` : ''} with ${stories.length} stories`;
}
