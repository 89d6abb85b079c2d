import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { commandBodies } from '../../src/discord/registration/commandBodies.ts';
import { LIMITS, lengthOf } from '../../src/discord/rendering/limits.ts';
import { ACTIONS } from '../../src/messages/actions/action.ts';
import { indexByAction } from '../../src/messages/conversation/dispatch.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import { checkCommands } from '../fake-discord/contract/commands.ts';

const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');

test('every command is within Discord’s rules', () => {
  expect(checkCommands(commandBodies(commands))).toEqual([]);
});

test('every kind of action is answered by one command', () => {
  expect([...indexByAction(commands).keys()].toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
});

describe.each(commands)('$name', ({ kind, name, names, descriptions, options }) => {
  test('stands in docs/commands.md with its names and options', () => {
    const [first] = name.split(' ');
    expect(page).toContain(kind === 'slash' ? `/${first}` : names['zh-CN']);
    for (const option of options) {
      expect(page).toContain(`\`${option.name}\``);
      expect(page).toContain(option.names['zh-CN']);
    }
  });

  test('has descriptions within the limits in every language', () => {
    for (const locale of LOCALES) {
      const texts = [descriptions, ...options.map((option) => option.descriptions)];
      for (const text of texts) {
        expect(lengthOf(text[locale])).toBeGreaterThan(0);
        expect(lengthOf(text[locale])).toBeLessThanOrEqual(LIMITS.commandDescription);
      }
    }
  });
});
