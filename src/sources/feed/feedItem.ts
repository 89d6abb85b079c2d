/** Item of a feed, in any format. */
export interface FeedItem {
  /** Identity of the item: the first of its id, URL and title that no other item has, else all of them. */
  readonly key: string;
  /** Plain text, without the markup and entities that feeds put into titles. */
  readonly title: string;
  /** Absolute http(s) URL of the item's page; undefined if the feed gives none. */
  readonly url?: string;
  readonly published?: Date;
  /** Time of the last change as the feed states it; empty if it states none that is stable between polls. */
  readonly version: string;
  /** Longest body in the feed: HTML, or plain text in some JSON feeds; empty if there is none. Unsanitised. */
  readonly content: string;
  /** Base of relative addresses in the body, if the feed states one (`xml:base`). */
  readonly contentBase?: string;
}
