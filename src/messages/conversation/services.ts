import type { Clock } from '../../calendar/zone.ts';
import type { MissedSpan, MissedStory } from '../../digests/missed.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Alerts } from '../../store/alerts/alerts.ts';
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
import type { SubscriptionId } from '../../store/subscriptions/subscription.ts';
import type { Subscriptions } from '../../store/subscriptions/subscriptions.ts';
import type { ServerSourceDesk } from '../administration/serverSourceDesk.ts';
import type { SourceDesk } from '../administration/sourceDesk.ts';
import type { Locale } from '../locale.ts';
import type { DigestSource, NewsSearch } from '../news.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { FindRenderings } from '../renderedTitles.ts';
import type { Channels } from '../subscribing/channels.ts';
import type { Questions } from './questions.ts';
import type { Uploads } from './uploads.ts';

/** Services of the platform. */
export interface Platform {
  readonly channels: Channels;
  /** Downloads an attachment; undefined if it fails. */
  readonly fetchFile: (url: string) => Promise<Uint8Array | undefined>;
  /** Reports an error in a story to the operator; never rejects. */
  readonly tellOperator: (report: Report & { readonly id: string }) => Promise<void>;
}

/** Services of commands, equal in the bot, the preview and the tests. */
export interface Services extends Platform {
  readonly stories: Stories;
  /** Returns a removed story. */
  readonly removedStory: (id: StoryId) => Promise<RemovedStory | undefined>;
  readonly editions: Editions;
  readonly search: NewsSearch;
  /** Whether a member may search or ask now; autocomplete has its own limit, since it asks with every key. */
  readonly maySearch: (user: string, what: 'search' | 'complete' | 'ask') => boolean;
  readonly digests: DigestSource;
  readonly subscriptions: Subscriptions;
  readonly alerts: Alerts;
  /** Returns the keywords of a channel's alerts that a story matches. */
  readonly alertsOn: (story: StoredStory, channel: string) => Promise<readonly string[]>;
  /** Like `newsLately`, for alerts, which also match synonyms. */
  readonly alertsLately: (keyword: string) => Promise<{ readonly stories: number; readonly isMore: boolean }>;
  readonly changeDrafts: ChangeDrafts;
  /** Returns the newest deliveries of a subscription, newest first. */
  readonly deliveriesLately: (subscription: SubscriptionId, limit: number) => Promise<readonly Delivery[]>;
  readonly followers: Followers;
  /** Returns a member's keywords and events that a story matches. */
  readonly followedIn: (
    story: StoredStory,
    user: string,
  ) => Promise<{ readonly keywords: readonly string[]; readonly events: readonly EventSummary[] }>;
  /**
   * Counts the stories of the last seven days that followers of a keyword are told; `isMore` if the count was cut off.
   */
  readonly newsLately: (keyword: string) => Promise<{ readonly stories: number; readonly isMore: boolean }>;
  /** Returns all data of a member; undefined if there is none. */
  readonly memberData: (user: string) => Promise<MemberData | undefined>;
  /** Stories that members opened. */
  readonly readings: Readings;
  /**
   * Returns the news of a span, most important first, without events that were opened; with a server's own news if the
   * server is given.
   */
  readonly missedNews: (
    span: MissedSpan,
    opened: ReadonlySet<StoryId>,
    server?: string,
  ) => Promise<readonly MissedStory[]>;
  readonly notes: MemberNotes;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
  /** Loads what drawing needs, where a picture in a language is likely to be asked for soon. */
  readonly preparePictures: (locale: Locale) => Promise<void>;
  /** Management of the list of sources, if the bot reads any. */
  readonly sources?: SourceDesk;
  /** Management of servers' own sources, if the operator allows them. */
  readonly serverSources?: ServerSourceDesk;
  /** Returns the services that differ in a server with its own sources; undefined for others. */
  readonly inServer?: (
    server: string,
  ) => Partial<Pick<Services, 'stories' | 'search' | 'digests'>> | undefined;
  /** Returns the names of companies, products and people in a text, as used in the news. */
  readonly namesIn: (text: string) => readonly string[];
  /** Finds translations of titles, if a language model is configured. */
  readonly renderingsOf?: FindRenderings;
  /** Answers questions, if a language model is configured. */
  readonly questions?: Questions;
  /** Host of the language model's server, for the privacy policy. */
  readonly modelHost?: string;
  readonly clock: Clock;
  /** Public address of the archive without a trailing slash, if there is one. */
  readonly archiveUrl?: string;
  /** Contact of the operator, if given. */
  readonly contact?: string;
}
