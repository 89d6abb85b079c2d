import { EVERY_DAY, PERIODS } from '../../calendar/schedule.ts';
import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { followsChineseHolidays } from '../../calendar/workingDays.ts';
import {
  FRESHNESS,
  NEWS_KINDS,
  type SubscriptionChoices,
  WHEN_EMPTY,
} from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import { LOCALES } from '../locale.ts';
import type { Form, FormField, PickField, TextField } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import type { ForumRules } from '../subscribing/channels.ts';
import { MAX_FORUM_TAGS } from '../subscribing/forumTags.ts';
import type { Texts } from '../texts/texts.ts';
import { LONGEST_NAME, madeName } from './naming.ts';

/** Discord's limit of menu entries. */
const MAX_PICKED = 25;

/** Names in the news to choose from. */
export interface KnownNames {
  readonly columns: readonly string[];
  readonly sections: readonly string[];
  /** Rules of the channel, if it is a forum. */
  readonly forum?: ForumRules | undefined;
}

/** Creates the form of a subscription's part with its current choices; `known` are the names to choose from. */
export function changeForm(
  { part, subscription, draft }: ActionOf<'ask-change' | 'change'>,
  choices: SubscriptionChoices,
  known: KnownNames,
  texts: Texts,
): Form {
  const words = texts.subscription;
  const fields = {
    name: () => nameFields(choices, texts),
    time: () => timeFields(choices, words),
    content: () => contentFields(choices, known, texts),
    display: () => displayFields(choices, known.forum, words),
  };
  return {
    kind: 'form',
    title: words.changeParts[part],
    action: { kind: 'change', part, subscription, ...(draft !== undefined && { draft }) },
    fields: fields[part](),
  };
}

function nameFields(choices: SubscriptionChoices, texts: Texts): readonly FormField[] {
  const { choiceNames, periods, nameHint } = texts.subscription;
  return [
    {
      ...text('name', choiceNames.name, choices.name ?? '', LONGEST_NAME, false),
      placeholder: `${madeName(choices, texts)} (${nameHint})`,
    },
    {
      ...pick('recap', choiceNames.recap, 1, true),
      options: PERIODS.map((period) => ({
        label: periods[period],
        value: period,
        chosen: choices.period === period,
      })),
    },
  ];
}

/** Value of working days among the weekdays, which are numbers. */
export const WORKING_DAYS_VALUE = 'working';

function timeFields(choices: SubscriptionChoices, words: Texts['subscription']): readonly FormField[] {
  const mondayFirst = [...EVERY_DAY.slice(1), 0];
  return [
    text('time', words.choiceNames.time, clockTime(choices.minuteOfDay), 10, true),
    {
      ...pick('days', words.choiceNames.days, EVERY_DAY.length + 1, true),
      options: [
        {
          label: words.workingDays[followsChineseHolidays(choices.timeZone) ? 'china' : 'elsewhere'],
          value: WORKING_DAYS_VALUE,
          chosen: choices.workingDays,
        },
        ...mondayFirst.map((day) => ({
          label: words.weekdayNames[day] ?? String(day),
          value: String(day),
          chosen: choices.weekdays.includes(day),
        })),
      ],
    },
    text('timezone', words.choiceNames.timezone, choices.timeZone, 60, true),
    {
      ...pick('freshness', words.choiceNames.freshness, 1, true),
      options: FRESHNESS.map((kind) => ({
        label: words.freshness[kind],
        value: kind,
        chosen: choices.freshness === kind,
      })),
    },
    {
      ...pick('empty', words.choiceNames.empty, 1, true),
      options: WHEN_EMPTY.map((kind) => ({
        label: words.whenEmpty[kind],
        value: kind,
        chosen: choices.whenEmpty === kind,
      })),
    },
  ];
}

function contentFields(choices: SubscriptionChoices, known: KnownNames, texts: Texts): readonly FormField[] {
  const words = texts.subscription;
  const { choiceNames } = words;
  const wordsOf = (name: 'include' | 'exclude'): TextField => ({
    ...text(name, choiceNames[name], choices[name].join(texts.comma), 200, false),
    placeholder: words.wordsHint,
  });
  return [
    {
      ...pick('kinds', choiceNames.kinds, 1, true),
      options: NEWS_KINDS.map((kinds) => ({
        label: words.newsKinds[kinds],
        value: kinds,
        chosen: choices.newsKinds === kinds,
      })),
    },
    ...pickOf('columns', choices.columns, known.columns, words.allColumns, texts),
    ...pickOf('sections', choices.sections, known.sections, words.allSections, texts),
    wordsOf('include'),
    wordsOf('exclude'),
  ];
}

/** Creates a menu of names, chosen ones first, including those that no longer exist; none without names. */
function pickOf(
  name: 'columns' | 'sections',
  chosen: readonly string[],
  known: readonly string[],
  everything: string,
  { locale, subscription }: Texts,
): readonly PickField[] {
  const names = [...new Set([...chosen, ...known])].slice(0, MAX_PICKED);
  if (names.length === 0) return [];
  const options = names.map((value) => ({
    label: newsScriptOf(locale).text(value),
    value,
    chosen: chosen.includes(value),
  }));
  return [
    { ...pick(name, subscription.choiceNames[name], names.length, false), placeholder: everything, options },
  ];
}

/** Returns the field of a forum's tags, if it has any. */
function tagFields(
  { forumTags }: SubscriptionChoices,
  forum: ForumRules | undefined,
  { choiceNames }: Texts['subscription'],
): readonly FormField[] {
  if (!forum || forum.tags.length === 0) return [];
  const options = forum.tags
    .slice(0, MAX_PICKED)
    .map(({ id, name }) => ({ label: name, value: id, chosen: forumTags.includes(id) }));
  return [{ ...pick('tags', choiceNames.tags, MAX_FORUM_TAGS, forum.requiresTag), options }];
}

function displayFields(
  choices: SubscriptionChoices,
  forum: ForumRules | undefined,
  words: Texts['subscription'],
): readonly FormField[] {
  const { choiceNames } = words;
  const { channelKind, pingRole } = choices;
  const inChannel = channelKind === 'text' || channelKind === 'announcement';
  const roleField: FormField = {
    kind: 'role',
    name: 'role',
    label: choiceNames.role,
    placeholder: words.nobody,
    required: false,
    ...(pingRole !== null && { chosen: pingRole }),
  };
  const extras = [
    { value: 'whole', label: words.allInParts, chosen: choices.allInParts },
    ...(inChannel ? [{ value: 'thread', label: words.discussion, chosen: choices.discussionThread }] : []),
    ...(channelKind === 'announcement'
      ? [{ value: 'publish', label: words.crossposts, chosen: choices.crosspost }]
      : []),
  ];
  return [
    text('items', choiceNames.items, String(choices.itemLimit), 2, true),
    {
      ...pick('language', choiceNames.language, 1, true),
      options: LOCALES.map((locale) => ({
        label: words.languageNames[locale],
        value: locale,
        chosen: choices.language === locale,
      })),
    },
    ...(channelKind === 'direct' ? [] : [roleField]),
    { ...pick('extras', choiceNames.extras, extras.length, false), options: extras },
    ...tagFields(choices, forum, words),
  ];
}

function text(name: string, label: string, value: string, maxLength: number, required: boolean): TextField {
  return { kind: 'text', name, label, value, required, long: false, maxLength };
}

function pick(name: string, label: string, most: number, required: boolean): Omit<PickField, 'options'> {
  return { kind: 'pick', name, label, most, required };
}
