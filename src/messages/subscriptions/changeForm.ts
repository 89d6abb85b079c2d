import { PERIODS } from '../../calendar/schedule.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Form, FormField } from '../message.ts';
import type { ForumRules } from '../subscribing/channels.ts';
import type { Texts } from '../texts/texts.ts';
import { contentFields, type NewsNames } from './changeForm/contentFields.ts';
import { displayFields } from './changeForm/displayFields.ts';
import { pick, text } from './changeForm/fields.ts';
import { timeFields } from './changeForm/timeFields.ts';
import { LONGEST_NAME, madeName } from './naming.ts';

/** Names to choose from. */
export interface KnownNames extends NewsNames {
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
