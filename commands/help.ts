import { withCommands } from '../src/messages/commandMentions.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Services } from '../src/messages/conversation/services.ts';
import type { Locale } from '../src/messages/locale.ts';
import type { Message, MessageBlock } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';

/** `/help`: shows the commands with examples. */
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
    contexts: ['server', 'direct', 'elsewhere'],
    options: [],
    run: (conversation) => helpMessage(commands, conversation),
    actions: { help: (_action, conversation) => helpMessage(commands, conversation) },
  };
}

async function helpMessage(
  commands: readonly Command[],
  { locale, place, services }: Conversation,
): Promise<Message> {
  const texts = textsIn(locale);
  // Commands for the bot's owner are shown to the owner only.
  const offered = commands.filter(({ needs }) => needs !== 'own-bot' || place.permissions.has(needs));
  const slash = offered.filter(({ kind }) => kind === 'slash');
  const others = offered.filter(({ kind }) => kind === 'message');
  const found = await exampleValues(services, locale);
  const examples = slash
    .flatMap((command) => command.examples?.[locale] ?? [])
    .map((example) => example.replace(/\{(\w+)\}/gu, (whole, key: string) => found.get(key) ?? whole))
    .filter((example) => !/\{\w+\}/u.test(example));
  const blocks: MessageBlock[] = [
    { kind: 'heading', level: 2, text: texts.helpTitle },
    { kind: 'text', text: texts.helpIntro },
    {
      kind: 'list',
      lines: [
        ...slash.map(({ name, descriptions }) => [
          { kind: 'command', name } as const,
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
    { kind: 'footer', text: withCommands(texts.helpPrivacy) },
  ];
  return { kind: 'message', title: texts.helpTitle, visibility: 'asker', blocks };
}

/** Number of newest stories searched for a name. */
const NEWEST = 10;

/** Returns values for examples from the newest news, so that each finds something. */
async function exampleValues(services: Services, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const news = newsScriptOf(locale);
  const titles = (await services.stories.newest(NEWEST)).map(({ title }) => title);
  const name = titles.flatMap((title) => services.namesIn(title)).at(0);
  const column = (await services.editions.columns()).at(0)?.column;
  const day = await services.editions.newestDay();
  return new Map([
    ...(name === undefined ? [] : [['name', news.text(name)] as const]),
    ...(column === undefined ? [] : [['column', news.text(column)] as const]),
    ...(day === undefined ? [] : [['day', day] as const]),
  ]);
}
