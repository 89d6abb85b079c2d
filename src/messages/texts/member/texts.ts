import type { WarningCode } from '../../../editions/edition.ts';

/** What the frame says to members about following, sharing, reporting and what is stored about them. */
export interface MemberTexts {
  readonly followTitle: string;
  readonly followField: string;
  readonly followPlaceholder: string;
  readonly followed: (keyword: string) => string;
  readonly followedBefore: (keyword: string) => string;
  readonly tooMany: (most: number) => string;
  readonly badKeyword: string;
  readonly howTold: string;
  readonly closedMessages: string;
  readonly followsNow: (keywords: string) => string;
  readonly followsNothing: string;
  readonly unfollowed: (keyword: string) => string;
  readonly notFollowed: (keyword: string) => string;
  readonly unfollowButton: (keyword: string) => string;
  readonly followedTitle: (day: string, keywords: string) => string;
  readonly followedMore: (count: number) => string;
  /** Stands in a message to a follower once all its stories were taken down. */
  readonly followedTakenDown: string;
  readonly reallyForget: string;
  readonly forgetNow: string;
  readonly forgotten: string;
  readonly nothingStored: string;
  readonly exported: string;
  readonly reportTitle: string;
  readonly reportField: string;
  readonly reportPlaceholder: string;
  readonly reported: (id: string) => string;
  readonly tooManyReports: string;
  readonly shareCooldown: (seconds: number) => string;
  readonly nothingToSearch: string;
  readonly welcome: string;
  readonly welcomeHow: string;
  readonly welcomeSteps: string;
  /** The three steps of setting a server up, as buttons. */
  readonly setupSteps: Readonly<Record<'channel' | 'time' | 'test', string>>;
  readonly setupChannel: string;
  readonly setupNoChannel: string;
  readonly setupTime: string;
  readonly setupWhenOut: string;
  readonly setupNotYours: string;
  readonly uploadNothing: string;
  readonly uploadTooLarge: (megabytes: number) => string;
  readonly uploadFailed: string;
  readonly uploadUnread: string;
  readonly uploadNoStories: (name: string) => string;
  readonly uploadRead: (name: string) => string;
  readonly uploadEdition: (column: string, day: string, stories: number) => string;
  readonly uploadWarnings: string;
  /** What is doubtful about a reading. */
  readonly uploadDoubts: Readonly<Record<WarningCode, string>>;
  readonly uploadStore: string;
  readonly uploadGone: string;
  readonly uploadStored: (change: 'new' | 'updated' | 'unchanged', headline: string) => string;
}
