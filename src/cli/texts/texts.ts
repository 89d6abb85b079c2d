import type { ResultTexts } from './results/resultTexts.ts';

/** A wrong use that commander reports. */
export interface WrongUsage {
  /** Commander's code, such as `commander.unknownOption`. */
  readonly code: string;
  /** Its English message. */
  readonly message: string;
  /** Names and values that the message quotes. */
  readonly quoted: readonly string[];
  /** Similar names, if there are any. */
  readonly suggestion: string | undefined;
  /** What is wanted instead of a value, one of `wanted`. */
  readonly wanted: string | undefined;
}

/**
 * Texts of the command line: `--help` for the program and its commands, and what they print for people. Names of
 * commands, options and values are the same in every language.
 */
export interface CommandLineTexts {
  /** The headings that commander writes, by its own words. */
  readonly headings: Readonly<Record<'Usage:' | 'Arguments:' | 'Options:' | 'Commands:', string>>;
  /** Behind an option with a default value. */
  readonly defaultValue: (value: string) => string;
  /** How the program was used wrongly. */
  readonly wrongUsage: (error: WrongUsage) => string;
  /** What an option takes, behind a value that it does not. */
  readonly wanted: {
    readonly oneOf: (values: readonly string[]) => string;
    readonly timeSpan: string;
    readonly wholeNumber: string;
    readonly port: string;
    readonly day: string;
  };
  readonly helpOption: string;
  readonly helpCommand: string;
  readonly versionOption: string;
  readonly about: string;
  /** Notes for all commands, below the list of commands. */
  readonly conventions: string;
  /** Options of several commands. */
  readonly port: string;
  readonly previewPort: string;
  readonly store: string;
  readonly json: string;
  readonly oneDay: string;
  readonly start: string;
  readonly bot: string;
  readonly setup: string;
  readonly preview: string;
  readonly web: string;
  readonly parse: {
    readonly about: string;
    readonly files: string;
    readonly json: string;
    readonly explain: string;
  };
  readonly ingest: {
    readonly about: string;
    readonly paths: string;
    readonly json: string;
    readonly date: string;
  };
  readonly search: {
    readonly about: string;
    readonly queries: string;
    readonly json: string;
    readonly limit: string;
  };
  readonly digest: {
    readonly about: string;
    readonly when: string;
    readonly date: string;
    readonly image: string;
    readonly dark: string;
    readonly language: string;
  };
  readonly trend: { readonly about: string; readonly words: string; readonly last: string };
  readonly mcp: string;
  readonly webhook: string;
  readonly sources: {
    readonly about: string;
    readonly check: string;
    readonly checkJson: string;
    readonly add: string;
    readonly enable: string;
    readonly disable: string;
    readonly remove: string;
    readonly importOpml: string;
    readonly exportOpml: string;
    readonly opml: string;
    /** `sources servers`: those that servers have for themselves. */
    readonly servers: { readonly about: string; readonly check: string; readonly remove: string };
  };
  readonly backfill: { readonly about: string; readonly days: string };
  readonly reread: { readonly about: string; readonly putAside: string };
  readonly deliveries: { readonly about: string; readonly days: string; readonly json: string };
  readonly remove: { readonly about: string; readonly id: string };
  readonly backup: string;
  readonly restore: string;
  readonly migrate: { readonly about: string; readonly to: string; readonly from: string };
  readonly policies: string;
  readonly doctor: string;
  readonly results: ResultTexts;
}
