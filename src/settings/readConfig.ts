import { hostname } from 'node:os';
import { PROXY_VARIABLES, type Proxies, readProxies } from '../network/proxies.ts';
import type { Config } from './config.ts';
import { DEPENDENT_SETTINGS, type ParsedEnvironment } from './dependentSettings.ts';
import { operatorLocale } from './environment.ts';
import { environmentSchema } from './environmentSchema.ts';
import { shardsByOrdinal } from './shards.ts';
import { describeWrongSettings, PROBLEMS } from './texts.ts';

/** Invalid environment variables, all together; the message contains names and never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Names of all environment variables that `readConfig` reads. */
export const ENVIRONMENT_VARIABLES: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...PROXY_VARIABLES,
];

/**
 * Reads the settings from the environment; an empty variable counts as unset. `host` is the machine's name, which in a
 * StatefulSet ends in the ordinal of the process. Throws a ConfigError that names every invalid variable.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  host: string = hostname(),
): Config {
  const given = Object.fromEntries(
    ENVIRONMENT_VARIABLES.map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema
    .superRefine((values, context) => {
      for (const { variable, problem, isRight } of DEPENDENT_SETTINGS)
        if (!isRight(values, host)) context.addIssue({ code: 'custom', path: [variable], message: problem });
    })
    .safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => ({
      name: path.join('.'),
      problem: PROBLEMS.find((problem) => problem === message),
    }));
    throw new ConfigError(describeWrongSettings(wrong, operatorLocale(environment)));
  }
  return configFrom(parsed.data, readProxies(environment), host);
}

function configFrom(values: ParsedEnvironment, proxies: Proxies, host: string): Config {
  return {
    discordToken: values.DISCORD_TOKEN,
    discordApiUrl: values.DISCORD_API_URL,
    discordGuildId: values.DISCORD_GUILD_ID,
    stateDirectory: values.SULAN_STATE_DIR,
    databaseUrl: values.DATABASE_URL,
    instance: values.SULAN_INSTANCE ?? (values.DATABASE_URL === undefined ? undefined : host),
    sharding: shardingFrom(values, host),
    pace: { isOn: values.SULAN_PACE === 'on', requestsPerSecond: values.SULAN_REQUESTS_PER_SECOND },
    sourcesFile: values.SULAN_SOURCES,
    rsshub: values.SULAN_RSSHUB,
    serverSources: values.SULAN_SERVER_SOURCES,
    logLevel: values.SULAN_LOG_LEVEL,
    allowedNetworks: values.SULAN_ALLOW_PRIVATE_SOURCES,
    contact: values.SULAN_CONTACT,
    keepDays: values.SULAN_KEEP_DAYS,
    operatorPort: values.SULAN_OPERATOR_PORT,
    proxies,
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
    languageModel: languageModelFrom(values),
    speech: speechFrom(values),
  };
}

function shardingFrom(
  { SULAN_SHARDS: total, SULAN_SHARD_IDS: ids, SULAN_SHARDS_PER_PROCESS: each }: ParsedEnvironment,
  host: string,
): Config['sharding'] {
  return total === undefined ? undefined : { total, ids: ids ?? shardsByOrdinal(total, each, host) };
}

function languageModelFrom(values: ParsedEnvironment): Config['languageModel'] {
  const { SULAN_AI_URL: url, SULAN_AI_MODEL: model } = values;
  if (url === undefined || model === undefined) return undefined;
  return {
    url,
    key: values.SULAN_AI_KEY,
    model,
    dailyTokens: values.SULAN_AI_DAILY_TOKENS,
    dailyRequests: values.SULAN_AI_DAILY_REQUESTS,
    titles: values.SULAN_AI_TITLES,
  };
}

function speechFrom(values: ParsedEnvironment): Config['speech'] {
  const { SULAN_SPEECH_URL: url, SULAN_SPEECH_MODEL: model } = values;
  if (url === undefined || model === undefined) return undefined;
  return {
    url,
    key: values.SULAN_SPEECH_KEY,
    model,
    voice: values.SULAN_SPEECH_VOICE,
    dailyCharacters: values.SULAN_SPEECH_DAILY_CHARACTERS,
  };
}
