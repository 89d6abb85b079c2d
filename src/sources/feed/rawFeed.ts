/** Item before its parts are checked; every part may be absent. */
export interface RawItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  /** Statements of its time of publication, the most reliable first. */
  readonly published: readonly (string | undefined)[];
  readonly updated?: string | undefined;
  readonly bodies: readonly (RawBody | undefined)[];
}

/** Body, and the name of its element without the namespace. */
export interface RawBody {
  readonly text: string | undefined;
  readonly element?: string;
}

/** Feed of any format in one shape. */
export interface RawFeed {
  readonly title?: string | undefined;
  readonly older?: string | undefined;
  readonly items: readonly RawItem[];
  /** Address of the feed's site; relative addresses of items are resolved against it. */
  readonly site?: string | undefined;
}
