import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Message } from '../../src/messages/message.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { readLine } from '../../src/terminal/commandLine.ts';
import { ask, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

async function helpIn(locale: 'zh-CN' | 'zh-TW' | 'en-US', room = openNewsroom()): Promise<string[]> {
  const help = commands.find(({ name }) => name === 'help');
  if (!help) throw new Error('there is a help');
  const answer = await runCommand(help, ask({}, locale), room.context);
  if (answer.kind !== 'message') throw new Error('help is a message');
  const words = wordsOf(answer satisfies Message);
  return words.slice(words.indexOf(textsIn(locale).helpExamples) + 1).filter((line) => line.startsWith('/'));
}

test.each(['zh-CN', 'zh-TW', 'en-US'] as const)(
  'every example of %s finds something in what is stored',
  async (locale) => {
    const room = openNewsroom();
    await publish(room.store, '2024-12-27', [story('aaaaaaaaaa', '小米正搭建 GPU 万卡集群')]);
    await room.app.catchUp();
    const examples = (await helpIn(locale, room)).filter((line) => /^\/(?:news|digest)\b/u.test(line));
    expect(examples).toContain('/digest 2024-12-27');
    expect(examples.some((line) => line.startsWith('/news 小米'))).toBe(true);
    for (const example of examples) {
      const read = readLine(example, commands, locale);
      if (read.kind !== 'command') throw new Error(`no command: ${example}`);
      const answer = await runCommand(read.command, ask(read.options, locale), room.context);
      expect(JSON.stringify(answer)).toContain('aaaaaaaaaa');
    }
  },
);

test('without any news there are no examples that would find nothing', async () => {
  const examples = await helpIn('zh-CN');
  expect(examples.join('\n')).not.toMatch(/[{}]|\/news/u);
});
