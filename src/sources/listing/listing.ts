import type { Clock } from '../../calendar/zone.ts';
import type { Document } from '../document.ts';
import type { SourceFailure } from '../failure.ts';
import type { Fetcher } from '../fetching/fetcher.ts';
import type { Validators } from '../fetching/headers.ts';

/** Dependencies of reading a source. */
export interface ListingContext {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  /** Validators of the last answer whose items are all stored; without them the whole list is requested. */
  readonly validators?: Validators;
  readonly signal?: AbortSignal | undefined;
}

/** Item offered by a source: a feed's item, a page's link, a folder's file. */
export interface ListedItem {
  /** Identity within its source: a feed's guid, a URL, a path. */
  readonly key: string;
  /** Changes when the item should be read again. */
  readonly fingerprint: string;
  /** Label for people: a title, a URL, a path. */
  readonly label: string;
  /** URL of its page, if any. */
  readonly url?: string;
  /** Time of publication, if the source states it. */
  readonly published?: Date;
  /** Whether loading it makes a request to its site; backfills pause before it. */
  readonly needsRequest: boolean;
  /** Fetches or reads the item; failures are values. */
  load(): Promise<Loaded>;
}

/** Outcome of loading an item. */
export type Loaded = { readonly kind: 'loaded'; readonly document: Document } | SourceFailure;

/** Current list of a source. */
export interface Listed {
  readonly kind: 'listed';
  readonly items: readonly ListedItem[];
  readonly validators: Validators;
  /** URL of the list of older items, if the source names one. */
  readonly older?: string;
  /** Whether the list is truncated, so that `items` are incomplete. */
  readonly isCutOff?: boolean;
}

/** Outcome of listing a source. */
export type Listing = Listed | { readonly kind: 'unchanged' } | SourceFailure;
