/** Most bytes of a document: larger ones are not posts, and reading them whole could exhaust the memory. */
export const DOCUMENT_BYTES_MOST = 16_000_000;

/** Unread document from a source: its bytes, origin and time. */
export interface Document {
  readonly bytes: Uint8Array;
  /** A file's path or a url; shown to people and used to resolve relative links. */
  readonly origin: string;
  /** Time of the file or of the fetch; its day is that of an edition that names none. */
  readonly time: Date;
  /** Charset declared by an HTTP header or a feed, if any. */
  readonly charset?: string;
  /** Base of relative links given by the source; it takes precedence over the document's own. */
  readonly base?: string;
  /** Metadata known by the source that the document may lack: a feed item's title, link and day. */
  readonly hints?: DocumentHints;
}

/** Metadata from outside the bytes; the document's own metadata takes precedence. */
export interface DocumentHints {
  readonly title?: string;
  readonly url?: string;
  readonly published?: Date;
  /** Column named by the source's list entry, for documents that do not name their own. */
  readonly column?: string;
  /** Whether its source carries articles: no column is named in its list entry, and it is in no tier of roundups. */
  readonly isOfArticles?: boolean;
  /** Name of the source, shown for an article, which has no column. */
  readonly source?: string;
}
