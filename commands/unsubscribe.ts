import type { Command, Context, Request } from '../src/messages/conversation/command.ts';
import { refusal } from '../src/messages/conversation/dispatch.ts';
import type { Message } from '../src/messages/message.ts';
import { channelNotice, type NamedPlace, notice } from '../src/messages/notice.ts';
import { placeOf, subscriptionsHere } from '../src/messages/subscriptions/ofServer.ts';
import { whichSubscription } from '../src/messages/subscriptions/whichSubscription.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { Subscription } from '../src/store/subscriptions/subscriptionRows.ts';

const offered: Pick<Command, 'scenes' | 'needs'> = {
  scenes: ['server', 'direct', 'elsewhere'],
  needs: 'manage-server',
};

/** `/unsubscribe`: a channel gets no more digests; of several subscriptions one or all go. */
export const unsubscribe: Command = {
  ...offered,
  kind: 'slash',
  name: 'unsubscribe',
  names: { 'zh-CN': '取消订阅', 'zh-TW': '取消訂閱', 'en-US': 'unsubscribe' },
  descriptions: {
    'zh-CN': '让一个频道不再收到速览',
    'zh-TW': '讓一個頻道不再收到速覽',
    'en-US': 'Stop the digest in a channel',
  },
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
  async run(request, context) {
    const texts = textsIn(request.locale);
    const isDirect = request.place.scene !== 'server';
    const picked = isDirect ? undefined : request.options.channel('channel');
    const id = isDirect ? request.user : (picked?.id ?? request.place.channel);
    if (id === undefined) return notice(texts.needsServer);
    const found = await ofChannel(id, request, context);
    const [one] = found;
    if (!one) return notice(isDirect ? texts.subscription.noneDirect : texts.subscription.noneHere);
    const channel = picked ? { id, name: `#${picked.name}` } : await placeOf(one, request, context);
    if (found.length === 1) return removeAll(found, channel, request, context);
    return whichSubscription(texts.subscription.whichToRemove, channel, found, 'remove', request, {
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
  async act(action, request, context) {
    if (action.kind !== 'unsubscribe-channel') return undefined;
    const refused = refusal(offered, request);
    if (refused) return refused;
    const found = await ofChannel(action.channel, request, context);
    const [one] = found;
    if (!one) return notice(textsIn(request.locale).subscription.gone);
    const channel = await placeOf(one, request, context);
    return { ...(await removeAll(found, channel, request, context)), replaces: true };
  },
};

async function ofChannel(
  channel: string,
  request: Request,
  context: Context,
): Promise<readonly Subscription[]> {
  return (await subscriptionsHere(request, context)).filter(({ channelId }) => channelId === channel);
}

async function removeAll(
  found: readonly Subscription[],
  channel: NamedPlace,
  { locale }: Request,
  context: Context,
): Promise<Message> {
  for (const { id } of found) await context.subscriptions.remove(id);
  return channelNotice(textsIn(locale).subscription.removed, channel);
}
