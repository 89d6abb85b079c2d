import type { SubscriptionChoices } from '../../store/subscriptions/subscription.ts';
import type { RichText, Span } from '../message.ts';
import type { ForumRules } from '../subscribing/channels.ts';
import type { Texts } from '../texts/texts.ts';
import { subscriptionName } from './naming.ts';
import { languageName, newsNames, scheduleOf } from './subscriptionMessage.ts';

type ChoiceName = keyof Texts['subscription']['choiceNames'];

interface ShownChoice {
  readonly name: ChoiceName;
  readonly show: (choices: SubscriptionChoices, texts: Texts, forum: ForumRules | undefined) => Span;
}

const listOr = (list: readonly string[], everything: string, texts: Texts): string =>
  list.length === 0 ? everything : newsNames(list, texts);
const onOff = (on: boolean, { on: yes, off }: Texts['subscription']): string => (on ? yes : off);

/** Returns the names of tags that the forum still has. */
const tagNames = (ids: readonly string[], forum: ForumRules | undefined): readonly string[] =>
  forum?.tags.filter(({ id }) => ids.includes(id)).map(({ name }) => name) ?? [];

/** All changeable choices with their display. */
const SHOWN: readonly ShownChoice[] = [
  { name: 'name', show: subscriptionName },
  { name: 'recap', show: ({ period }, { subscription }) => subscription.periods[period] },
  { name: 'time', show: (choices, { subscription }) => scheduleOf(choices, subscription) },
  { name: 'kinds', show: ({ newsKinds }, { subscription }) => subscription.newsKinds[newsKinds] },
  { name: 'freshness', show: ({ freshness }, { subscription }) => subscription.freshness[freshness] },
  { name: 'empty', show: ({ whenEmpty }, { subscription }) => subscription.whenEmpty[whenEmpty] },
  { name: 'columns', show: ({ columns }, texts) => listOr(columns, texts.subscription.allColumns, texts) },
  {
    name: 'sections',
    show: ({ sections }, texts) => listOr(sections, texts.subscription.allSections, texts),
  },
  { name: 'include', show: ({ include }, texts) => listOr(include, texts.subscription.noWords, texts) },
  { name: 'exclude', show: ({ exclude }, texts) => listOr(exclude, texts.subscription.noWords, texts) },
  {
    name: 'items',
    show: ({ allInParts, itemLimit }, { subscription: words }) =>
      allInParts ? words.allInParts : words.itemLimit(itemLimit),
  },
  { name: 'language', show: ({ language }, texts) => languageName(language, texts.subscription) },
  {
    name: 'role',
    show: ({ pingRole }, { subscription }) =>
      pingRole === null ? subscription.nobody : { kind: 'role', id: pingRole },
  },
  { name: 'thread', show: ({ discussionThread }, { subscription }) => onOff(discussionThread, subscription) },
  { name: 'publish', show: ({ crosspost }, { subscription }) => onOff(crosspost, subscription) },
  {
    name: 'tags',
    show: ({ forumTags }, { subscription, comma }, forum) =>
      tagNames(forumTags, forum).join(comma) || subscription.noWords,
  },
];

/** Returns a line per changed choice, with old and new value. */
export function changedLines(
  before: SubscriptionChoices,
  after: SubscriptionChoices,
  texts: Texts,
  forum?: ForumRules,
): readonly RichText[] {
  return SHOWN.flatMap(({ name, show }): RichText[] => {
    const [was, is] = [show(before, texts, forum), show(after, texts, forum)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [[{ kind: 'bold', text: texts.subscription.choiceNames[name] }, ' ', was, ' → ', is]];
  });
}
