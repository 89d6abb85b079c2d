import type { CalendarDay } from '../calendar/day.ts';
import type { Clock } from '../calendar/zone.ts';
import type { DocumentReading } from '../editions/reading/documentReader.ts';
import type { Document } from '../sources/document.ts';
import type { FailureReason } from '../sources/failure.ts';
import type { Fetcher } from '../sources/fetching/fetcher.ts';
import { listSource } from '../sources/listing/list.ts';
import type { Listed, ListedItem } from '../sources/listing/listing.ts';
import type { Source } from '../sources/source.ts';

/** An item as listed by its source. */
export interface TriedItem {
  readonly title: string;
  readonly link: string | null;
  readonly published: Date | null;
}

/** Result of trying a source once; nothing is stored. */
export interface SourceTrial {
  /** Whether it has news, is empty, or fails. */
  readonly kind: 'ok' | 'empty' | 'failed';
  readonly items: number;
  /** Whether the list is truncated. */
  readonly isCutOff: boolean;
  readonly first: TriedItem | null;
  readonly last: TriedItem | null;
  /** Time of the newest item, if any item has one. */
  readonly newest: Date | null;
  /**
   * Description of one of its newest items: an edition with its number of stories, a plain article, or the reason why
   * there is none.
   */
  readonly finding: string;
  /** Reason why it failed or is empty; null if it has news. */
  readonly error: string | null;
  /** Code of the failure; null if it has news or is empty. */
  readonly failedFor: FailureReason | null;
  readonly sample: SampleReading | null;
}

/** How the bot would read an item; `label` is the item's title. */
export interface ReadAs {
  readonly label: string;
  readonly kind: 'edition' | 'article';
  readonly column: string | null;
  readonly day: CalendarDay | null;
  readonly stories: number;
}

/** One of its items as read. */
export interface SampleReading {
  readonly readAs: ReadAs;
  readonly kind: 'edition' | 'article';
  /** Column named in the document. */
  readonly column: string | null;
  readonly titles: readonly string[];
}

/** Dependencies of trying a source. */
export interface TrialContext {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Reads a document; in the current thread if missing, as on the command line. */
  readonly read?: (document: Document) => DocumentReading | Promise<DocumentReading>;
}

/** Maximum number of items read until one has news. */
const ITEMS_TRIED = 3;
const TITLES_SHOWN = 5;

/** Fetches a source's list and reads one of its newest items, like the bot. */
export async function trySource(source: Source, context: TrialContext): Promise<SourceTrial> {
  if (source.kind === 'feed' && source.lacks)
    return failedTrial('refused', `it needs ${source.lacks}, which is not set`);
  const listing = await listSource(source, context);
  if (listing.kind === 'unchanged')
    return failedTrial('status', 'the server answered 304 to a request without conditions');
  if (listing.kind === 'failed') return failedTrial(listing.reason, listing.message);
  const listed = listedFacts(source, listing);
  if (listed.items === 0) {
    const error = 'it answers, and holds nothing at present';
    return { ...listed, kind: 'empty', finding: error, error, failedFor: null, sample: null };
  }
  const newestFirst = source.kind === 'folder' ? listing.items.toReversed() : listing.items;
  const tried: ItemTrial[] = [];
  for (const item of newestFirst.slice(0, ITEMS_TRIED)) {
    const trial = await tryItem(
      item,
      context.read ?? (await import('../editions/readEdition.ts')).readEdition,
    );
    if (trial.sample)
      return {
        ...listed,
        kind: 'ok',
        finding: trial.finding,
        error: null,
        failedFor: null,
        sample: trial.sample,
      };
    tried.push(trial);
  }
  const { finding = '', failedFor = null } = tried[0] ?? {};
  return { ...listed, kind: 'failed', finding, error: finding, failedFor, sample: null };
}

function failedTrial(reason: FailureReason, message: string): SourceTrial {
  return {
    kind: 'failed',
    items: 0,
    isCutOff: false,
    first: null,
    last: null,
    newest: null,
    finding: message,
    error: message,
    failedFor: reason,
    sample: null,
  };
}

function listedFacts(source: Source, { items, isCutOff = false }: Listed) {
  const ordered = source.kind === 'folder' ? items.toReversed() : items;
  const times = items.flatMap(({ published }) => published?.getTime() ?? []);
  const newest = times.reduce((latest, time) => Math.max(latest, time), 0);
  return {
    items: items.length,
    isCutOff,
    first: triedItem(ordered[0]),
    last: triedItem(ordered.at(-1)),
    newest: newest > 0 ? new Date(newest) : null,
  };
}

function triedItem(item: ListedItem | undefined): TriedItem | null {
  return item ? { title: item.label, link: item.url ?? null, published: item.published ?? null } : null;
}

interface ItemTrial {
  readonly finding: string;
  readonly failedFor: FailureReason | null;
  readonly sample: SampleReading | null;
}

async function tryItem(item: ListedItem, read: NonNullable<TrialContext['read']>): Promise<ItemTrial> {
  const loaded = await item.load();
  if (loaded.kind === 'failed')
    return { finding: `${item.label}: ${loaded.message}`, failedFor: loaded.reason, sample: null };
  const reading = await read(loaded.document);
  return {
    finding: `${item.label}: ${describe(reading, loaded.document)}`,
    failedFor: 'malformed',
    sample: sampleOf(reading, item.label, loaded.document),
  };
}

function sampleOf(reading: DocumentReading, label: string, { hints }: Document): SampleReading | null {
  if (reading.kind === 'unreadable' || reading.edition.stories.length === 0) return null;
  const { column, date, stories } = reading.edition;
  const { kind } = reading;
  const readAs = { label, kind, column: hints?.column || column || null, day: date, stories: stories.length };
  if (kind === 'article') return { readAs, kind, column: null, titles: [label] };
  return {
    readAs,
    kind,
    column: column || null,
    titles: stories.slice(0, TITLES_SHOWN).map(({ title }) => title),
  };
}

function describe(reading: DocumentReading, { hints }: Document): string {
  if (reading.kind === 'unreadable') return reading.reason;
  const { stories, column, date } = reading.edition;
  if (stories.length === 0) return 'it holds no stories';
  if (reading.kind === 'article') return 'a plain article';
  const name = hints?.column ?? column;
  return `an edition${name ? ` of ${name}` : ''}${date ? ` for ${date}` : ''} with ${stories.length} stories`;
}
