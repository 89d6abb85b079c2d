import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/cli/program/commandLine.ts';
import { displayWidth } from '../../src/text/wrap.ts';

/** A command and all below it. */
function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Everything that a command's help describes, by what it describes. */
function descriptionsOf(command: Command): ReadonlyMap<string, string> {
  const help = command.createHelp();
  const name = [command.parent?.name(), command.name()].filter((part) => part !== undefined).join(' ');
  return new Map([
    [name, command.description()],
    ...help.visibleArguments(command).map((one) => [`${name} ${one.name()}`, one.description] as const),
    ...help.visibleOptions(command).map((one) => [`${name} ${one.flags}`, one.description] as const),
    ...help.visibleCommands(command).map((one) => [`${name} ${one.name()} …`, one.description()] as const),
  ]);
}

const HAN = /\p{Script=Han}/u;
const NO_WORDS = /^[A-Za-z0-9 …:/.-]*$/u;

describe.each(['zh-CN', 'zh-TW'] as const)('--help in %s', (locale) => {
  const all = withSubcommands(commandLine(locale));

  test.each(all.map((command) => [command.name(), command] as const))(
    '%s describes everything in Chinese',
    (_name, command) => {
      const foreign = [...descriptionsOf(command)].filter(
        ([name, text]) => !HAN.test(text) && !(name.endsWith('--opml') && NO_WORDS.test(text)),
      );
      expect(foreign).toEqual([]);
      expect(command.helpInformation()).toMatch(/^用法：sulan/u);
    },
  );

  test('lines end before the terminal does, and no heading is English', () => {
    for (const command of all) {
      const text = command.configureOutput({ getOutHelpWidth: () => 100 }).helpInformation();
      const usage = text.split('\n', 1)[0] ?? '';
      expect(text.split('\n').filter((line) => line !== usage && displayWidth(line) > 100)).toEqual([]);
      expect(text).not.toMatch(/^(?:Usage|Arguments|Options|Commands):/mu);
    }
  });
});

test('the two scripts of Chinese have texts of their own', () => {
  const [simplified, traditional] = (['zh-CN', 'zh-TW'] as const).map((locale) =>
    withSubcommands(commandLine(locale))
      .map((command) => command.helpInformation())
      .join('\n'),
  );
  expect(simplified).not.toMatch(/[設說這們來時發動機網頁檔資料庫]/u);
  expect(traditional).not.toMatch(/[设说这们来时发动机网页档资数据库]/u);
});

test('English help has its unchanged text', () => {
  const program = commandLine('en-US');
  expect(program.helpInformation()).toMatch(/^Usage: sulan \[options\] \[command\]\n/u);
  const search = program.commands.find((command) => command.name() === 'search');
  expect(search?.helpInformation()).toContain('--limit <n>  hits per query (default: 10)');
});
