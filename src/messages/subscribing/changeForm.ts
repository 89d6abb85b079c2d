import { EVERY_DAY } from '../../calendar/schedule.ts';
import { FRESHNESS, type SubscriptionChoices } from '../../store/subscriptions/subscriptionRows.ts';
import type { ChangeAction } from '../action.ts';
import { LOCALES } from '../locale.ts';
import type { Form, FormField, PickField, TextField } from '../message.ts';
import type { SubscriptionTexts } from '../texts/subscription/texts.ts';
import type { Texts } from '../texts/texts.ts';
import { clockTime } from './readSchedule.ts';
import { LANGUAGE_NAMES } from './subscriptionMessage.ts';

/** Discord's limit for the entries of a menu. */
const MAX_PICKED = 25;

/** The form of one part of a subscription, filled in with its present choices; `columns` are those that there are. */
export function changeForm(
  { part, subscription, draft }: ChangeAction,
  choices: SubscriptionChoices,
  columns: readonly string[],
  texts: Texts,
): Form {
  const words = texts.subscription;
  const fields = {
    time: () => timeFields(choices, words),
    content: () => contentFields(choices, columns, texts),
    display: () => displayFields(choices, words),
  };
  return {
    kind: 'form',
    title: words.changeParts[part],
    action: { kind: 'change', part, subscription, ...(draft !== undefined && { draft }) },
    fields: fields[part](),
  };
}

function timeFields(choices: SubscriptionChoices, words: SubscriptionTexts): readonly FormField[] {
  const mondayFirst = [...EVERY_DAY.slice(1), 0];
  return [
    text('time', words.choiceNames.time, clockTime(choices.minuteOfDay), 10, true),
    {
      ...pick('days', words.choiceNames.days, EVERY_DAY.length, true),
      options: mondayFirst.map((day) => ({
        label: words.weekdayNames[day] ?? String(day),
        value: String(day),
        chosen: choices.weekdays.includes(day),
      })),
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
  ];
}

function contentFields(
  choices: SubscriptionChoices,
  known: readonly string[],
  texts: Texts,
): readonly FormField[] {
  const words = texts.subscription;
  const { choiceNames } = words;
  // A column that was chosen stays on offer also where it has no edition any more.
  const columns = [...new Set([...choices.columns, ...known])].slice(0, MAX_PICKED);
  const columnField: PickField = {
    ...pick('columns', choiceNames.columns, columns.length, false),
    placeholder: words.allColumns,
    options: columns.map((column) => ({
      label: column,
      value: column,
      chosen: choices.columns.includes(column),
    })),
  };
  const list = (name: 'sections' | 'include' | 'exclude', placeholder: string, most: number): TextField => ({
    ...text(name, choiceNames[name], choices[name].join(texts.comma), most, false),
    placeholder,
  });
  return [
    ...(columns.length > 0 ? [columnField] : []),
    list('sections', words.allSections, 100),
    list('include', words.wordsHint, 200),
    list('exclude', words.wordsHint, 200),
  ];
}

function displayFields(choices: SubscriptionChoices, words: SubscriptionTexts): readonly FormField[] {
  const { choiceNames } = words;
  const { channelKind, pingRole } = choices;
  const inChannel = channelKind === 'text' || channelKind === 'announcement';
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
        label: LANGUAGE_NAMES.get(locale) ?? locale,
        value: locale,
        chosen: choices.language === locale,
      })),
    },
    {
      kind: 'role',
      name: 'role',
      label: choiceNames.role,
      placeholder: words.nobody,
      required: false,
      ...(pingRole !== null && { chosen: pingRole }),
    },
    { ...pick('extras', choiceNames.extras, extras.length, false), options: extras },
  ];
}

function text(name: string, label: string, value: string, maxLength: number, required: boolean): TextField {
  return { kind: 'text', name, label, value, required, long: false, maxLength };
}

function pick(name: string, label: string, most: number, required: boolean): Omit<PickField, 'options'> {
  return { kind: 'pick', name, label, most, required };
}
