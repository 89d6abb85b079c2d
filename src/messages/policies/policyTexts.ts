/** The tables of the store in which an id of a member stands, with what the policy says of each. */
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

/** The tables in which an id of a server or a channel stands; `subscriptions` names its maker too. */
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

/** For how long things are kept, as the code that deletes them has it. */
export interface Retention {
  readonly outboxDays: number;
  readonly reportDays: number;
  readonly readingDays: number;
  readonly uploadHours: number;
  readonly draftHours: number;
  readonly shareHours: number;
  readonly departedDays: number;
}

/** A part of a policy: paragraphs, then points. */
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

/** What a policy says in one language. */
export interface PolicyTexts {
  /** What is kept in each table that names a member; a table without a sentence fails the type check. */
  readonly ofMembers: (retention: Retention) => Readonly<Record<(typeof MEMBER_TABLES)[number], string>>;
  readonly ofServers: (retention: Retention) => Readonly<Record<(typeof SERVER_TABLES)[number], string>>;
  readonly membersHeading: string;
  readonly serversHeading: string;
  readonly privacy: (contact: string | undefined) => {
    readonly title: string;
    readonly intro: readonly string[];
    readonly after: readonly PolicySection[];
  };
  /** What goes to the server of the language model, where the operator has one; its host by name. */
  readonly languageModel: (host: string, answerHours: number) => PolicySection;
  readonly terms: (contact: string | undefined) => Policy;
  /** The names of the pages, for links and for the other languages. */
  readonly privacyLink: string;
  readonly termsLink: string;
  readonly languageName: string;
}
