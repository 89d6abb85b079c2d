/** Minutes of the Beijing day between which a column usually appears. */
export interface UsualHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A column that a source carries, and when it usually appears. */
export interface SourceColumn {
  readonly name: string;
  readonly usually?: UsualHours | undefined;
  /** 0 for Sunday to 6 for Saturday; every day where none are named. */
  readonly weekdays?: readonly number[] | undefined;
}

/** The tiers of sources, the most condensed first. */
export type SourceTier = 'roundup' | 'news' | 'community';

interface SourceCommon {
  /** What commands and the store call it. */
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Takes a day or a week together, tells single events, or holds what members post. */
  readonly tier: SourceTier;
  /** The newest day on which somebody was seen to read it, and where; or `never`. */
  readonly verified: string;
  /** The day on which it was last read for this list, or `never`. */
  readonly lastCheckedHere: string;
  /** What the operator should know of it. */
  readonly note?: string | undefined;
  /** Whether it carries articles beside its columns, so that a document belongs to a column only where it names it. */
  readonly articles: boolean;
  readonly everyMinutes: number;
  readonly columns: readonly SourceColumn[];
}

/** A source on the web. */
interface WebSourceCommon extends SourceCommon {
  readonly url: string;
  /** Where older items are: a url with `{page}`, counted from 1. */
  readonly archive?: string | undefined;
  /** Whether it is asked through the proxy that the environment names, where it names one. */
  readonly proxy: boolean;
}

/** A feed; `content` says whether items are read from the feed itself or from the page they link to. */
export interface FeedSource extends WebSourceCommon {
  readonly kind: 'feed';
  /** The setting that it cannot be asked without and that is not made; its url is empty then. */
  readonly lacks?: 'SULAN_RSSHUB' | undefined;
  readonly content: 'auto' | 'full' | 'link';
}

/** An HTML page: a list whose `links` a CSS selector finds, or, without one, one article. */
export interface PageSource extends WebSourceCommon {
  readonly kind: 'page';
  readonly links?: string | undefined;
}

/** A folder with one document a file; `path` is absolute. */
export interface FolderSource extends SourceCommon {
  readonly kind: 'folder';
  readonly path: string;
}

/** Where documents come from, as an entry of the source list says. */
export type Source = FeedSource | PageSource | FolderSource;
