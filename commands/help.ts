import type { Command, Request } from '../src/messages/command.ts';
import type { Block, Message } from '../src/messages/message.ts';
import { textsIn } from '../src/messages/texts/texts.ts';

/** `/help`: what there is, with examples. */
export function createHelp(commands: readonly Command[]): Command {
  return {
    kind: 'slash',
    name: 'help',
    names: { 'zh-CN': '帮助', 'zh-TW': '說明', 'en-US': 'help' },
    descriptions: {
      'zh-CN': '速览能做什么、怎么用',
      'zh-TW': '速覽能做什麼、怎麼用',
      'en-US': 'What 速览 can do and how',
    },
    scenes: ['server', 'direct', 'elsewhere'],
    options: [],
    run: async (request) => helpMessage(commands, request),
    act: async (action, request) => (action.kind === 'help' ? helpMessage(commands, request) : undefined),
  };
}

function helpMessage(commands: readonly Command[], { locale, place }: Request): Message {
  const texts = textsIn(locale);
  // What only the bot's owner can use would be a riddle to everybody else.
  const offered = commands.filter(({ needs }) => needs !== 'own-bot' || place.permissions.has(needs));
  const slash = offered.filter(({ kind }) => kind === 'slash');
  const others = offered.filter(({ kind }) => kind === 'message');
  const examples = slash.flatMap((command) => command.examples?.[locale] ?? []);
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: texts.helpTitle },
    { kind: 'text', text: texts.helpIntro },
    {
      kind: 'list',
      lines: [
        ...slash.map(({ name, descriptions }) => [
          { kind: 'code', text: `/${name}` } as const,
          ` ${descriptions[locale]}`,
        ]),
        ...others.map(({ names, descriptions }) => [
          { kind: 'bold', text: names[locale] } as const,
          ` ${descriptions[locale]}`,
        ]),
      ],
    },
    { kind: 'heading', level: 3, text: texts.helpExamples },
    { kind: 'list', lines: examples.map((example) => [{ kind: 'code', text: example }]) },
    { kind: 'footer', text: texts.helpPrivacy },
  ];
  return { kind: 'message', title: texts.helpTitle, visibility: 'asker', blocks };
}
