import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import { fold } from '../../text/fold.ts';
import { newsScriptOf } from '../newsScript.ts';
import { clip } from '../takeSentences.ts';
import type { Texts } from '../texts/texts.ts';

/** Maximum length of a name in code points. */
export const LONGEST_NAME = 30;

type Named = Pick<
  SubscriptionChoices,
  'name' | 'period' | 'columns' | 'sections' | 'include' | 'minuteOfDay'
>;

/** Returns the name of a subscription: the given one, else from its content. */
export function subscriptionName({ name, ...choices }: Named, texts: Texts): string {
  return name ?? madeName(choices, texts);
}

/** Returns a name from a subscription's content: its keywords, sections or columns, else everything. */
export function madeName(
  { period, columns, sections, include }: Omit<Named, 'name' | 'minuteOfDay'>,
  { locale, comma, subscription: words }: Texts,
): string {
  const chosen = [include, sections, columns].find((names) => names.length > 0);
  const what = chosen?.map(newsScriptOf(locale).text).join(comma);
  if (period !== 'day') {
    const recap = words.recapNames[period];
    return what === undefined ? recap : clip(`${recap} ${what}`, LONGEST_NAME);
  }
  return what === undefined ? words.allColumns : clip(what, LONGEST_NAME);
}

/** Returns a label that distinguishes a subscription in its channel: its time and name. */
export function subscriptionLabel(choices: Named, texts: Texts): string {
  return `${clockTime(choices.minuteOfDay)} ${subscriptionName(choices, texts)}`;
}

/** Whether a typed text means a subscription: its id, name, or time and name. */
export function isCalled(
  typed: string,
  subscription: Named & { readonly id: string },
  texts: Texts,
): boolean {
  const names = [
    subscription.id,
    subscriptionName(subscription, texts),
    subscriptionLabel(subscription, texts),
  ];
  return names.some((name) => fold(name) === fold(typed));
}
