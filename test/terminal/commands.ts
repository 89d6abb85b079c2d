import type { Clock } from '../../src/calendar/zone.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import type { Command } from '../../src/messages/conversation/command.ts';
import type { Services } from '../../src/messages/conversation/services.ts';
import type { Localised } from '../../src/messages/locale.ts';
import type { Message, MessageBlock } from '../../src/messages/message.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { openApp } from '../../src/wiring/core.ts';

/** The same wording in every language, for commands whose words do not matter. */
function everywhere(text: string): Localised {
  return { 'zh-CN': text, 'zh-TW': text, 'en-US': text };
}

/** A message of these blocks. */
export function message(...blocks: MessageBlock[]): Message {
  return { kind: 'message', title: 'test', visibility: 'everyone', blocks };
}

const page = (number: number): Action => ({ kind: 'search-page', query: 'q', page: number });

/** Echoes what it was asked; its items, choice and buttons open pages. */
export const echo: Command = {
  kind: 'slash',
  name: 'news',
  names: { 'zh-CN': '新闻', 'zh-TW': '新聞', 'en-US': 'news' },
  descriptions: everywhere('echo'),
  contexts: ['server'],
  options: [
    {
      name: 'query',
      names: everywhere('query'),
      descriptions: everywhere('q'),
      kind: 'text',
      required: true,
      suggests: true,
      maxLength: 30,
    },
    { name: 'since', names: everywhere('since'), descriptions: everywhere('s'), kind: 'text' },
    {
      name: 'limit',
      names: everywhere('limit'),
      descriptions: everywhere('l'),
      kind: 'integer',
      min: 1,
      max: 10,
    },
    { name: 'all', names: everywhere('all'), descriptions: everywhere('a'), kind: 'flag' },
    {
      name: 'order',
      names: everywhere('order'),
      descriptions: everywhere('o'),
      kind: 'text',
      choices: [
        { value: 'newest', names: everywhere('最新') },
        { value: 'best', names: everywhere('最相关') },
      ],
    },
    { name: 'channel', names: everywhere('channel'), descriptions: everywhere('c'), kind: 'channel' },
    { name: 'file', names: everywhere('file'), descriptions: everywhere('f'), kind: 'file' },
  ],
  async run(request) {
    const { options } = request;
    const given = [
      options.text('query'),
      options.text('since'),
      options.integer('limit'),
      options.flag('all') ?? false,
      options.text('order'),
      options.channel('channel')?.kind,
    ];
    return message(
      { kind: 'text', text: JSON.stringify(given) },
      {
        kind: 'items',
        first: 1,
        items: [
          { text: 'one', action: page(1) },
          { text: 'two', action: page(2) },
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { kind: 'action', label: 'next', action: page(9) },
          { kind: 'action', label: 'ask', action: { kind: 'ask-keyword' } },
        ],
      },
    );
  },
  async complete(option, typed) {
    return ['DeepSeek', 'Delta']
      .filter((name) => name.startsWith(typed))
      .map((name) => ({ name: `${option} ${name}`, value: name }));
  },
  actions: {
    'search-page': ({ page: number }) => message({ kind: 'text', text: `page ${number}` }),
    follow: (_action, { fields }) => message({ kind: 'text', text: `follows ${JSON.stringify(fields)}` }),
    'ask-keyword': () => ({
      kind: 'form',
      title: 'Follow',
      action: { kind: 'follow' },
      fields: [
        { kind: 'text', name: 'keyword', label: 'Keyword', required: true, long: false, maxLength: 5 },
      ],
    }),
  },
};

/** Prints a digest, or throws where it is asked for the day of the failure. */
export const digest: Command = {
  kind: 'slash',
  name: 'digest',
  names: everywhere('digest'),
  descriptions: everywhere('digest'),
  contexts: ['server'],
  options: [{ name: 'date', names: everywhere('date'), descriptions: everywhere('d'), kind: 'text' }],
  async run(request) {
    if (request.options.text('date') === 'broken') throw new Error('store is gone');
    if (request.options.text('date') === 'menu')
      return message({
        kind: 'choice',
        placeholder: 'more',
        options: [{ label: 'related', action: page(7) }],
      });
    return message({ kind: 'heading', level: 1, text: '今日速览' });
  },
};

/** Takes no options at all. */
export const help: Command = {
  kind: 'slash',
  name: 'help',
  names: everywhere('help'),
  descriptions: everywhere('help'),
  contexts: ['server'],
  options: [],
  async run() {
    return message({ kind: 'text', text: 'helped' });
  },
};

const clock: Clock = { now: () => new Date('2024-12-27T04:00:00Z') };

/** A context whose news is empty: these commands never look. */
export const context: Services = {
  ...openApp(':memory:', clock).context,
  ...createPreviewChannel().platform,
};
