import type { Clock } from '../../calendar/zone.ts';
import type { Document } from '../document.ts';
import type { SourceFailure } from '../failure.ts';
import type { Fetcher } from '../fetching/fetcher.ts';
import type { Validators } from '../fetching/headers.ts';

/** What reading a source needs from outside. */
export interface ListingContext {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  /** Those of the last answer whose items are all stored; none asks for everything. */
  readonly validators?: Validators;
  readonly signal?: AbortSignal | undefined;
}

/** Something that a source offers to read: a feed's item, a page's link, a folder's file. */
export interface ListedItem {
  /** What it is known by within its source: a feed's guid, a url, a path. */
  readonly key: string;
  /** Changes when it is worth reading again. */
  readonly fingerprint: string;
  /** What people call it: a title, a url, a path. */
  readonly label: string;
  /** Its page, where it has one. */
  readonly url?: string;
  /** When it was published, where the source says so. */
  readonly published?: Date;
  /** Whether loading it asks its site, which backfills do with pauses. */
  readonly needsRequest: boolean;
  /** Fetches or reads it; failures are values. */
  load(): Promise<Loaded>;
}

/** What became of loading an item. */
export type Loaded = { readonly kind: 'loaded'; readonly document: Document } | SourceFailure;

/** What a source offers at this moment. */
export interface Listed {
  readonly kind: 'listed';
  readonly items: readonly ListedItem[];
  readonly validators: Validators;
  /** The url of the list of older items, where the source names one. */
  readonly older?: string;
  /** Whether the list breaks off, so that `items` are not all that the source offers. */
  readonly isCutOff?: boolean;
}

/** What became of asking a source for its list. */
export type Listing = Listed | { readonly kind: 'unchanged' } | SourceFailure;
