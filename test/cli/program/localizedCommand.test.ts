import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../../src/cli/program/commandLine.ts';
import type { Locale } from '../../../src/messages/locale.ts';

/** Returns the first line that a wrong use prints, and its code. */
async function wrongUse(locale: Locale, args: readonly string[]): Promise<{ code: string; line: string }> {
  let printed = '';
  const program = commandLine(locale);
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeErr: (text) => {
        printed += text;
      },
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.code, line: printed.split('\n')[0] ?? '' };
    throw error;
  }
  throw new Error('a wrong use was taken');
}

describe('a wrong use is said in the language of the terminal, with the name that was written', () => {
  test.each([
    [['nosuch'], 'unknownCommand', '错误：没有 nosuch 这个命令。', '錯誤：沒有 nosuch 這個指令。'],
    [
      ['digset'],
      'unknownCommand',
      '错误：没有 digset 这个命令。是不是 digest？',
      '錯誤：沒有 digset 這個指令。是不是 digest？',
    ],
    [['digest', '--day'], 'unknownOption', /没有 --day 这个选项/u, /沒有 --day 這個選項/u],
    [['ingest'], 'missingArgument', '错误：还要写 paths。', '錯誤：還要寫 paths。'],
    [
      ['search', 'x', '--limit'],
      'optionMissingArgument',
      '错误：--limit <n> 后面还要写一个值。',
      '錯誤：--limit <n> 後面還要寫一個值。',
    ],
    [['web', 'x'], 'excessArguments', '错误：参数太多。', '錯誤：參數太多。'],
    [
      ['search', '--limit', 'many', 'x'],
      'invalidArgument',
      '错误：--limit <n> 的值「many」不能用。要写整数。',
      '錯誤：--limit <n> 的值「many」不能用。要寫整數。',
    ],
    [['trend', '--last', '3', 'x'], 'invalidArgument', /要写一段时间，例如 90d/u, /要寫一段時間，例如 90d/u],
    [['digest', '--date', '2024-02-30'], 'invalidArgument', /要写真实的日子/u, /要寫真實的日子/u],
    [
      ['digest', '--language', 'fr'],
      'invalidArgument',
      /要写 zh-CN、zh-TW、en-US 中的一个/u,
      /要寫 zh-CN、zh-TW、en-US 中的一個/u,
    ],
    [['preview', '--port', '70000'], 'invalidArgument', /端口最大是 65535/u, /連接埠最大是 65535/u],
  ] as const)('%j', async (args, code, simplified, traditional) => {
    expect(await wrongUse('zh-CN', args)).toEqual({
      code: `commander.${code}`,
      line: typeof simplified === 'string' ? simplified : expect.stringMatching(simplified),
    });
    expect((await wrongUse('zh-TW', args)).line).toMatch(traditional);
    expect((await wrongUse('en-US', args)).line).toMatch(/^error: /u);
  });
});
