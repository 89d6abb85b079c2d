import type { Command } from '../src/messages/command.ts';
import { channelNotice, notice } from '../src/messages/notice.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';

/** `/unsubscribe`: a channel gets no more digests. */
export const unsubscribe: Command = {
  kind: 'slash',
  name: 'unsubscribe',
  names: { 'zh-CN': '取消订阅', 'zh-TW': '取消訂閱', 'en-US': 'unsubscribe' },
  descriptions: {
    'zh-CN': '让一个频道不再收到速览',
    'zh-TW': '讓一個頻道不再收到速覽',
    'en-US': 'Stop the digest in a channel',
  },
  scenes: ['server'],
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
  async run(request, context) {
    const texts = textsIn(request.locale);
    const { guild, channel: here } = request.place;
    const picked = request.options.channel('channel');
    const channel = picked?.id ?? here;
    if (guild === undefined || channel === undefined) return notice(texts.needsServer);
    const found = (await context.subscriptions.ofChannel(channel)).filter(({ guildId }) => guildId === guild);
    if (found.length === 0) return notice(texts.subscription.noneHere);
    for (const { id } of found) await context.subscriptions.remove(id);
    const name = picked?.name ?? (await context.channels.rightsIn(channel, request))?.name ?? channel;
    return channelNotice(texts.subscription.removed, { id: channel, name: `#${name}` });
  },
};
