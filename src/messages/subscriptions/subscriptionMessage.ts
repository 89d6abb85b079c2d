import { EVERY_DAY, type Schedule } from '../../calendar/schedule.ts';
import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { followsChineseHolidays } from '../../calendar/workingDays.ts';
import { wallTimeAt } from '../../calendar/zone.ts';
import type { Delivery } from '../../store/outbox/deliveryRows.ts';
import { DIRECT } from '../../store/subscriptions/destination.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { type Locale, localeOf } from '../locale.ts';
import type { Message, MessageBlock, RichText, Span } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { refusalIn } from '../subscribing/refusal.ts';
import { shortDay, weekDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { subscriptionName } from './naming.ts';
import { cardButtons, changeButtons } from './subscriptionButtons.ts';

/** Composes a subscription's card: all choices, recent deliveries and buttons. */
export function subscriptionCard(
  subscription: Subscription,
  lately: readonly Delivery[],
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  return {
    kind: 'message',
    title: texts.subscription.listTitle,
    visibility: 'asker',
    replaces: true,
    blocks: [
      {
        kind: 'heading',
        level: 2,
        text: [...placeSpans(subscription), subscriptionName(subscription, texts)],
      },
      ...choiceBlocks(subscription, texts, locale),
      { kind: 'heading', level: 3, text: texts.subscription.lately },
      lately.length === 0
        ? { kind: 'text', text: texts.subscription.nothingLately }
        : { kind: 'list', lines: lately.map((delivery) => historyLine(delivery, texts, locale)) },
      { kind: 'buttons', buttons: cardButtons(subscription, texts.subscription) },
      { kind: 'buttons', buttons: changeButtons(subscription.id, undefined, texts.subscription) },
    ],
  };
}

/** Returns a mention of a subscription's channel as a prefix; empty for direct messages. */
export function placeSpans({ guildId, channelId }: Subscription): readonly Span[] {
  return guildId === DIRECT ? [] : [{ kind: 'channel', id: channelId }, ' '];
}

/** Returns the lines about a subscription's choices. */
export function choiceBlocks(
  subscription: Subscription,
  texts: Texts,
  locale: Locale,
): readonly MessageBlock[] {
  const words = texts.subscription;
  const { columns, paused } = subscription;
  const lines: RichText[] = [
    row(words.choiceNames.name, subscriptionName(subscription, texts)),
    ...(subscription.period === 'day'
      ? []
      : [row(words.choiceNames.recap, words.periods[subscription.period])]),
    row(words.schedule, scheduleOf(subscription, words)),
    row(words.columns, columns.length === 0 ? words.allColumns : newsNames(columns, texts)),
    row(words.content, contentOf(subscription, texts)),
    ...(subscription.period === 'day'
      ? [row(words.choiceNames.empty, words.whenEmpty[subscription.whenEmpty])]
      : []),
    ...extrasOf(subscription, words),
    row(words.state, stateOf(subscription, texts)),
    ...remedyOf(subscription, texts),
    ...(paused ? [] : [row(words.next, nextOf(subscription, locale))]),
  ];
  return [{ kind: 'list', lines }];
}

/** Describes whether a subscription is active, refused by its channel, or paused, and why. */
export function stateOf({ paused, refusal }: Subscription, { subscription, delivery }: Texts): string {
  if (paused) return subscription.paused(paused.reason && delivery.reason(paused.reason));
  return refusal ? delivery.refused(delivery.reason(refusal)) : subscription.active;
}

/** Returns a line with the remedy for a refusal. */
function remedyOf({ paused, refusal }: Subscription, { delivery: words, gap }: Texts): readonly RichText[] {
  const reason = paused?.reason ?? refusal;
  const kind = reason ? refusalIn(reason) : undefined;
  if (kind === undefined) return [];
  return [[words.refusals[kind].remedy, ...(paused ? [words.thenResume] : [])].join(gap)];
}

/** Describes a schedule in one line. */
export function scheduleOf(schedule: Schedule, words: Texts['subscription']): string {
  return `${daysOf(schedule, words)} ${words.inZone(clockTime(schedule.minuteOfDay), schedule.timeZone)}`;
}

function daysOf({ period, weekdays, workingDays, timeZone }: Schedule, words: Texts['subscription']): string {
  if (period === 'month') return words.monthEnd;
  if (weekdays.length === EVERY_DAY.length) return words.everyDay;
  const isMondayToFriday = weekdays.length === 5 && !weekdays.includes(0) && !weekdays.includes(6);
  return [
    ...(workingDays ? [words.workingDays[followsChineseHolidays(timeZone) ? 'china' : 'elsewhere']] : []),
    ...(isMondayToFriday ? [words.mondayToFriday] : weekdays.map((day) => words.weekdayNames[day])),
  ].join(' ');
}

function contentOf(subscription: Subscription, texts: Texts): string {
  const words = texts.subscription;
  const { period, newsKinds, freshness, sections, include, exclude, itemLimit, allInParts } = subscription;
  return [
    words.newsKinds[newsKinds],
    ...(period === 'day' ? [words.freshness[freshness]] : []),
    sections.length === 0 ? words.allSections : newsNames(sections, texts),
    ...(include.length > 0 ? [words.including(newsNames(include, texts))] : []),
    ...(exclude.length > 0 ? [words.excluding(newsNames(exclude, texts))] : []),
    allInParts ? words.allInParts : words.itemLimit(itemLimit),
  ].join(' · ');
}

/** Returns names (columns, sections, keywords, which are stored in Simplified script) in the reader's script. */
export function newsNames(names: readonly string[], { locale, comma }: Texts): string {
  return names.map(newsScriptOf(locale).text).join(comma);
}

/** Returns the name of a language. */
export function languageName(language: string, { languageNames }: Texts['subscription']): string {
  return languageNames[localeOf(language)];
}

function extrasOf(subscription: Subscription, words: Texts['subscription']): RichText[] {
  const { language, pingRole, crosspost, discussionThread } = subscription;
  const extras: Span[][] = [
    [words.language(languageName(language, words))],
    ...(pingRole === null ? [] : [[words.pings, { kind: 'role', id: pingRole } as const]]),
    ...(crosspost ? [[words.crossposts]] : []),
    ...(discussionThread ? [[words.discussion]] : []),
  ];
  const joined = extras.flatMap((extra, index) => (index === 0 ? extra : [' · ', ...extra]));
  return [[{ kind: 'bold', text: words.extras }, ' ', ...joined]];
}

/** Formats the next due time in the subscription's zone: 12月27日 周五 08:00. */
export function nextOf({ nextDueAt, timeZone }: Subscription, locale: Locale): string {
  const { day, minuteOfDay } = wallTimeAt(nextDueAt, timeZone);
  return `${weekDay(day, locale)} ${clockTime(minuteOfDay)}`;
}

function historyLine(delivery: Delivery, { delivery: words }: Texts, locale: Locale): RichText {
  const { reason: known, state: standing } = delivery;
  // A sent delivery's reason is shown only for a notice: other reasons are of corrections, which do not change it.
  const isSaid = known !== null && (standing !== 'sent' || known.code === 'no-edition');
  const reason = isSaid ? words.reason(known) : '';
  const state = words.states[standing];
  return [
    { kind: 'bold', text: shortDay(delivery.day, locale) },
    ` ${reason === '' ? state : `${state} — ${reason}`}`,
  ];
}

function row(label: string, value: string): RichText {
  return [{ kind: 'bold', text: label }, ` ${value}`];
}
