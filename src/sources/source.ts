/** Span of the Beijing day in which a column usually appears, in minutes. */
export interface UsualHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Column of a source, and its usual time of publication. */
export interface SourceColumn {
  readonly name: string;
  readonly usually?: UsualHours | undefined;
  /** 0 for Sunday to 6 for Saturday; every day if absent. */
  readonly weekdays?: readonly number[] | undefined;
}

/** The tiers of sources, the most condensed first. */
export type SourceTier = 'roundup' | 'news' | 'community';

interface SourceCommon {
  /** Id in commands and in the store. */
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Kind of content: a summary of a day or a week, single events, or posts of members. */
  readonly tier: SourceTier;
  /** Newest day on which a reader was seen using it, and where; or `never`. */
  readonly verified: string;
  /** Day on which it was last read for this list, or `never`. */
  readonly lastCheckedHere: string;
  /** Note for the operator. */
  readonly note?: string | undefined;
  /** Whether it also carries articles, so that a document belongs to a column only if it names it. */
  readonly articles: boolean;
  readonly everyMinutes: number;
  readonly columns: readonly SourceColumn[];
}

/** A source on the web. */
interface WebSourceCommon extends SourceCommon {
  readonly url: string;
  /** URL of older items with `{page}`, counted from 1. */
  readonly archive?: string | undefined;
  /** Whether it is requested through the proxy in the environment, if there is one. */
  readonly proxy: boolean;
}

/** Feed; `content` says whether items are read from the feed itself or from the page they link to. */
export interface FeedSource extends WebSourceCommon {
  readonly kind: 'feed';
  /** Setting that it needs and that is not set; its URL is empty then. */
  readonly lacks?: 'SULAN_RSSHUB' | undefined;
  readonly content: 'auto' | 'full' | 'link';
}

/** HTML page: a list whose `links` a CSS selector matches, or, without a selector, one article. */
export interface PageSource extends WebSourceCommon {
  readonly kind: 'page';
  readonly links?: string | undefined;
}

/** Folder with one document in each file; `path` is absolute. */
export interface FolderSource extends SourceCommon {
  readonly kind: 'folder';
  readonly path: string;
}

/** Source of documents, as an entry of the source list. */
export type Source = FeedSource | PageSource | FolderSource;
