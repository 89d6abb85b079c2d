import type { Clock } from '../calendar/zone.ts';
import { type EditionReading, readEdition } from '../editions/readEdition.ts';
import type { Document } from '../sources/document.ts';
import type { Fetcher } from '../sources/fetcher.ts';
import { listSource } from '../sources/list.ts';
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
  return findings.every(({ works }) => works) ? EXIT.done : EXIT.failed;
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

interface Finding {
  readonly works: boolean;
  readonly line: string;
}

async function check(source: Source, { fetcher, clock }: CheckSourcesOptions): Promise<Finding> {
  const context = { fetcher, clock };
  const listing = await listSource(source, context);
  if (listing.kind === 'unchanged')
    return finding(source, false, 'the server answered 304 to a request without conditions');
  if (listing.kind === 'failed') return finding(source, false, listing.message);
  const [first] = source.kind === 'folder' ? listing.items.toReversed() : listing.items;
  if (!first) return finding(source, true, 'it works, and holds nothing at present');
  const found = `${listing.items.length} items; ${first.label}`;
  const loaded = await first.load();
  if (loaded.kind === 'failed') return finding(source, false, `${found}: ${loaded.message}`);
  const reading = readEdition(loaded.document);
  return finding(source, reading.kind === 'edition', `${found}: ${describe(reading, loaded.document)}`);
}

function finding(source: Source, works: boolean, text: string): Finding {
  return { works, line: `${works ? 'ok    ' : 'FAILED'} ${source.id}: ${printableLine(text)}` };
}

function describe(reading: EditionReading, { hints }: Document): string {
  if (reading.kind === 'unreadable') return reading.reason;
  const { stories, column, date } = reading.edition;
  if (stories.length === 0) return 'it holds no stories';
  if (reading.kind === 'article') return 'a plain article';
  const name = column || hints?.column;
  return `an edition${name ? ` of ${name}` : ''}${date ? ` for ${date}` : ''} with ${stories.length} stories`;
}
