import type { CalendarDay } from '../../calendar/day.ts';
import type { DaySpan } from '../../search/writtenDates.ts';
import type { Locale } from '../locale.ts';
import type { AlertTexts } from './alert/texts.ts';
import type { DeliveryTexts } from './delivery/texts.ts';
import type { FollowingTexts } from './following/texts.ts';
import type { MemberTexts } from './member/texts.ts';
import type { PictureTexts } from './pictures/texts.ts';
import type { SourcesTexts } from './sources/texts.ts';
import type { SubscriptionTexts } from './subscription/texts.ts';
import type { TrendTexts } from './trends/texts.ts';

/** Everything the frame says, beside names and descriptions of commands; a language that lacks an entry fails the type check. */
export interface Texts {
  readonly locale: Locale;
  readonly digestTitle: (day: string) => string;
  /** Columns, number of new stories and minutes in one line; that they are the new ones is said where others stand beside them. */
  readonly digestCounts: (
    columns: string,
    stories: number,
    minutes: number,
    isAmongOthers: boolean,
  ) => string;
  /** An event was told by another digest of the day, or on a day before, and what is told of it since. */
  readonly toldToday: string;
  readonly toldOn: (day: string) => string;
  /** That an alert told it. */
  readonly alertedToday: string;
  readonly alertedOn: (day: string) => string;
  readonly furtherNews: string;
  /** The closing line of a digest: what was told lately, and with nothing new. */
  readonly toldLately: (names: string, count: number) => string;
  readonly repeatsButton: (count: number) => string;
  readonly repeatsOf: (day: string) => string;
  /** A digest on a phone's lock screen. */
  readonly announcement: (day: string, title: string, stories: number) => string;
  readonly openItem: string;
  /** How many columns tell an item's event, where it is more than one. */
  readonly toldByColumns: (columns: number) => string;
  readonly previousDay: string;
  readonly nextDay: string;
  readonly moreItems: (count: number) => string;
  readonly followButton: string;
  readonly originalButton: string;
  /** The button of the key points, with who or what wrote those of each column; null for the editors. */
  readonly keyPointsButton: (writers: readonly (string | null)[]) => string;
  readonly keyPointsOf: (day: string) => string;
  readonly original: (column: string) => string;
  readonly webPage: string;
  readonly originals: string;
  readonly originalsOf: (day: string) => string;
  readonly noOriginal: string;
  readonly keyPoints: (column: string, by: string | null) => string;
  /** The label of everything that our own language model wrote, and what carries it. */
  readonly generated: string;
  readonly generatedKeyPoints: (column: string) => string;
  readonly significance: (line: string) => string;
  readonly significanceLabel: string;
  /** An answer to a question, from stored stories alone. */
  readonly answerTo: (question: string) => string;
  readonly answerSources: string;
  readonly nothingToAnswer: (question: string) => string;
  /** The stories found do not answer it, or what was written does not stand in them. */
  readonly unanswered: string;
  /** No answer can be written at present; the stories found are shown. */
  readonly answersPaused: string;
  readonly answersOff: string;
  readonly asksTooFast: string;
  /** A column, or a story, says that a machine wrote it; the statement is its own. */
  readonly columnByMachine: (column: string, statement: string) => string;
  readonly storyByMachine: (statement: string) => string;
  /** Behind an item of a digest. */
  readonly itemByMachine: string;
  /** A week's names that were in the news more than usual: each with its stories and the usual number, and the line of them. */
  readonly risingName: (name: string, stories: number, usual: number) => string;
  readonly rising: (names: string) => string;
  /** A recap's small line: its columns, how many events were told and how many are shown. */
  readonly recapCounts: (columns: string, events: number, shown: number) => string;
  /** The titles of recaps, of the present week or month or of another. */
  readonly recapOfWeek: (days: string, isCurrent: boolean) => string;
  readonly recapOfMonth: (month: string, isCurrent: boolean) => string;
  readonly recapSteps: Readonly<
    Record<'week' | 'month', { readonly before: string; readonly after: string; readonly newest: string }>
  >;
  readonly noRecap: string;
  /** Nothing came since the channel's digest of a time of the day. */
  readonly nothingSince: (time: string) => string;
  /** What a channel gets for a day on which columns did not come, with the day of their newest edition. */
  readonly notUpdated: (day: string, columns: string, last: string) => string;
  readonly newestDigest: string;
  /** What is left of a digest whose editions were taken down. */
  readonly digestWithdrawn: (day: string) => string;
  /** What is left of a digest's last parts when a correction needs fewer. */
  readonly partEmptied: string;
  readonly noDigestAround: (day: string, before: string) => string;
  /** A day has editions, and the channel's choices let nothing of them through. */
  readonly nothingChosen: (day: string) => string;
  readonly wholeDigest: string;
  readonly noEarlierDigest: (day: string) => string;
  readonly noLaterDigest: (day: string) => string;
  readonly nothingStored: string;
  readonly badDay: (text: string) => string;

  readonly attributedTo: (name: string) => string;
  readonly commentary: (column: string) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly asWritten: string;
  readonly asRead: string;
  readonly reportStory: string;
  readonly previousStory: string;
  readonly nextStory: string;
  readonly backToList: string;
  readonly shareStory: string;
  readonly followName: (name: string) => string;
  readonly timelineButton: string;
  readonly timelineOf: (title: string) => string;
  /** The parts of a timeline: what came before, the event itself, what is told beside it, what came after. */
  readonly earlierChapters: string;
  readonly thisEvent: string;
  readonly besides: string;
  readonly laterChapters: string;
  readonly whyButton: string;
  readonly whyColumn: (column: string, day: string, isArticle: boolean) => string;
  readonly whyTold: (columns: number, names: string) => string;
  readonly whyAllColumns: string;
  readonly whyColumnChosen: (column: string) => string;
  readonly whySection: (section: string) => string;
  readonly whyKeywords: (keywords: string) => string;
  readonly whyFound: (query: string) => string;
  readonly whyPlace: (place: number, of: number) => string;
  readonly linksInText: string;
  /** What a picture without words of its own is called, for who cannot see it. */
  readonly pictureOf: (title: string) => string;
  readonly storyGone: string;

  readonly found: (query: string, count: number) => string;
  readonly foundMany: (query: string, atLeast: number) => string;
  /** How many other stories tell an item's event. */
  readonly alsoTold: (count: number) => string;
  readonly allHits: (count: number) => string;
  readonly openHit: string;
  readonly filteredBy: (filters: string) => string;
  readonly withoutFilters: string;
  readonly since: (day: string) => string;
  readonly readAs: (typed: string, as: string) => string;
  readonly nothingFound: (query: string) => string;
  /** The heading of results that do not hold all that was asked; where there are others, and where there are none. */
  readonly nearResults: string;
  readonly onlyNearResults: string;
  /** What bounds a search because its words write a date, and the button that takes the bound away. */
  readonly onlyDays: (days: DaySpan) => string;
  readonly anyDay: string;
  readonly mostRelevantFirst: string;
  readonly newestFirst: string;
  readonly didYouMean: string;
  readonly newest: string;
  readonly queryTooLongToTurn: string;

  readonly helpTitle: string;
  readonly helpIntro: string;
  readonly helpExamples: string;
  readonly helpPrivacy: string;

  readonly failed: (id: string) => string;
  readonly staleButton: string;
  readonly searchesTooFast: string;
  readonly staleCommand: string;
  /** An option that cannot be left out holds nothing that can be seen. */
  readonly blankOption: (name: string) => string;
  readonly needsServer: string;
  readonly needsManageServer: string;
  readonly needsOwner: string;
  readonly subscription: SubscriptionTexts;
  readonly delivery: DeliveryTexts;
  readonly member: MemberTexts;
  readonly following: FollowingTexts;
  readonly pictures: PictureTexts;
  readonly trends: TrendTexts;
  readonly alert: AlertTexts;
  readonly sources: SourcesTexts;
  /** Between the names of a list. */
  readonly comma: string;
  /** Between what is announced and the news. */
  readonly colon: string;
  /** Ends a sentence. */
  readonly stop: string;
  /** Between the sentences of a paragraph. */
  readonly gap: string;
}

/** A day with its weekday as a language writes it: 2024年12月27日星期五. */
export function longDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'full').format(noonOf(day));
}

/** A day as a language writes it in a list: 2024年12月27日. */
export function shortDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'medium' : 'long').format(noonOf(day));
}

/** A day without its year: 12月27日. */
export function monthDay(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, 'monthDay').format(noonOf(day));
}

/** A day as a digest's title has it: 12月27日 周五, with its year where it is another than that of `today`. */
export function weekDay(day: CalendarDay, locale: Locale, today?: CalendarDay): string {
  const inYear = today === undefined || today.slice(0, 4) === day.slice(0, 4);
  if (locale === 'en-US') return formatOf(locale, inYear ? 'weekDay' : 'weekDayOfYear').format(noonOf(day));
  const date = inYear ? monthDay(day, locale) : shortDay(day, locale);
  return `${date} ${formatOf(locale, 'weekday').format(noonOf(day))}`;
}

/** The weekday of a day in short, 周五 or 週五; in full where short is no word of a sentence: Friday. */
export function weekdayName(day: CalendarDay, locale: Locale): string {
  return formatOf(locale, locale === 'en-US' ? 'wholeWeekday' : 'weekday').format(noonOf(day));
}

/** Days from one to another without their years: 12月23日–29日, Dec 23 – 29; one day alone is that. */
export function dayRange(from: CalendarDay, to: CalendarDay, locale: Locale): string {
  // In Chinese ICU's own range is 12/23 – 12/29.
  if (locale === 'en-US') return formatOf(locale, 'monthDay').formatRange(noonOf(from), noonOf(to));
  if (from === to) return monthDay(to, locale);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${monthDay(from, locale)}–${isOneMonth ? `${Number(to.slice(8))}日` : monthDay(to, locale)}`;
}

/** A day's month: 12月, with its year where it is another than that of `today`: 2023年12月. */
export function monthName(day: CalendarDay, locale: Locale, today: CalendarDay): string {
  if (today.slice(0, 4) !== day.slice(0, 4)) return formatOf(locale, 'monthOfYear').format(noonOf(day));
  return formatOf(locale, locale === 'en-US' ? 'month' : 'monthNumber').format(noonOf(day));
}

/** Making a format costs some hundred times what formatting with it does, and every message shows a day. */
const formats = new Map<string, Intl.DateTimeFormat>();

const SHAPES = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  monthDay: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short' },
  month: { month: 'long' },
  monthNumber: { month: 'numeric' },
  monthOfYear: { month: 'long', year: 'numeric' },
  wholeWeekday: { weekday: 'long' },
  weekDay: { weekday: 'short', month: 'short', day: 'numeric' },
  weekDayOfYear: { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function formatOf(locale: Locale, style: keyof typeof SHAPES): Intl.DateTimeFormat {
  const name = `${locale} ${style}`;
  const shape = SHAPES[style];
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
  formats.set(name, format);
  return format;
}

function noonOf(day: CalendarDay): Date {
  return new Date(`${day}T12:00:00Z`);
}
