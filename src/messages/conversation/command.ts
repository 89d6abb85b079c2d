import type { Clock } from '../../calendar/zone.ts';
import type { MissedSpan, MissedStory } from '../../digests/missed.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Alerts } from '../../store/alerts/alerts.ts';
import type { Renderings } from '../../store/generatedTexts.ts';
import type { EventSummary } from '../../store/members/followedEvents.ts';
import type { Followers } from '../../store/members/followers.ts';
import type { MemberData } from '../../store/members/memberData.ts';
import type { MemberNotes, Report } from '../../store/members/memberNotes.ts';
import type { Readings } from '../../store/members/readings.ts';
import type { Editions } from '../../store/news/editions.ts';
import type { RemovedStory } from '../../store/news/removedStories.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Stories } from '../../store/news/stories.ts';
import type { Delivery } from '../../store/outbox/deliveryRows.ts';
import type { ChangeDrafts } from '../../store/subscriptions/changeDrafts.ts';
import type { SubscriptionId } from '../../store/subscriptions/subscriptionRows.ts';
import type { Subscriptions } from '../../store/subscriptions/subscriptions.ts';
import type { Action } from '../actions/action.ts';
import type { ServerSourceDesk } from '../administration/serverSourceDesk.ts';
import type { SourceDesk } from '../administration/sourceDesk.ts';
import type { Locale, Localised } from '../locale.ts';
import type { Answer } from '../message.ts';
import type { DigestSource, NewsSearch } from '../news.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Channels } from '../subscribing/channels.ts';
import type { OptionSpec, OptionValues } from './options.ts';
import type { Place, Scene } from './place.ts';
import type { Questions } from './questions.ts';
import type { Uploads } from './uploads.ts';

/** A message that a context-menu command was called on. */
export interface TargetMessage {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly url: string; readonly bytes: number }[];
}

/** What a member asks: who, where, in which language, with which values. */
export interface Request {
  readonly user: string;
  readonly locale: Locale;
  readonly place: Place;
  readonly options: OptionValues;
  /** The texts of a form that was sent off, by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was picked in that form: values, or ids of roles, by field name. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly target?: TargetMessage;
}

/** One proposal while a member types; `value` is what the option gets, both at most 100 code points. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** What commands need of the platform that they are given on. */
export interface Platform {
  readonly channels: Channels;
  /** The bytes of an attachment; undefined where it cannot be fetched. */
  readonly fetchFile: (url: string) => Promise<Uint8Array | undefined>;
  /** Lets the operator know what is wrong with a story; never rejects. */
  readonly tellOperator: (report: Report & { readonly id: string }) => Promise<void>;
}

/** What commands work with: the same in the bot, the preview and the tests. */
export interface Context extends Platform {
  readonly stories: Stories;
  /** What is left of a story that is stored no more. */
  readonly removedStory: (id: StoryId) => Promise<RemovedStory | undefined>;
  readonly editions: Editions;
  readonly search: NewsSearch;
  /** Whether a member may search or ask once more now; completing counts apart, as it asks with every key. */
  readonly maySearch: (user: string, what: 'search' | 'complete' | 'ask') => boolean;
  readonly digests: DigestSource;
  readonly subscriptions: Subscriptions;
  readonly alerts: Alerts;
  /** The keywords of a channel's alerts that a story is about. */
  readonly alertsOn: (story: StoredStory, channel: string) => Promise<readonly string[]>;
  /** The same of what alerts go by: other words for a keyword count as well. */
  readonly alertsLately: (keyword: string) => Promise<{ readonly stories: number; readonly isMore: boolean }>;
  readonly changeDrafts: ChangeDrafts;
  /** The newest deliveries of a subscription, newest first. */
  readonly deliveriesLately: (subscription: SubscriptionId, limit: number) => Promise<readonly Delivery[]>;
  readonly followers: Followers;
  /** What of a member's follows a story is news of. */
  readonly followedIn: (
    story: StoredStory,
    user: string,
  ) => Promise<{ readonly keywords: readonly string[]; readonly events: readonly EventSummary[] }>;
  /** How many stories of the last seven days are about a keyword, as its followers are told; `isMore` where it stopped counting. */
  readonly newsLately: (keyword: string) => Promise<{ readonly stories: number; readonly isMore: boolean }>;
  /** Everything that is stored about a member; undefined where nothing is. */
  readonly memberData: (user: string) => Promise<MemberData | undefined>;
  /** What members opened. */
  readonly readings: Readings;
  /**
   * What came in within a span, the most important first, without what tells a story that was opened; with a server's
   * own news where the server is named.
   */
  readonly missedNews: (
    span: MissedSpan,
    opened: ReadonlySet<StoryId>,
    server?: string,
  ) => Promise<readonly MissedStory[]>;
  readonly notes: MemberNotes;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
  /** The list of sources, where the bot reads any. */
  readonly sources?: SourceDesk;
  /** The sources that servers have for themselves, where the operator lets them. */
  readonly serverSources?: ServerSourceDesk;
  /** What is read differently in a server that has sources of its own; undefined in any other. */
  readonly inServer?: (
    server: string,
  ) => Partial<Pick<Context, 'stories' | 'search' | 'digests'>> | undefined;
  /** The names of companies, products and people in a text, as the news calls them. */
  readonly namesIn: (text: string) => readonly string[];
  /** Titles of stories in other languages, where a language model is configured. */
  readonly renderingsOf?: (stories: readonly StoryId[]) => Promise<ReadonlyMap<StoryId, Renderings>>;
  /** What answers questions, where a language model is configured. */
  readonly questions?: Questions;
  /** The host of the language model's server, for the privacy policy. */
  readonly modelHost?: string;
  readonly clock: Clock;
  /** The archive's address for readers, without a trailing slash, where there is one on the web. */
  readonly archiveUrl?: string;
  /** Where the operator can be reached, if they say. */
  readonly contact?: string;
}

/** A command: a function of a request, with what a platform needs to offer it. */
export interface Command {
  readonly kind: 'slash' | 'message';
  /** Lower case; a space divides a command from its subcommand (`forget me`). */
  readonly name: string;
  readonly names: Localised;
  readonly descriptions: Localised;
  readonly scenes: readonly Scene[];
  readonly needs?: 'manage-server' | 'own-bot';
  readonly options: readonly OptionSpec[];
  /**
   * How it may be given, in the asker's language; `/help` shows them with a name, a column and a day of the news that is
   * stored in place of {name}, {column} and {day}, and leaves out those for which there is none.
   */
  readonly examples?: Readonly<Record<Locale, readonly string[]>>;
  /** Answers the command; throws only for what is our fault. */
  run(request: Request, context: Context): Promise<Answer>;
  /** At most 25 proposals for an option of `suggests`, in under 100 ms. */
  complete?(
    option: string,
    typed: string,
    request: Request,
    context: Context,
  ): Promise<readonly Suggestion[]>;
  /** Answers a press; undefined where the action is another command's. */
  act?(action: Action, request: Request, context: Context): Promise<Answer | undefined>;
}
