import type { Period } from '../../../calendar/schedule.ts';
import type { ChangePart } from '../../actions/adminActions.ts';
import type { Localised } from '../../locale.ts';

/** What the frame says about subscriptions. */
export interface SubscriptionTexts {
  readonly subscribed: (channel: string) => string;
  readonly changed: (channel: string) => string;
  readonly removed: (channels: string) => string;
  readonly noneHere: string;
  readonly noneInServer: string;
  /** How a member's own direct messages are named where a channel would be. */
  readonly directPlace: string;
  readonly ownTitle: string;
  readonly noneDirect: string;
  /** Under the next answer to who takes no messages. */
  readonly messagesClosed: string;
  readonly onlyInServers: string;
  readonly listTitle: string;
  readonly gone: string;
  readonly schedule: string;
  readonly columns: string;
  readonly content: string;
  readonly extras: string;
  readonly next: string;
  readonly state: string;
  readonly active: string;
  readonly paused: (reason: string | null) => string;
  readonly everyDay: string;
  readonly mondayToFriday: string;
  /** Working days as they are in mainland China, and as they are counted in other zones. */
  readonly workingDays: Readonly<Record<'china' | 'elsewhere', string>>;
  readonly monthEnd: string;
  /** Sunday first. */
  readonly weekdayNames: readonly string[];
  readonly allColumns: string;
  readonly allSections: string;
  readonly newsKinds: Readonly<Record<'both' | 'roundups' | 'articles', string>>;
  readonly freshness: Readonly<Record<'today' | 'latest', string>>;
  /** What a day without an edition gets. */
  readonly whenEmpty: Readonly<Record<'silence' | 'notice', string>>;
  readonly including: (words: string) => string;
  readonly excluding: (words: string) => string;
  readonly itemLimit: (count: number) => string;
  readonly allInParts: string;
  readonly language: (name: string) => string;
  /** What this language calls each language of the frame. */
  readonly languageNames: Localised;
  readonly pings: string;
  readonly crossposts: string;
  readonly discussion: string;
  /** A column and the hours between which it usually appears in Beijing. */
  readonly usually: (column: string, hours: string) => string;
  /** The chosen time as it is in Beijing is before the columns are out, each named with its hours. */
  readonly tooEarly: (time: string, usual: string) => string;
  /** What to do about it: a later time, where there is one on the same day, or the newest edition. */
  readonly propose: (later: string | undefined) => string;
  readonly makeLater: (time: string) => string;
  readonly makeLatest: string;
  readonly waits: (deadline: string) => string;
  /** When a digest comes whose time nobody chose: as soon as its columns are out, or they are out by then, or at its time. */
  readonly comesWith: (usual: string, deadline: string) => string;
  readonly comesWhenOut: (schedule: string, deadline: string) => string;
  readonly comesAt: (schedule: string) => string;
  readonly comesRecap: (schedule: string, name: string) => string;
  readonly changeButton: string;
  readonly manageButton: string;
  /** How a subscription fares: nothing was due yet, its newest digest, or why the newest one failed. */
  readonly healthNew: string;
  readonly healthGood: (day: string) => string;
  readonly healthTrouble: (day: string, why: string) => string;
  readonly nextAt: (time: string) => string;
  /** The newest days with what became of each. */
  readonly lastDays: (days: string, count: number) => string;
  readonly preview: string;
  readonly testSend: string;
  /** Stands above a digest that was sent as a test. */
  readonly testPost: string;
  readonly sendNow: string;
  readonly pause: string;
  readonly resume: string;
  readonly remove: string;
  readonly removeNow: string;
  readonly reallyRemove: (channel: string) => string;
  readonly back: string;
  readonly choose: string;
  readonly sent: (channel: string) => string;
  readonly sendFailed: (reason: string) => string;
  /** Somebody had it sent a moment ago. */
  readonly sendTooSoon: (seconds: number) => string;
  readonly tooManySubscriptions: (most: number) => string;
  readonly nothingToSend: string;
  /** What a subscription brings each time. */
  readonly periods: Readonly<Record<Period, string>>;
  /** What a subscription of recaps is called where nobody gave it a name. */
  readonly recapNames: Readonly<Record<Exclude<Period, 'day'>, string>>;
  /** All subscriptions of a channel by their times and names. */
  readonly alsoHere: (labels: string, count: number) => string;
  readonly laterBrings: string;
  readonly which: (channel: string) => string;
  readonly whichHint: string;
  readonly whichToRemove: (channel: string) => string;
  readonly removeAll: string;
  readonly oneTime: string;
  readonly tooManyOfChannel: (most: number) => string;
  readonly nameHint: string;
  readonly changeParts: Readonly<Record<ChangePart, string>>;
  /** Names of choices, as fields of forms and in front of what changes. */
  readonly choiceNames: Readonly<
    Record<
      | 'name'
      | 'recap'
      | 'time'
      | 'days'
      | 'timezone'
      | 'kinds'
      | 'freshness'
      | 'empty'
      | 'tags'
      | 'columns'
      | 'sections'
      | 'include'
      | 'exclude'
      | 'items'
      | 'language'
      | 'role'
      | 'extras'
      | 'thread'
      | 'publish',
      string
    >
  >;
  readonly wordsHint: string;
  readonly noWords: string;
  readonly nobody: string;
  readonly on: string;
  readonly off: string;
  readonly proposed: (channel: string) => string;
  readonly save: string;
  readonly discard: string;
  readonly nothingChanged: string;
  readonly nothingToShow: string;
  readonly draftGone: string;
  readonly badItems: (most: number) => string;
  readonly roleGone: string;
  readonly lately: string;
  readonly nothingLately: string;
  readonly badTime: (text: string) => string;
  readonly badDays: (text: string) => string;
  readonly badZone: (text: string) => string;
  readonly unknownColumns: (names: string, known: string) => string;
  readonly badChannel: string;
  readonly channelUnseen: string;
  readonly threadLocked: (channel: string) => string;
  readonly tagRequired: (channel: string) => string;
  readonly tagExample: (tag: string) => string;
  readonly unknownTags: (names: string, known: string) => string;
  readonly botLacks: (channel: string) => string;
  readonly howToGrant: string;
  readonly memberLacks: (channel: string) => string;
  readonly rights: Readonly<Record<ChannelRight, string>>;
  readonly everyoneRole: string;
  readonly roleNotMentionable: (role: string) => string;
  readonly crosspostNeedsAnnouncement: string;
}

/** What the bot or a member may do in a channel, as far as digests need it. */
export const CHANNEL_RIGHTS = [
  'view',
  'send',
  'send-in-threads',
  'embed-links',
  'read-history',
  'create-threads',
  'mention-everyone',
] as const;

/** One of those rights. */
export type ChannelRight = (typeof CHANNEL_RIGHTS)[number];
