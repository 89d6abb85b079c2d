import type { ServerSourceStep } from '../src/messages/actions/adminActions.ts';
import type { ServerSourceDesk } from '../src/messages/administration/serverSourceDesk.ts';
import { serverSourcesMessage } from '../src/messages/administration/serverSourcesMessage.ts';
import {
  ADDRESS_OPTION,
  previewMessage,
  triedNotice,
} from '../src/messages/administration/sourcesMessage.ts';
import type { Command, Request } from '../src/messages/conversation/command.ts';
import { refusal } from '../src/messages/conversation/dispatch.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';

const offered: Pick<Command, 'scenes' | 'needs'> = { scenes: ['server'], needs: 'manage-server' };

/** `/server-sources`: the sources that a server has for itself, for its admins; with an address, what it would bring. */
export const serverSources: Command = {
  ...offered,
  kind: 'slash',
  name: 'server-sources',
  names: { 'zh-CN': '本服来源', 'zh-TW': '本服來源', 'en-US': 'server-sources' },
  descriptions: {
    'zh-CN': '本服务器自己的来源：查看、增加、移除；只有本服务器看得到它们的新闻',
    'zh-TW': '本伺服器自己的來源：檢視、新增、移除；只有本伺服器看得到它們的新聞',
    'en-US': 'This server’s own sources: see, add, remove; their news is seen here alone',
  },
  options: [ADDRESS_OPTION],
  async run(request, context) {
    const { locale, place, options } = request;
    const { sources: words } = textsIn(locale);
    const { serverSources: desk, clock } = context;
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
  async act(action, request, context) {
    if (action.kind !== 'server-source') return undefined;
    const refused = refusal(offered, request);
    if (refused) return refused;
    const { serverSources: desk } = context;
    const server = request.place.guild;
    if (!desk || server === undefined) return notice(textsIn(request.locale).sources.serverOff);
    return press(action.step, action.source, { desk, server, request });
  },
};

interface Press {
  readonly desk: ServerSourceDesk;
  readonly server: string;
  readonly request: Request;
}

async function press(
  step: ServerSourceStep,
  source: string,
  { desk, server, request }: Press,
): Promise<Message> {
  const texts = textsIn(request.locale);
  const words = texts.sources;
  switch (step) {
    case 'add': {
      const added = await desk.add(server, source);
      if (!added) return notice(words.previewGone);
      switch (added.kind) {
        case 'added':
          return notice(words.serverAdded(added.name));
        case 'known':
          return notice(words.serverKnown(added.name));
        case 'full':
          return notice(words.serverFull(desk.most));
      }
      break;
    }
    case 'remove': {
      const name = await desk.remove(server, source);
      return notice(name === undefined ? words.unknown(source) : words.serverRemoved(name));
    }
    case 'try': {
      const tried = await desk.tryNow(server, source);
      if (tried === 'wait') return notice(words.serverWait);
      if (!tried) return notice(words.unknown(source));
      return triedNotice(tried, texts);
    }
  }
}
