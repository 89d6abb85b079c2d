/** Larger documents are no posts, and reading them whole could exhaust the memory. */
export const DOCUMENT_BYTES_MOST = 16_000_000;

/** What a source hands over, unread: bytes, where they came from, and when. */
export interface Document {
  readonly bytes: Uint8Array;
  /** A file's path or a url; shown to people and used to resolve relative links. */
  readonly origin: string;
  /** The file's time or the time of the fetch: the day of an edition that names none. */
  readonly time: Date;
  /** The charset that an HTTP header or a feed declares, where one does. */
  readonly charset?: string;
  /** What relative links are resolved against where the source says so, before anything that the document says. */
  readonly base?: string;
  /** What the source itself knows and the document may not say: a feed item's title, link and day. */
  readonly hints?: DocumentHints;
}

/** Metadata that came beside the bytes; the document's own metadata goes before it. */
export interface DocumentHints {
  readonly title?: string;
  readonly url?: string;
  readonly published?: Date;
  /** The column that the source's list entry names, for documents that do not name their own. */
  readonly column?: string;
  /** Whether its source carries articles: no column is named in its list entry, and it is in no tier of roundups. */
  readonly isOfArticles?: boolean;
  /** The source's name, which stands where a plain article has no column. */
  readonly source?: string;
}
