/** An item of a feed, whatever the feed's format. */
export interface FeedItem {
  /** What the item is known by: the first of its id, its url and its title that no other item has, else all of them. */
  readonly key: string;
  /** Plain text, without the markup and entities that feeds put into titles. */
  readonly title: string;
  /** Absolute http(s) url of the item's page; undefined where the feed gives none. */
  readonly url?: string;
  readonly published?: Date;
  /** What the feed says of when the item changed last; empty where it says nothing that stays the same between polls. */
  readonly version: string;
  /** The longest body that the feed carries: HTML, or plain text in some JSON feeds; empty where there is none. Unsanitised. */
  readonly content: string;
  /** What relative addresses in the body are resolved against, where the feed says so (`xml:base`). */
  readonly contentBase?: string;
}
