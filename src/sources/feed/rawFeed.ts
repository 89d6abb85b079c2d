/** One item before its parts are checked; every part may be absent. */
export interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  /** What may say when it was published, the surest first. */
  readonly published: readonly (string | undefined)[];
  readonly updated?: string | undefined;
  readonly bodies: readonly (RawBody | undefined)[];
}

/** A body, and the name of the element that holds it, without its namespace. */
export interface RawBody {
  readonly text: string | undefined;
  readonly element?: string;
}

/** A feed of any format in one shape. */
export interface RawFeed {
  readonly title?: string | undefined;
  readonly older?: string | undefined;
  readonly items: readonly RawItem[];
  /** The address of the site that the feed is of: what its items name relatively is the site's. */
  readonly site?: string | undefined;
}
