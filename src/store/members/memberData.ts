/** All stored data of a member, as exported to them. Instants are ISO 8601 in UTC. */
export interface MemberData {
  readonly user: string;
  /** Undefined if the member never followed anything. */
  readonly follower?: {
    readonly language: string;
    readonly closedAt: string | null;
    readonly pace: string;
    /** First and last minute of the quiet hours in this zone. */
    readonly quietMinutes: readonly number[] | null;
    readonly timeZone: string;
  };
  readonly follows: readonly { readonly keyword: string; readonly since: string }[];
  /** Followed events, each with the ids of its known stories. */
  readonly followedEvents: readonly {
    readonly event: string;
    readonly stories: unknown;
    readonly since: string;
  }[];
  readonly directMessages: readonly {
    readonly day: string;
    readonly state: string;
    /** Kind of message, such as `follow-notice`. */
    readonly kind: string;
    readonly keywords: readonly string[];
    /** Followed events in the message. */
    readonly events: readonly string[];
    /** Ids of its stories that are still stored. */
    readonly stories: readonly string[];
    readonly attemptedAt: string | null;
    readonly messageId: string | null;
  }[];
  /** Last time they opened a digest, and the newest digest opened then. */
  readonly lastVisit?: {
    readonly openedAt: string;
    readonly beforeAt: string | null;
    readonly digest: string | null;
  };
  readonly storiesOpened: readonly { readonly story: string; readonly at: string }[];
  readonly reports: readonly {
    readonly id: string;
    readonly story: string;
    readonly note: string;
    readonly at: string;
  }[];
  readonly uploads: readonly {
    readonly name: string;
    readonly at: string;
    readonly bytes: number;
    /** Content in base64; null if all uploads together are too large for one file. */
    readonly content: string | null;
  }[];
  readonly subscriptionDrafts: readonly {
    readonly subscription: string;
    readonly changes: unknown;
    readonly at: string;
  }[];
  readonly alertsMade: readonly {
    readonly keyword: string;
    readonly server: string;
    readonly channel: string;
    readonly at: string;
  }[];
  readonly subscriptionsMade: readonly {
    readonly id: string;
    readonly server: string;
    readonly channel: string;
    readonly at: string;
  }[];
}
