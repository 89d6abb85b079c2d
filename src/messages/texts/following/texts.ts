/** What the frame says to members about what they follow and what they missed. */
export interface FollowingTexts {
  readonly followTitle: string;
  readonly followField: string;
  readonly followPlaceholder: string;
  readonly followed: (keyword: string) => string;
  readonly followedBefore: (keyword: string) => string;
  readonly tooMany: (most: number) => string;
  readonly badKeyword: string;
  /** When a follower is told: at most once a day or at once, and not in their quiet hours. */
  readonly howTold: Readonly<Record<'daily' | 'at-once', string>>;
  readonly quietHours: (from: string, until: string, zone: string) => string;
  readonly makePace: Readonly<Record<'daily' | 'at-once', string>>;
  readonly makeQuiet: (from: string, until: string) => string;
  readonly endQuiet: string;
  readonly badQuiet: (text: string) => string;
  /** The zone that one has who named none. */
  readonly beijing: string;
  /** How another stretch or zone is set. */
  readonly howToChange: string;
  readonly closedMessages: string;
  /** How much is to be expected of a keyword: the stories of the last week; `isMore` where there are more than that. */
  readonly lately: (stories: number, isMore: boolean) => string;
  readonly followEventButton: string;
  readonly eventFollowed: (title: string) => string;
  readonly eventFollowedBefore: (title: string) => string;
  readonly tooManyEvents: (most: number) => string;
  /** When there was news of an event last. */
  readonly eventLately: (day: string) => string;
  readonly eventUnfollowed: string;
  readonly eventNotFollowed: string;
  /** In place of the title of an event whose stories are stored no more. */
  readonly eventTakenDown: string;
  readonly unfollowEventButton: string;
  readonly listTitle: string;
  readonly keywordsFollowed: string;
  readonly eventsFollowed: string;
  readonly listHow: string;
  readonly followsNothing: string;
  /** Over the menus that end following. */
  readonly unfollowKeyword: string;
  readonly unfollowEvent: string;
  readonly unfollowed: (keyword: string) => string;
  readonly notFollowed: (keyword: string) => string;
  readonly unfollowButton: (keyword: string) => string;
  /** What a follower is told: about keywords, of so many events, or both. */
  readonly toldTitle: (day: string, keywords: string, events: number) => string;
  readonly chapterOf: (title: string) => string;
  readonly toldMore: (count: number) => string;
  /** What a member missed since a day. */
  readonly missedTitle: (day: string) => string;
  /** How many there are; `isMore` where it stopped counting. */
  readonly missedCount: (stories: number, isMore: boolean) => string;
  readonly missedSince: (day: string) => string;
  /** Nothing is known of when they read before: so many days are shown. */
  readonly missedUnknown: (days: number) => string;
  /** They read so long ago that only so many days are shown. */
  readonly missedLongAgo: (day: string, days: number) => string;
  readonly missedNothing: (day: string) => string;
  readonly missedNothingLately: (days: number) => string;
  readonly missedMore: (left: number) => string;
  readonly missedDays: (days: number) => string;
  readonly whyMissed: string;
  readonly whyKeyword: (keywords: string) => string;
  readonly whyEvent: (title: string) => string;
  /** Stands in a message to a follower once all its stories were taken down. */
  readonly toldTakenDown: string;
}
