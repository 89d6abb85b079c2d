/** What the frame says about alerts: a keyword for whose news a channel is written to at once. */
export interface AlertTexts {
  readonly set: (keyword: string, isNew: boolean) => string;
  /** What an alert does, in one sentence after its channel. */
  readonly does: (limit: number) => string;
  readonly pings: string;
  readonly pingsNobody: string;
  readonly tooMany: (most: number) => string;
  readonly noForum: string;
  readonly of: (keyword: string) => string;
  readonly listTitle: string;
  readonly none: string;
  readonly choose: string;
  readonly state: string;
  readonly limit: (most: number) => string;
  readonly lately: string;
  readonly pause: string;
  readonly resume: string;
  readonly remove: string;
  readonly removeNow: string;
  readonly reallyRemove: (keyword: string) => string;
  readonly removed: (keyword: string) => string;
  readonly gone: string;
  readonly back: string;
  readonly manage: string;
  /** The message itself. */
  readonly title: (keyword: string) => string;
  readonly more: (count: number) => string;
  /** Behind the last message that an alert may send on a day. */
  readonly lastToday: (limit: number) => string;
  readonly takenDown: string;
  readonly why: (keyword: string) => string;
  /** What an admin is told when a channel refuses them. */
  readonly problemTitle: (keyword: string) => string;
  readonly problem: Readonly<Record<'problemPaused' | 'problemToPause' | 'thenResume', string>>;
}
