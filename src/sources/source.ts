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

interface SourceCommon {
  /** What commands and the store call it. */
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** The day on which somebody saw it work, or `never`. */
  readonly verified: string;
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
