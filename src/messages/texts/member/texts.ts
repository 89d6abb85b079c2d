import type { WarningCode } from '../../../editions/edition.ts';

/** What the frame says to members about sharing, reporting and what is stored about them. */
export interface MemberTexts {
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
  /** Before `welcomeHow`, where nobody who administers the server takes direct messages. */
  readonly welcomeClosed: string;
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
