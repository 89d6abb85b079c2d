import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('readConfig', () => {
  test('needs nothing at all', () => {
    expect(readConfig({})).toMatchObject({
      discordToken: undefined,
      stateDirectory: 'state',
      logLevel: 'info',
      web: { enabled: false, port: 8470 },
    });
  });

  test('takes an empty variable for an absent one, and a token with its prefix', () => {
    const config = readConfig({
      DISCORD_TOKEN: ' Bot abc.def ',
      DISCORD_GUILD_ID: '',
      SULAN_KEEP_DAYS: '30',
    });
    expect(config).toMatchObject({ discordToken: 'abc.def', discordGuildId: undefined, keepDays: 30 });
  });

  test('names every wrong variable at once and prints no value', () => {
    const wrong = {
      DISCORD_TOKEN: 'secret with spaces',
      SULAN_KEEP_DAYS: 'ages',
      SULAN_WEB: 'perhaps',
      SULAN_WEB_PORT: '99999',
    };
    let message = '';
    try {
      readConfig(wrong);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      message = String(error);
    }
    for (const name of Object.keys(wrong)) expect(message).toContain(name);
    for (const value of Object.values(wrong)) expect(message).not.toContain(value);
  });

  test.each([
    ['https://discord.example.org/api/', 'https://discord.example.org/api'],
    ['http://127.0.0.1:8480/api', 'http://127.0.0.1:8480/api'],
    ['http://[::1]:8480/api', 'http://[::1]:8480/api'],
    ['http://192.168.1.5:8480/api', 'http://192.168.1.5:8480/api'],
    ['http://[fd00::5]/api', 'http://[fd00::5]/api'],
    ['http://rest-proxy:8080/api', 'http://rest-proxy:8080/api'],
    ['http://proxy.lan/api', 'http://proxy.lan/api'],
    ['http://8.8.8.8/api', undefined],
    ['http://169.254.169.254/api', undefined],
    ['http://discord.example.org/api', undefined],
    ['http://127.0.0.1.example.org/api', undefined],
    ['ftp://127.0.0.1/', undefined],
    ['nonsense', undefined],
  ])('DISCORD_API_URL %s', (given, expected) => {
    const read = () => readConfig({ DISCORD_API_URL: given }).discordApiUrl;
    if (expected === undefined) expect(read).toThrow(ConfigError);
    else expect(read()).toBe(expected);
  });
});
