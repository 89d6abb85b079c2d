import { hostname } from 'node:os';
import { PROXY_VARIABLES, readProxies } from '../network/proxies.ts';
import type { Config } from './config.ts';
import { operatorLocale } from './environment.ts';
import { environmentSchema } from './environmentSchema.ts';
import { shardsByOrdinal } from './shards.ts';
import { describeWrongSettings, PROBLEMS } from './texts.ts';

/** Environment variables that cannot be used, all of them together; the message holds names and never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The names of all environment variables that `readConfig` looks at. */
export const ENVIRONMENT_VARIABLES: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...PROXY_VARIABLES,
];

/**
 * Reads the environment; an empty variable counts as absent. `host` is the machine's name, which in a StatefulSet ends in
 * the process's number. Throws a ConfigError that names every wrong one.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  host: string = hostname(),
): Config {
  const given = Object.fromEntries(
    ENVIRONMENT_VARIABLES.map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema
    .refine(({ SULAN_WEBHOOK_URL: address, SULAN_WEBHOOK_SECRET: key }) => !address || key !== undefined, {
      path: ['SULAN_WEBHOOK_SECRET'],
      message: 'webhook-secret',
    })
    .refine(({ SULAN_SHARDS: total, SULAN_SHARD_IDS: ids }) => !ids || ids.every((id) => id < (total ?? 0)), {
      path: ['SULAN_SHARD_IDS'],
      message: 'shard-ids',
    })
    .refine(
      ({ SULAN_SHARDS: total, SULAN_SHARDS_PER_PROCESS: each, SULAN_SHARD_IDS: ids }) =>
        each === undefined || (!ids && shardsByOrdinal(total, each, host) !== undefined),
      { path: ['SULAN_SHARDS_PER_PROCESS'], message: 'shards-per-process' },
    )
    .refine(({ SULAN_AI_URL: address, SULAN_AI_KEY: key }) => address !== undefined || key === undefined, {
      path: ['SULAN_AI_URL'],
      message: 'ai-url',
    })
    .refine(({ SULAN_AI_URL: address, SULAN_AI_MODEL: model }) => !address || model !== undefined, {
      path: ['SULAN_AI_MODEL'],
      message: 'ai-model',
    })
    .refine(
      ({ SULAN_SPEECH_URL: address, SULAN_SPEECH_KEY: key }) => address !== undefined || key === undefined,
      { path: ['SULAN_SPEECH_URL'], message: 'ai-url' },
    )
    .refine(({ SULAN_SPEECH_URL: address, SULAN_SPEECH_MODEL: model }) => !address || model !== undefined, {
      path: ['SULAN_SPEECH_MODEL'],
      message: 'ai-model',
    })
    .safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => ({
      name: path.join('.'),
      problem: PROBLEMS.find((problem) => problem === message),
    }));
    throw new ConfigError(describeWrongSettings(wrong, operatorLocale(environment)));
  }
  const values = parsed.data;
  return {
    discordToken: values.DISCORD_TOKEN,
    discordApiUrl: values.DISCORD_API_URL,
    discordGuildId: values.DISCORD_GUILD_ID,
    stateDirectory: values.SULAN_STATE_DIR,
    databaseUrl: values.DATABASE_URL,
    instance: values.SULAN_INSTANCE ?? (values.DATABASE_URL === undefined ? undefined : host),
    sharding:
      values.SULAN_SHARDS === undefined
        ? undefined
        : {
            total: values.SULAN_SHARDS,
            ids:
              values.SULAN_SHARD_IDS ??
              shardsByOrdinal(values.SULAN_SHARDS, values.SULAN_SHARDS_PER_PROCESS, host),
          },
    pace: { isOn: values.SULAN_PACE === 'on', requestsPerSecond: values.SULAN_REQUESTS_PER_SECOND },
    sourcesFile: values.SULAN_SOURCES,
    rsshub: values.SULAN_RSSHUB,
    serverSources: values.SULAN_SERVER_SOURCES,
    logLevel: values.SULAN_LOG_LEVEL,
    allowedNetworks: values.SULAN_ALLOW_PRIVATE_SOURCES,
    contact: values.SULAN_CONTACT,
    keepDays: values.SULAN_KEEP_DAYS,
    operatorPort: values.SULAN_OPERATOR_PORT,
    proxies: readProxies(environment),
    operatorHost: values.SULAN_OPERATOR_HOST,
    web: {
      enabled: values.SULAN_WEB,
      host: values.SULAN_WEB_HOST,
      port: values.SULAN_WEB_PORT,
      publicUrl: values.SULAN_WEB_URL,
      fullText: values.SULAN_WEB_FULL_TEXT,
      api: values.SULAN_WEB_API,
      mcp: values.SULAN_WEB_MCP,
    },
    webhook:
      values.SULAN_WEBHOOK_URL && values.SULAN_WEBHOOK_SECRET
        ? { url: values.SULAN_WEBHOOK_URL, key: values.SULAN_WEBHOOK_SECRET }
        : undefined,
    languageModel:
      values.SULAN_AI_URL && values.SULAN_AI_MODEL
        ? {
            url: values.SULAN_AI_URL,
            key: values.SULAN_AI_KEY,
            model: values.SULAN_AI_MODEL,
            dailyTokens: values.SULAN_AI_DAILY_TOKENS,
            dailyRequests: values.SULAN_AI_DAILY_REQUESTS,
            titles: values.SULAN_AI_TITLES,
          }
        : undefined,
    speech:
      values.SULAN_SPEECH_URL && values.SULAN_SPEECH_MODEL
        ? {
            url: values.SULAN_SPEECH_URL,
            key: values.SULAN_SPEECH_KEY,
            model: values.SULAN_SPEECH_MODEL,
            voice: values.SULAN_SPEECH_VOICE,
            dailyCharacters: values.SULAN_SPEECH_DAILY_CHARACTERS,
          }
        : undefined,
  };
}
