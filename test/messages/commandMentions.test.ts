import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { identifyCommands, NAMED_COMMANDS, withCommands } from '../../src/messages/commandMentions.ts';
import { notice } from '../../src/messages/notice.ts';

test('every slash command can be mentioned', () => {
  const typed = commands.filter(({ kind }) => kind === 'slash').map(({ name }) => name);
  expect([...NAMED_COMMANDS].sort()).toEqual(typed.sort());
});

test.each([
  ['输入 /subscribe 就行。', ['输入 ', { kind: 'command', name: 'subscribe' }, ' 就行。']],
  ['用 /forget me。', ['用 ', { kind: 'command', name: 'forget me' }, '。']],
  ['/subscriptions', [{ kind: 'command', name: 'subscriptions' }]],
  ['https://a.example/news', ['https://a.example/news']],
  ['/newsletter', ['/newsletter']],
  ['写 /subscribe 时间:12:30', ['写 /subscribe 时间:12:30']],
  ['没有命令', ['没有命令']],
  ['', ['']],
])('%j', (sentence, spans) => {
  expect(withCommands(sentence)).toEqual(spans);
});

test('a command gets its id by the first word of its name, and stays as it is where none is known', () => {
  const ids = new Map([['forget', '123456789012345678']]);
  const { blocks } = identifyCommands(notice('用 /forget me 或 /help'), ids);
  expect(blocks[0]).toMatchObject({
    text: [
      '用 ',
      { kind: 'command', name: 'forget me', id: '123456789012345678' },
      ' 或 ',
      { kind: 'command', name: 'help' },
    ],
  });
});
