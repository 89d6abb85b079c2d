import type { CalendarDay } from '../../calendar/day.ts';
import type { Period } from '../../calendar/schedule.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Locale } from '../locale.ts';

/** A search as its pages carry it. */
export interface SearchAction {
  readonly kind: 'search-page';
  readonly query: string;
  /** From 0. */
  readonly page: number;
  readonly since?: CalendarDay;
  readonly section?: string;
  readonly column?: string;
  /** The newest first instead of the most relevant. */
  readonly order?: 'newest';
  /** Dates that the query writes bound nothing. */
  readonly anyDay?: true;
}

/** What can be done to a subscription from its card. */
export const SUBSCRIPTION_STEPS = [
  'show',
  'pause',
  'resume',
  'remove',
  'remove-now',
  'send-now',
  'test',
  // Follows the advice about a time before the columns are out: a later time, or the newest edition.
  'later',
  'latest',
] as const;

/** One of the things that can be done to a subscription. */
export type SubscriptionStep = (typeof SUBSCRIPTION_STEPS)[number];

/** What the bot's owner can do to a source. */
export const SOURCE_STEPS = ['on', 'off', 'try', 'add'] as const;

/** One of the things that can be done to a source. */
export type SourceStep = (typeof SOURCE_STEPS)[number];

/** What a server's admin can do to a source that the server has for itself. */
export const SERVER_SOURCE_STEPS = ['try', 'remove', 'add'] as const;

/** One of those things. */
export type ServerSourceStep = (typeof SERVER_SOURCE_STEPS)[number];

/** The parts of a subscription that are changed together, each in a form of its own. */
export const CHANGE_PARTS = ['name', 'time', 'content', 'display'] as const;

/** One of those parts. */
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** A change of a subscription's part; it builds on a draft where there is one. */
export interface ChangeAction {
  /** `ask-change` opens the form, `change` is what its values are for. */
  readonly kind: 'ask-change' | 'change';
  readonly part: ChangePart;
  readonly subscription: string;
  readonly draft?: string;
}

/** A day's digest from an item (from 0) on; `subscription` is whose choices it follows. */
export interface DigestAction {
  readonly kind: 'digest';
  readonly day: CalendarDay;
  readonly from: number;
  readonly subscription?: string;
  /** As the news was written, in place of its reader's script. */
  readonly original?: true;
}

/** The recap of the week or month up to a day, or that holds it; `subscription` is whose choices it follows. */
export interface RecapAction {
  readonly kind: 'recap';
  readonly period: Exclude<Period, 'day'>;
  readonly day: CalendarDay;
  readonly subscription?: string;
}

/** The steps of setting up a server from its owner's direct messages; the last two carry what was chosen. */
export const SETUP_STEPS = ['channel', 'time', 'test', 'subscribe', 'at'] as const;

/** A step of setting up a server from its owner's direct messages. */
export interface SetupAction {
  readonly kind: 'setup';
  readonly step: (typeof SETUP_STEPS)[number];
  readonly server: string;
  /** `subscribe`: a channel's id; `at`: minutes after midnight, none for as soon as an edition is out. */
  readonly value?: string;
}

/** What a member missed between two instants, in seconds since the epoch. */
export interface CatchUpAction {
  readonly kind: 'catch-up';
  readonly after: number;
  readonly until: number;
  /** From 0. */
  readonly page: number;
  /** The digest that they opened in between, which is not missed. */
  readonly digest?: { readonly day: CalendarDay; readonly at: number };
}

/** A trend as its buttons carry it. */
export interface TrendAction {
  readonly kind: 'trend';
  readonly query: string;
  readonly days: number;
  readonly again?: true;
}

/** How a picture is wanted; without a theme a light one, without a language in the asker's own. */
export interface PictureChoice {
  readonly theme?: 'dark';
  readonly locale?: Locale;
  /** Pressed on a picture, whose place the new one takes. */
  readonly again?: true;
}

/** What can be done to an alert from its card. */
export const ALERT_STEPS = ['show', 'pause', 'resume', 'remove', 'remove-now'] as const;

/** One of the things that can be done to an alert. */
export type AlertStep = (typeof ALERT_STEPS)[number];

/** What one press changes of when a follower is told. */
export const FOLLOW_TELLINGS = ['daily', 'at-once', 'quiet', 'no-quiet'] as const;

/** One of those changes. */
export type FollowTelling = (typeof FOLLOW_TELLINGS)[number];

/** The list from which a story was opened, and to which it leads back: what shows it. */
export type StoryList = DigestAction | RecapAction | SearchAction | CatchUpAction;

/**
 * What a button or a menu entry does. It carries everything that is needed to do it, because a message may be
 * pressed years later, after restarts and upgrades.
 */
export type Action =
  | { readonly kind: 'open-story'; readonly story: StoryId; readonly within?: StoryList }
  /** Another page (from 0) of an open story, in the reader's script or as it was written. */
  | {
      readonly kind: 'story-page';
      readonly story: StoryId;
      readonly page: number;
      readonly original: boolean;
      readonly within?: StoryList;
    }
  /** Shows a story to everyone in the channel. */
  | { readonly kind: 'share-story'; readonly story: StoryId }
  /** When which column told a story's event, and what came before and after it. */
  | { readonly kind: 'timeline'; readonly story: StoryId }
  /** Why a story stands in the list from which it was opened. */
  | { readonly kind: 'why-story'; readonly story: StoryId; readonly within?: StoryList }
  | DigestAction
  | RecapAction
  | SetupAction
  /** The nearest day before or after that has a digest. */
  | {
      readonly kind: 'digest-step';
      readonly day: CalendarDay;
      readonly direction: 'before' | 'after';
      readonly subscription?: string;
      readonly original?: true;
    }
  | { readonly kind: 'digest-links'; readonly day: CalendarDay; readonly subscription?: string }
  | { readonly kind: 'digest-points'; readonly day: CalendarDay; readonly subscription?: string }
  | { readonly kind: 'digest-repeats'; readonly day: CalendarDay; readonly subscription?: string }
  | SearchAction
  | CatchUpAction
  | { readonly kind: 'ask-keyword' }
  | { readonly kind: 'follow'; readonly keyword?: string }
  | { readonly kind: 'unfollow'; readonly keyword: string }
  /** How often one is told of what one follows, or whether there are quiet hours at night. */
  | { readonly kind: 'follow-telling'; readonly choice: FollowTelling }
  /** Follows the event that a story tells. */
  | { readonly kind: 'follow-event'; readonly story: StoryId }
  /** An event by the name under which it is followed. */
  | { readonly kind: 'unfollow-event'; readonly event: StoryId }
  | { readonly kind: 'ask-report'; readonly story: StoryId }
  | { readonly kind: 'report'; readonly story: StoryId }
  | { readonly kind: 'forget'; readonly confirmed: boolean }
  | { readonly kind: 'subscriptions' }
  /** Removes all subscriptions of a channel. */
  | { readonly kind: 'unsubscribe-channel'; readonly channel: string }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'alert'; readonly step: AlertStep; readonly alert: string }
  | { readonly kind: 'subscription'; readonly step: SubscriptionStep; readonly subscription: string }
  | ChangeAction
  | { readonly kind: 'save-change'; readonly draft: string }
  | { readonly kind: 'import'; readonly document: string }
  | { readonly kind: 'help' }
  /** How often words stood in the news lately, in so many days; `again` where it takes the place of another span. */
  | TrendAction
  /** A picture of a day's digest, or of a story, to be passed on. */
  | ({
      readonly kind: 'draw-digest';
      readonly day: CalendarDay;
      readonly subscription?: string;
    } & PictureChoice)
  | ({ readonly kind: 'draw-story'; readonly story: StoryId } & PictureChoice)
  /** A source of the list, by its id; `add` takes in what a preview showed, by the preview's key. */
  | { readonly kind: 'source'; readonly step: SourceStep; readonly source: string }
  /** The same of the sources that the server in which it is pressed has for itself. */
  | { readonly kind: 'server-source'; readonly step: ServerSourceStep; readonly source: string };
