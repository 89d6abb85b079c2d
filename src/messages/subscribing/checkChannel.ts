import { CHANNEL_KINDS, type DestinationKind } from '../../store/subscriptions/destination.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import type { ChannelRight } from './channels.ts';
import { type ChannelWishes, type ForumRules, rightsNeeded, rightsOfMember } from './channels.ts';

/** A suitable channel, or a sentence why it is not. */
export type CheckedChannel =
  | { readonly kind: 'fit'; readonly channelKind: DestinationKind }
  | { readonly kind: 'unfit'; readonly message: Message };

/** Checks whether a channel can get digests and whether bot and member have the permissions; names each missing one. */
export async function checkChannel(
  channel: string,
  wishes: ChannelWishes,
  conversation: Conversation,
): Promise<CheckedChannel> {
  // Outside servers it is the member's own direct messages, which need no permissions.
  if (conversation.place.context !== 'server') return { kind: 'fit', channelKind: 'direct' };
  const texts = conversation.texts.subscription;
  const rights = await conversation.services.channels.rightsIn(channel, conversation);
  if (!rights) return unfit(notice(texts.channelUnseen));
  const channelKind = CHANNEL_KINDS.find((kind) => kind === rights.kind);
  if (!channelKind) return unfit(notice(texts.badChannel));
  const name = `#${rights.name}`;
  if (rights.isLocked) return unfit(notice(texts.threadLocked(name)));
  const memberLacks = rightsOfMember(channelKind).filter((right) => !rights.member.has(right));
  if (memberLacks.length > 0) return unfit(lacking(texts.memberLacks(name), memberLacks, conversation));
  const botLacks = rightsNeeded(channelKind, wishes).filter((right) => !rights.bot.has(right));
  if (botLacks.length > 0)
    return unfit(lacking(texts.botLacks(name), botLacks, conversation, texts.howToGrant));
  const { forum } = rights;
  const hasTag = forum?.tags.some(({ id }) => wishes.forumTags.includes(id)) ?? false;
  if (forum?.requiresTag && !hasTag) return unfit(needsTag(name, forum, conversation));
  return { kind: 'fit', channelKind };
}

/** Answers that a forum requires a tag, and offers the usable ones. */
function needsTag(name: string, { tags }: ForumRules, conversation: Conversation): Message {
  const { subscription: words, delivery } = conversation.texts;
  if (tags.length === 0) return notice(delivery.refusals['tags-reserved'].remedy);
  return notice(
    words.tagRequired(name),
    { kind: 'list', lines: tags.map((tag) => tag.name) },
    { kind: 'text', text: [{ kind: 'code', text: words.tagExample(tags[0]?.name ?? '') }] },
  );
}

function lacking(
  sentence: string,
  rights: readonly ChannelRight[],
  conversation: Conversation,
  wayOn?: string,
): Message {
  const names = conversation.texts.subscription.rights;
  return notice(
    sentence,
    { kind: 'list', lines: rights.map((right) => [{ kind: 'bold', text: names[right] }]) },
    ...(wayOn === undefined ? [] : [{ kind: 'text', text: wayOn } as const]),
  );
}

function unfit(message: Message): CheckedChannel {
  return { kind: 'unfit', message };
}
