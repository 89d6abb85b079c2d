import { describe, expect, test } from 'vitest';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { readLine } from '../../src/terminal/commandLine.ts';
import { completeLine } from '../../src/terminal/complete.ts';
import { previewRequest } from '../../src/terminal/place.ts';
import { context, digest, echo, help } from './commands.ts';

const commands = [echo, digest, help];
const request = previewRequest('zh-CN');
const complete = (line: string) => completeLine(line, commands, converse(request, context));

describe('completion', () => {
  test.each([
    ['a command', '/ne', ['/news'], '/ne'],
    ['every command', '/', ['/news', '/digest', '/help'], '/'],
    ['a suggested value', '/news De', ['DeepSeek', 'Delta'], 'De'],
    ['a value by its option', '/news query:Del', ['Delta'], 'Del'],
    ['a value by its option after a full-width colon', '/news query：Del', ['Delta'], 'Del'],
    ['a value with a blank in it', '/news query:De ep', [], '/news query:De ep'],
    ['a choice', '/news a order:n', ['newest'], 'n'],
    ['an option without suggestions', '/digest 2024', [], '/digest 2024'],
    ['the only option by its name', '/digest ', ['date:'], ''],
    ['no value of a colon that names no option', '/news 8:30', ['DeepSeek', 'Delta'], ''],
    ['a command without options', '/help x', [], '/help x'],
  ] as const)('%s', async (_, line, texts, replaced) => {
    const completions = await complete(line);
    expect(completions.hits.map(({ text }) => text).slice(0, texts.length || 9)).toEqual(texts);
    expect(completions.replaced).toBe(replaced);
  });

  test('offers the options that can be named once the command stands, each with what it is for', async () => {
    const { hits } = await complete('/news ');
    expect(hits.slice(0, 2).map(({ text }) => text)).toEqual(['DeepSeek', 'Delta']);
    expect(hits).toContainEqual({ text: 'since:', description: 's' });
    expect(hits).toContainEqual({ text: 'order:', description: 'o' });
  });

  test('a command is described beside its name', async () => {
    expect((await complete('/ne')).hits).toEqual([{ text: '/news', description: 'echo' }]);
  });
});

describe('a hostile line takes time in proportion to its length', () => {
  const units = [' ', 'a ', 'a: ', 'query:', '：', '\u3000', '"', 'a', '小', ':a', ' since:'];
  test.each(units)('completing %j', async (unit) => {
    const timed = async (length: number) => {
      const line = `/news ${unit.repeat(length / unit.length)}x`;
      const before = process.cpuUsage();
      for (let turn = 0; turn < 3; turn += 1) {
        await complete(line);
        readLine(line, commands, 'zh-CN');
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    await timed(10_000);
    const short = Math.min(await timed(10_000), await timed(10_000), await timed(10_000));
    const long = Math.min(await timed(100_000), await timed(100_000), await timed(100_000));
    // Ten times the length: linear is some ten times as long, quadratic a hundred times. Ten milliseconds are a loaded machine’s noise: quadratic is seconds.
    expect(long).toBeLessThan(40 * Math.max(short, 10));
  });
});
