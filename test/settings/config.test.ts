import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/settings/readConfig.ts';

describe('readConfig', () => {
  test('accepts an empty environment', () => {
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

  test.each([
    ['zh_CN.UTF-8', '这些设置用不了：DISCORD_TOKEN 里有空格，或者令牌里不会有的字符'],
    ['zh_TW.UTF-8', '這些設定用不了：DISCORD_TOKEN 裡有空白，或者權杖裡不會有的字元'],
    [
      'en_US.UTF-8',
      'These settings cannot be used: DISCORD_TOKEN holds spaces or characters that no token has',
    ],
    ['', 'These settings cannot be used: DISCORD_TOKEN'],
  ])('says in the terminal’s language %s what is wrong with a token', (LANG, sentence) => {
    for (const token of [
      '粘贴在这里',
      'MTIz.abc。',
      'MTIz．abc',
      '“MTIz.abc',
      'MTIz.abc def',
      'MTIz\u00a0abc',
    ]) {
      const read = () => readConfig({ DISCORD_TOKEN: token, LANG });
      expect(read).toThrow(ConfigError);
      expect(read).toThrow(sentence);
    }
  });

  test.each(['zh_CN.UTF-8', 'zh_TW.UTF-8', 'en_US.UTF-8'])(
    'has a sentence for each setting in %s',
    (LANG) => {
      const wrong = {
        DISCORD_API_URL: '啊',
        DISCORD_GUILD_ID: '啊',
        SULAN_RSSHUB: 'ftp://a.example',
        SULAN_LOG_LEVEL: '啊',
        SULAN_ALLOW_PRIVATE_SOURCES: '啊',
        SULAN_CONTACT: 'a'.repeat(201),
        SULAN_KEEP_DAYS: '0.5',
        SULAN_OPERATOR_PORT: '８４７０',
        SULAN_WEB: '开',
        SULAN_WEB_URL: '啊',
      };
      for (const [name, value] of Object.entries(wrong)) {
        const read = () => readConfig({ [name]: value, LANG });
        expect(read).toThrow(name);
        expect(read).not.toThrow(/cannot be read|读不懂|讀不懂|Invalid/);
      }
    },
  );
});

test('health and metrics listen on this machine alone, or where they are told to', () => {
  expect(readConfig({ SULAN_OPERATOR_PORT: '9470' }).operatorHost).toBe('127.0.0.1');
  expect(readConfig({ SULAN_OPERATOR_HOST: '10.0.0.7' }).operatorHost).toBe('10.0.0.7');
});

describe('settings of several processes', () => {
  const ids = (environment: Record<string, string>, host = 'sulan-2') =>
    readConfig(environment, host).sharding?.ids;

  test.each([
    [{ SULAN_SHARDS: '8' }, undefined],
    [{ SULAN_SHARDS: '8', SULAN_SHARD_IDS: '0-3' }, [0, 1, 2, 3]],
    [{ SULAN_SHARDS: '8', SULAN_SHARD_IDS: ' 7, 0-1 ' }, [0, 1, 7]],
    [{ SULAN_SHARDS: '10', SULAN_SHARDS_PER_PROCESS: '3' }, [6, 7, 8]],
    [{ SULAN_SHARDS: '10', SULAN_SHARDS_PER_PROCESS: '4' }, [8, 9]],
  ])('%j is the shards %j', (environment, expected) => {
    expect(ids(environment)).toEqual(expected);
  });

  test.each([
    { SULAN_SHARDS: '0' },
    { SULAN_SHARDS: '8', SULAN_SHARD_IDS: '5-8' },
    { SULAN_SHARD_IDS: '0' },
    { SULAN_SHARDS: '8', SULAN_SHARD_IDS: '3-1' },
    { SULAN_SHARDS: '8', SULAN_SHARD_IDS: 'all' },
    { SULAN_SHARDS_PER_PROCESS: '4' },
    // The third process of eight shards at four each would have none.
    { SULAN_SHARDS: '8', SULAN_SHARDS_PER_PROCESS: '4' },
    { SULAN_SHARDS: '16', SULAN_SHARDS_PER_PROCESS: '4', SULAN_SHARD_IDS: '0' },
    { SULAN_PACE: 'fast' },
    { SULAN_REQUESTS_PER_SECOND: '0' },
    { DATABASE_URL: 'mysql://localhost/sulan' },
  ])('%j cannot be used', (environment) => {
    expect(() => readConfig(environment, 'sulan-2')).toThrow(ConfigError);
  });

  test('mark a process with its host’s name where others may share its store, or as told', () => {
    const url = 'postgres://sulan@db/sulan';
    expect(readConfig({}, 'host').instance).toBeUndefined();
    expect(readConfig({ DATABASE_URL: url }, 'host').instance).toBe('host');
    expect(readConfig({ SULAN_INSTANCE: 'blue' }, 'host').instance).toBe('blue');
  });
});

describe('what speaks digests', () => {
  const SET = { SULAN_SPEECH_URL: 'https://api.example.com/v1/', SULAN_SPEECH_MODEL: 'tts' };

  test('is off unless it is set, and has a voice and a budget then', () => {
    expect(readConfig({}).speech).toBeUndefined();
    expect(readConfig({ ...SET, SULAN_SPEECH_KEY: 'sk-1' }).speech).toEqual({
      url: 'https://api.example.com/v1',
      key: 'sk-1',
      model: 'tts',
      voice: 'alloy',
      dailyCharacters: 30_000,
    });
  });

  test.each([
    [{ SULAN_SPEECH_URL: SET.SULAN_SPEECH_URL }, 'SULAN_SPEECH_MODEL'],
    [{ SULAN_SPEECH_KEY: 'sk-1' }, 'SULAN_SPEECH_URL'],
    [{ ...SET, SULAN_SPEECH_URL: 'http://api.example.com/v1' }, 'SULAN_SPEECH_URL'],
    [{ ...SET, SULAN_SPEECH_DAILY_CHARACTERS: 'many' }, 'SULAN_SPEECH_DAILY_CHARACTERS'],
  ])('names what is wrong in %o', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(name);
  });
});

describe('the language model', () => {
  const SET = { SULAN_AI_URL: 'https://api.example.com/v1/', SULAN_AI_MODEL: 'some-model' };

  test('is off unless an address and a model are named', () => {
    expect(readConfig({}).languageModel).toBeUndefined();
    expect(readConfig(SET).languageModel).toEqual({
      url: 'https://api.example.com/v1',
      key: undefined,
      model: 'some-model',
      dailyTokens: 300_000,
      dailyRequests: 500,
      titles: ['en-US'],
    });
  });

  test.each([
    ['zh-TW, en-us', ['en-US', 'zh-TW']],
    ['zh-tw', ['zh-TW']],
    ['0', []],
  ])('renders titles into %s', (titles, languages) => {
    expect(readConfig({ ...SET, SULAN_AI_TITLES: titles }).languageModel?.titles).toEqual(languages);
  });

  test('may stand on this machine without encryption, and nowhere else', () => {
    const at = (url: string) => readConfig({ ...SET, SULAN_AI_URL: url }).languageModel?.url;
    expect(at('http://127.0.0.1:11434/v1')).toBe('http://127.0.0.1:11434/v1');
    expect(() => at('http://api.example.com/v1')).toThrow('SULAN_AI_URL');
  });

  test.each([
    [{ SULAN_AI_URL: SET.SULAN_AI_URL }, 'SULAN_AI_MODEL'],
    [{ SULAN_AI_KEY: 'sk-1' }, 'SULAN_AI_URL'],
    [{ ...SET, SULAN_AI_KEY: 'sk secret' }, 'SULAN_AI_KEY'],
    [{ ...SET, SULAN_AI_DAILY_TOKENS: 'many' }, 'SULAN_AI_DAILY_TOKENS'],
    [{ ...SET, SULAN_AI_TITLES: 'fr' }, 'SULAN_AI_TITLES'],
  ])('%j is refused by name, without its value', (settings, name) => {
    const read = () => readConfig(settings);
    expect(read).toThrow(name);
    expect(read).not.toThrow('sk secret');
  });
});
