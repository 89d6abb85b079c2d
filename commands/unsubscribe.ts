import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { channelNotice, type NamedPlace, notice } from '../src/messages/notice.ts';
import { namePlace, subscriptionsHere } from '../src/messages/subscriptions/ofServer.ts';
import { whichSubscription } from '../src/messages/subscriptions/whichSubscription.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { Subscription } from '../src/store/subscriptions/subscription.ts';

/** `/unsubscribe`: ends a channel's digests; of several subscriptions one or all. */
export const unsubscribe: Command = {
  kind: 'slash',
  name: 'unsubscribe',
  names: { 'zh-CN': '取消订阅', 'zh-TW': '取消訂閱', 'en-US': 'unsubscribe' },
  descriptions: {
    'zh-CN': '让一个频道不再收到速览',
    'zh-TW': '讓一個頻道不再收到速覽',
    'en-US': 'Stop the digest in a channel',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  needs: 'manage-server',
  options: [
    {
      name: 'channel',
      names: { 'zh-CN': '频道', 'zh-TW': '頻道', 'en-US': 'channel' },
      descriptions: {
        'zh-CN': '哪个频道，默认是当前频道',
        'zh-TW': '哪個頻道，預設是目前頻道',
        'en-US': 'Which channel; this one by default',
      },
      kind: 'channel',
    },
  ],
  async run(conversation) {
    const { texts } = conversation;
    const isDirect = conversation.place.context !== 'server';
    const picked = isDirect ? undefined : conversation.options.channel('channel');
    const id = isDirect ? conversation.user : (picked?.id ?? conversation.place.channel);
    if (id === undefined) return notice(texts.needsServer);
    const found = await ofChannel(id, conversation);
    const [one] = found;
    if (!one) return notice(isDirect ? texts.subscription.noneDirect : texts.subscription.noneHere);
    const channel = picked ? { id, name: `#${picked.name}` } : await namePlace(one, conversation);
    if (found.length === 1) return removeAll(found, channel, conversation);
    return whichSubscription(texts.subscription.whichToRemove, channel, found, 'remove', conversation, {
      kind: 'buttons',
      buttons: [
        {
          kind: 'action',
          label: texts.subscription.removeAll,
          tone: 'danger',
          action: { kind: 'unsubscribe-channel', channel: id },
        },
      ],
    });
  },
  actions: {
    'unsubscribe-channel': async ({ channel: id }, conversation) => {
      const found = await ofChannel(id, conversation);
      const [one] = found;
      if (!one) return notice(conversation.texts.subscription.gone);
      const channel = await namePlace(one, conversation);
      return { ...(await removeAll(found, channel, conversation)), replaces: true };
    },
  },
};

async function ofChannel(channel: string, conversation: Conversation): Promise<readonly Subscription[]> {
  return (await subscriptionsHere(conversation)).filter(({ channelId }) => channelId === channel);
}

async function removeAll(
  found: readonly Subscription[],
  channel: NamedPlace,
  { locale, services }: Conversation,
): Promise<Message> {
  for (const { id } of found) await services.subscriptions.remove(id);
  return channelNotice(textsIn(locale).subscription.removed, channel);
}
