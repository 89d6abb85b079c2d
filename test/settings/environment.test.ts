import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Environment,
  loadEnvironmentFile,
  misspelling,
  misspeltVariables,
  operatorLocale,
  previewLocale,
} from '../../src/settings/environment.ts';
import { ENVIRONMENT_VARIABLES } from '../../src/settings/readConfig.ts';

const folder = mkdtempSync(join(tmpdir(), 'sulan-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = '# 设置\r\nDISCORD_TOKEN=abc.def.ghi\r\nSULAN_CONTACT="张三 <a@example.org>"\r\n';

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('a .env', () => {
  test.each([
    ['in UTF-8', Buffer.from(TEXT)],
    ['in UTF-8 with a mark', Buffer.from(`\u{feff}${TEXT}`)],
    ['in UTF-16, as Notepad and PowerShell write it', Buffer.from(`\u{feff}${TEXT}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['in UTF-16 with its bytes the other way round', bigEndian(`\u{feff}${TEXT}`)],
    ['whose first line is a setting', bigEndian(TEXT.slice(TEXT.indexOf('DISCORD')))],
    [
      'out of a word processor',
      Buffer.from('\u200bDISCORD_TOKEN\u00a0=\u00a0“abc.def.ghi”\rSULAN_CONTACT＝"张三 <a@example.org>"\r'),
    ],
    [
      'in the lines of Windows and PowerShell',
      Buffer.from('set DISCORD_TOKEN=abc.def.ghi\r\n$env:SULAN_CONTACT = "张三 <a@example.org>"\r\n'),
    ],
    [
      'as YAML has it, with an invisible mark behind the value',
      Buffer.from('DISCORD_TOKEN: abc.def.ghi\u200b\n  SULAN_CONTACT：张三 <a@example.org>\n# a: b\n'),
    ],
    [
      'in the encoding of a Chinese Windows',
      Buffer.concat([
        Buffer.from('DISCORD_TOKEN=abc.def.ghi\nSULAN_CONTACT="'),
        Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
        Buffer.from(' <a@example.org>"\n'),
      ]),
    ],
  ])('%s is read whole', (_, bytes) => {
    const file = join(folder, '.env');
    writeFileSync(file, bytes);
    const environment: Environment = {};
    loadEnvironmentFile(file, environment);
    expect(environment).toEqual({ DISCORD_TOKEN: 'abc.def.ghi', SULAN_CONTACT: '张三 <a@example.org>' });
  });

  test('is overridden by the environment, and may be missing', () => {
    const environment: Environment = { DISCORD_TOKEN: 'mine', SULAN_CONTACT: '' };
    loadEnvironmentFile(join(folder, '.env'), environment);
    loadEnvironmentFile(join(folder, 'nowhere'), environment);
    expect(environment).toEqual({ DISCORD_TOKEN: 'mine', SULAN_CONTACT: '' });
  });
});

test.each([
  [{}, 'en-US'],
  [{ LANG: 'C' }, 'en-US'],
  [{ LANG: 'POSIX', LANGUAGE: 'zh_CN' }, 'en-US'],
  [{ LANG: 'C.UTF-8', LANGUAGE: 'zh_CN' }, 'en-US'],
  [{ LANG: '', LANGUAGE: 'zh_CN' }, 'en-US'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_SG' }, 'zh-CN'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
  [{ LANG: 'zh_HK.UTF-8' }, 'zh-TW'],
  [{ LANG: 'zh_Hant' }, 'zh-TW'],
  [{ LANG: 'en_GB.UTF-8' }, 'en-US'],
  [{ LANG: 'de_DE.UTF-8' }, 'en-US'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en-US'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh-TW'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW', LC_ALL: 'zh_CN' }, 'zh-CN'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'zh_CN:en' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'en_US:zh_CN' }, 'en-US'],
  [{ LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja:zh_TW:en' }, 'zh-TW'],
  [{ LANG: 'zh_TW.UTF-8', LANGUAGE: '' }, 'zh-TW'],
  [{ LANG: 'zha_CN' }, 'en-US'],
] as const)('the terminal of %j speaks %s', (environment, locale) => {
  expect(operatorLocale(environment)).toBe(locale);
});

test.each([
  [{}, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_US.UTF-8' }, 'en-US'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
  [{ LANG: 'de_DE.UTF-8' }, 'en-US'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, 'zh-CN'],
] as const)('the preview of a terminal of %j answers in %s', (environment, locale) => {
  expect(previewLocale(environment)).toBe(locale);
});

test('a misspelt variable is named with the one that is meant, those of other programs are not', () => {
  const environment = {
    DISCORD_TOEKN: 'x',
    DISCROD_TOKEN: 'x',
    discord_token: 'x',
    SULAN_STATEDIR: 'x',
    SULAN_COLOUR: 'x',
    DISCORD_TOKEN: 'x',
    PATH: 'x',
    HOSTNAME: 'x',
    HTTPS_PROXY: 'x',
    NODE_ENV: 'x',
  };
  expect(misspeltVariables(environment, ENVIRONMENT_VARIABLES)).toEqual([
    { name: 'DISCORD_TOEKN', meant: 'DISCORD_TOKEN' },
    { name: 'DISCROD_TOKEN', meant: 'DISCORD_TOKEN' },
    { name: 'discord_token', meant: 'DISCORD_TOKEN' },
    { name: 'SULAN_STATEDIR', meant: 'SULAN_STATE_DIR' },
    { name: 'SULAN_COLOUR', meant: undefined },
  ]);
  expect(misspelling({ name: 'DISCORD_TOEKN', meant: 'DISCORD_TOKEN' }, 'en-US')).toBe(
    'DISCORD_TOEKN is no setting of 速览: is DISCORD_TOKEN meant?',
  );
});
