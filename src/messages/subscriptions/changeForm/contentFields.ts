import { NEWS_KINDS, type SubscriptionChoices } from '../../../store/subscriptions/subscription.ts';
import type { FormField, PickField, TextField } from '../../message.ts';
import { newsScriptOf } from '../../newsScript.ts';
import type { Texts } from '../../texts/texts.ts';
import { MAX_PICKED, pick, text } from './fields.ts';

/** Names in the news to choose from. */
export interface NewsNames {
  readonly columns: readonly string[];
  readonly sections: readonly string[];
}

/** Returns the fields of which news a subscription shows; `known` are the names to choose from. */
export function contentFields(
  choices: SubscriptionChoices,
  known: NewsNames,
  texts: Texts,
): readonly FormField[] {
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
