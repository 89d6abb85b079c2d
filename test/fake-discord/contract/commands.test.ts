import { describe, expect, test } from 'vitest';
import { checkCommands } from './commands.ts';
import type { Violation } from './violation.ts';

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const rulesOf = (violations: readonly Violation[]) =>
  violations.map(({ at, rule }) => `${at}: ${rule}`).join('\n');

describe('commands', () => {
  const news = { name: 'news', description: '找新闻', default_member_permissions: '32' };
  const string = (more: object = {}) => ({ type: 3, name: 'query', description: '找什么', ...more });
  const rows: readonly { name: string; command: object; says: string }[] = [
    {
      name: 'a good one',
      command: { ...news, options: [string({ required: true, autocomplete: true })] },
      says: '',
    },
    {
      name: 'locales that Discord knows',
      command: { ...news, name_localizations: { 'zh-TW': '新聞' } },
      says: '',
    },
    {
      name: 'a locale that it does not know',
      command: { ...news, name_localizations: { zh: '新闻' } },
      says: 'unknown locale zh',
    },
    { name: 'capitals', command: { ...news, name: 'News' }, says: 'INVALID_NAME' },
    { name: 'a space', command: { ...news, name: 'the news' }, says: 'INVALID_NAME' },
    { name: 'no description', command: { name: 'news' }, says: 'description is missing' },
    { name: 'a description of 101', command: { ...news, description: 'a'.repeat(101) }, says: 'description' },
    {
      name: 'permissions as a number',
      command: { ...news, default_member_permissions: 32 },
      says: 'string of digits',
    },
    {
      name: 'required after optional',
      command: { ...news, options: [string(), string({ name: 'b', required: true })] },
      says: 'after an optional',
    },
    {
      name: 'choices beside autocomplete',
      command: { ...news, options: [string({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] },
      says: 'beside choices',
    },
    {
      name: '26 options',
      command: { ...news, options: many(26, (index) => string({ name: `o${index}` })) },
      says: 'options',
    },
    {
      name: 'a context menu with description',
      command: { type: 3, name: '查新闻', description: '查' },
      says: 'context menu',
    },
    {
      name: 'an entry point with its description',
      command: { type: 4, name: 'launch', description: '打开', handler: 2 },
      says: '',
    },
    {
      name: 'over 8000 characters',
      command: {
        ...news,
        options: many(25, (index) =>
          string({
            name: `o${index}`,
            description: 'a'.repeat(100),
            choices: many(25, (at) => ({ name: 'a'.repeat(10), value: `v${at}` })),
          }),
        ),
      },
      says: 'at most 8000',
    },
  ];
  test.each(rows)('$name', ({ command, says }) => {
    const found = rulesOf(checkCommands([command]));
    if (says === '') expect(found).toBe('');
    else expect(found).toContain(says);
  });

  test('two of one name are found', () => {
    expect(rulesOf(checkCommands([news, news]))).toContain('two commands');
  });
});
