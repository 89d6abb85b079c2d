import type { ActionOf } from '../src/messages/actions/action.ts';
import { serverSourcesMessage } from '../src/messages/administration/serverSourcesMessage.ts';
import { nameIn } from '../src/messages/administration/sourceHealth.ts';
import { ADDRESS_OPTION, previewMessage, triedNotice } from '../src/messages/administration/sourcePreview.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';

/** `/server-sources`: shows a server's own sources to its admins; with an address, a preview of it. */
export const serverSources: Command = {
  kind: 'slash',
  name: 'server-sources',
  names: { 'zh-CN': '本服来源', 'zh-TW': '本服來源', 'en-US': 'server-sources' },
  descriptions: {
    'zh-CN': '本服务器自己的来源：查看、增加、移除；只有本服务器看得到它们的新闻',
    'zh-TW': '本伺服器自己的來源：檢視、新增、移除；只有本伺服器看得到它們的新聞',
    'en-US': 'This server’s own sources: see, add, remove; their news is seen here alone',
  },
  contexts: ['server'],
  needs: 'manage-server',
  options: [ADDRESS_OPTION],
  async run(conversation) {
    const { locale, place, options } = conversation;
    const { sources: words } = textsIn(locale);
    const { serverSources: desk, clock } = conversation.services;
    const server = place.guild;
    if (!desk || server === undefined) return notice(words.serverOff);
    const address = options.text('address');
    const standings = await desk.standings(server);
    if (address === undefined) return serverSourcesMessage(standings, desk.most, clock.now(), locale);
    if (standings.length >= desk.most) return notice(words.serverFull(desk.most));
    const preview = await desk.preview(server, address);
    return preview.kind === 'wait'
      ? notice(words.serverWait)
      : previewMessage(preview, locale, 'server-source');
  },
  actions: { 'server-source': press },
};

async function press(
  { step, source }: ActionOf<'server-source'>,
  { place: { guild: server }, locale, services: { serverSources: desk } }: Conversation,
): Promise<Message> {
  const words = textsIn(locale).sources;
  if (!desk || server === undefined) return notice(words.serverOff);
  switch (step) {
    case 'add': {
      const added = await desk.add(server, source);
      if (!added) return notice(words.previewGone);
      switch (added.kind) {
        case 'added':
          return notice(words.serverAdded(nameIn(added.name, locale)));
        case 'known':
          return notice(words.serverKnown(nameIn(added.name, locale)));
        case 'full':
          return notice(words.serverFull(desk.most));
      }
      break;
    }
    case 'remove': {
      const name = await desk.remove(server, source);
      return notice(name === undefined ? words.unknown(source) : words.serverRemoved(nameIn(name, locale)));
    }
    case 'try': {
      const tried = await desk.tryNow(server, source);
      if (tried === 'wait') return notice(words.serverWait);
      if (!tried) return notice(words.unknown(source));
      return triedNotice(tried, locale);
    }
  }
}
