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
import type { SubscriptionId } from '../../store/subscriptions/subscriptionRows.ts';
import type { Subscriptions } from '../../store/subscriptions/subscriptions.ts';
import type { ServerSourceDesk } from '../administration/serverSourceDesk.ts';
import type { SourceDesk } from '../administration/sourceDesk.ts';
import type { DigestSource, NewsSearch } from '../news.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { FindRenderings } from '../renderedTitles.ts';
import type { Channels } from '../subscribing/channels.ts';
import type { Questions } from './questions.ts';
import type { Uploads } from './uploads.ts';

/** What commands need of the platform that they are given on. */
export interface Platform {
  readonly channels: Channels;
  /** The bytes of an attachment; undefined where it cannot be fetched. */
  readonly fetchFile: (url: string) => Promise<Uint8Array | undefined>;
  /** Lets the operator know what is wrong with a story; never rejects. */
  readonly tellOperator: (report: Report & { readonly id: string }) => Promise<void>;
}

/** What commands work with: the same in the bot, the preview and the tests. */
export interface Services extends Platform {
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
  ) => Partial<Pick<Services, 'stories' | 'search' | 'digests'>> | undefined;
  /** The names of companies, products and people in a text, as the news calls them. */
  readonly namesIn: (text: string) => readonly string[];
  /** Titles of stories in other languages, where a language model is configured. */
  readonly renderingsOf?: FindRenderings;
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
