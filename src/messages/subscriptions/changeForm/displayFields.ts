import type { SubscriptionChoices } from '../../../store/subscriptions/subscription.ts';
import { LOCALES } from '../../locale.ts';
import type { FormField } from '../../message.ts';
import type { ForumRules } from '../../subscribing/channels.ts';
import { MAX_FORUM_TAGS } from '../../subscribing/forumTags.ts';
import type { Texts } from '../../texts/texts.ts';
import { MAX_PICKED, pick, text } from './fields.ts';

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

/** Returns the fields of how a digest is shown in its place; `forum` has the rules of a forum. */
export function displayFields(
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
