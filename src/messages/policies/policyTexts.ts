/** Tables with ids of members; the policy describes each. */
export const MEMBER_TABLES = [
  'followers',
  'follows',
  'event_follows',
  'deliveries',
  'reading_visits',
  'opened_stories',
  'reports',
  'uploads',
  'change_drafts',
  'subscriptions',
  'alerts',
] as const;

/** Tables with ids of servers or channels; `subscriptions` also contains its creator. */
export const SERVER_TABLES = [
  'subscriptions',
  'alerts',
  'deliveries',
  'server_sources',
  'shares',
  'departed_guilds',
  'command_servers',
  'registration_problems',
] as const;

/** Retention periods, taken from the code that deletes the data. */
export interface Retention {
  readonly outboxDays: number;
  readonly reportDays: number;
  readonly readingDays: number;
  readonly uploadHours: number;
  readonly draftHours: number;
  readonly shareHours: number;
  readonly departedDays: number;
}

/** A section of a policy: paragraphs, then points. */
export interface PolicySection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly points?: readonly string[];
}

/** A privacy policy or terms of service, as plain text. */
export interface Policy {
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly PolicySection[];
}

/** Texts of the policies in one language. */
export interface PolicyTexts {
  /** Description of each table with members' ids; a missing one fails the type check. */
  readonly ofMembers: (retention: Retention) => Readonly<Record<(typeof MEMBER_TABLES)[number], string>>;
  readonly ofServers: (retention: Retention) => Readonly<Record<(typeof SERVER_TABLES)[number], string>>;
  readonly membersHeading: string;
  readonly serversHeading: string;
  readonly privacy: (contact: string | undefined) => {
    readonly title: string;
    readonly intro: readonly string[];
    readonly after: readonly PolicySection[];
  };
  /** Description of what is sent to the language model's server, by host. */
  readonly languageModel: (host: string, answerHours: number) => PolicySection;
  readonly terms: (contact: string | undefined) => Policy;
  /** Names of the pages for links. */
  readonly privacyLink: string;
  readonly termsLink: string;
  readonly languageName: string;
}
