import { hostname } from 'node:os';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isPostgresUrl } from '../database/postgres/address.ts';
import { isInsideName } from '../network/hosts.ts';
import { PROXY_VARIABLES, type Proxies, readProxies } from '../network/proxies.ts';
import { keyOfSecret } from '../network/webhookSecret.ts';
import { type AllowedNetworks, parseNetworks } from '../sources/fetching/address.ts';
import { RENDERED_LANGUAGES, type RenderedLanguage } from '../store/generatedTexts.ts';
import type { StoreLocation } from '../store/location.ts';
import { operatorLocale } from './environment.ts';
import { describeWrongSettings, PROBLEMS, type SettingProblem } from './texts.ts';

/** What the operator can set; every variable stands in `.env.example`, and a test keeps the two in step. */
export interface Config {
  /** Undefined: there is no bot, only the preview. */
  readonly discordToken: string | undefined;
  /** Another API base than Discord's: a REST proxy or a test server; https, or http at a private address. No trailing slash. */
  readonly discordApiUrl: string | undefined;
  /** Register the commands in this server alone, where they appear at once: for development. */
  readonly discordGuildId: string | undefined;
  readonly stateDirectory: string;
  /** The PostgreSQL database that the store is kept in, which several processes may share; undefined: a file of the state folder. */
  readonly databaseUrl: string | undefined;
  /** What this process's logs and metrics are marked with; undefined: nothing. */
  readonly instance: string | undefined;
  /** How the bot's shards are divided; undefined: this process connects as many as Discord recommends. */
  readonly sharding: ShardingConfig | undefined;
  readonly pace: PaceConfig;
  readonly sourcesFile: string | undefined;
  /** The address of an RSSHub instance for the routes of the source list; without a trailing slash. */
  readonly rsshub: string | undefined;
  /** How many sources a server may have for itself; 0: none, and what they brought is not looked at. */
  readonly serverSources: number;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Private networks in which sources may lie. */
  readonly allowedNetworks: AllowedNetworks;
  /** Where a site's owner can reach the operator; part of the User-Agent. */
  readonly contact: string | undefined;
  /** Stories older than this many days are removed; undefined keeps them. */
  readonly keepDays: number | undefined;
  /** The port of /livez, /healthz, /readyz and /metrics; undefined: off. */
  readonly operatorPort: number | undefined;
  /** The proxies that requests go through. */
  readonly proxies: Proxies;
  /** The address that port listens on; the loopback address unless the operator says otherwise. */
  readonly operatorHost: string;
  readonly web: WebConfig;
  /** Where digests are posted to as JSON; undefined: nowhere. */
  readonly webhook: WebhookConfig | undefined;
  /** The language model; undefined: nothing is written by one, and nothing that was is shown. */
  readonly languageModel: LanguageModelConfig | undefined;
  /** What speaks digests; undefined: nothing does. */
  readonly speech: SpeechConfig | undefined;
}

/** A server that speaks OpenAI's speech requests, and what it may be asked for. */
export interface SpeechConfig {
  /** Its base, mostly ending in /v1, without a trailing slash; https, or http at a private address. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly voice: string;
  readonly dailyCharacters: number;
}

/** A server that speaks OpenAI's chat completions, and what it may be asked for. */
export interface LanguageModelConfig {
  /** Its base, mostly ending in /v1, without a trailing slash; https, or http at a private address. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly dailyTokens: number;
  readonly dailyRequests: number;
  /** The languages that titles are rendered into. */
  readonly titles: readonly RenderedLanguage[];
}

/** The shards of a bot. */
export interface ShardingConfig {
  /** How many there are, of all processes. */
  readonly total: number;
  /** Those of this process; undefined: an even part, by leases. */
  readonly ids: readonly number[] | undefined;
}

/** How requests to Discord are paced. */
export interface PaceConfig {
  /** False where a REST proxy does it. */
  readonly isOn: boolean;
  /** Of all processes together; undefined: as Discord allows every bot. */
  readonly requestsPerSecond: number | undefined;
}

/** The operator's own address for digests, and the key that signs them. */
export interface WebhookConfig {
  readonly url: string;
  readonly key: Buffer;
}

/** The archive on the web. */
export interface WebConfig {
  readonly enabled: boolean;
  readonly host: string;
  readonly port: number;
  /** The address under which readers reach it, without a trailing slash. */
  readonly publicUrl: string | undefined;
  readonly fullText: boolean;
  /** The JSON API under /api/v1. */
  readonly api: boolean;
  /** The MCP server at /mcp. */
  readonly mcp: boolean;
}

/** Environment variables that cannot be used, all of them together; the message holds names and never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// The messages of the schema are codes (`SettingProblem`), which are put into the operator's language.
const flag = z
  .enum(['0', '1', 'true', 'false'], 'flag')
  .default('0')
  .transform((value) => value === '1' || value === 'true');
const networks = z
  .string()
  .default('0')
  .transform((value, context): AllowedNetworks => {
    if (value === '1' || value === 'true') return 'all';
    const parsed = value === '0' || value === 'false' ? [] : parseNetworks(value);
    if (parsed === undefined)
      context.addIssue({
        code: 'custom',
        message: 'networks',
      });
    return parsed ?? [];
  });
const port = z.coerce.number('port').int('port').min(0, 'port').max(65_535, 'port');
const url = z
  .string()
  .refine((value) => URL.canParse(value), 'url')
  .transform((value) => value.replace(/\/+$/, ''));

const whole = (problem: SettingProblem, least: number, most: number) =>
  z.coerce.number(problem).int(problem).min(least, problem).max(most, problem);

/** 16 shards a process and a thousand processes. */
const MOST_SHARDS = 16_384;
/** Tokens or requests of a day. */
const MOST_A_DAY = 1_000_000_000_000;

const titleLanguages = z
  .string()
  .default('en-US')
  .transform((value, context): RenderedLanguage[] => {
    const named = value.split(/[\s,，、]+/).filter((name) => name !== '' && name !== '0');
    const known = RENDERED_LANGUAGES.filter((language) =>
      named.some((name) => name.toLowerCase() === language.toLowerCase()),
    );
    if (known.length < named.length) context.addIssue({ code: 'custom', message: 'title-languages' });
    return known;
  });

const apiBase = z
  .string()
  .refine(isSafeApiUrl, 'ai-url')
  .transform((value) => value.replace(/\/+$/, ''))
  .optional();
const apiKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/, 'ai-key')
  .optional();

const environmentSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.trim().replace(/^Bot\s+/i, ''))
    .refine((token) => /^[\x21-\x7e]*$/.test(token), 'token')
    .optional(),
  DISCORD_API_URL: url.refine(isSafeApiUrl, 'api-url').optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'server-id')
    .optional(),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'database-url').optional(),
  SULAN_INSTANCE: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'instance')
    .optional(),
  SULAN_SHARDS: whole('shards', 1, MOST_SHARDS).optional(),
  SULAN_SHARD_IDS: z
    .string()
    .transform((text, context) => {
      const ids = parseShardIds(text);
      if (ids === undefined) context.addIssue({ code: 'custom', message: 'shard-ids' });
      return ids ?? z.NEVER;
    })
    .optional(),
  SULAN_SHARDS_PER_PROCESS: whole('shards-per-process', 1, MOST_SHARDS).optional(),
  SULAN_REQUESTS_PER_SECOND: whole('requests-per-second', 1, 5000).optional(),
  SULAN_PACE: z.enum(['on', 'off'], 'pace').default('on'),
  SULAN_STATE_DIR: z.string().default('state'),
  SULAN_SOURCES: z.string().optional(),
  SULAN_RSSHUB: url.refine((text) => /^https?:/i.test(text), 'web-url').optional(),
  SULAN_SERVER_SOURCES: z.coerce
    .number('server-sources')
    .int('server-sources')
    .min(0, 'server-sources')
    .max(50, 'server-sources')
    .default(10),
  SULAN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'log-level').default('info'),
  SULAN_ALLOW_PRIVATE_SOURCES: networks,
  SULAN_CONTACT: z.string().max(200, 'contact').optional(),
  SULAN_KEEP_DAYS: z.coerce.number('days').int('days').min(1, 'days').optional(),
  SULAN_OPERATOR_PORT: port.optional(),
  SULAN_OPERATOR_HOST: z.string().default('127.0.0.1'),
  SULAN_WEB: flag,
  SULAN_WEB_HOST: z.string().default('127.0.0.1'),
  SULAN_WEB_PORT: port.default(8470),
  SULAN_WEB_URL: url.optional(),
  SULAN_WEB_FULL_TEXT: flag,
  SULAN_WEB_API: flag,
  SULAN_WEB_MCP: flag,
  SULAN_WEBHOOK_URL: z.string().refine(isSafeApiUrl, 'webhook-url').optional(),
  SULAN_WEBHOOK_SECRET: z
    .string()
    .transform((secret, context) => {
      const key = keyOfSecret(secret);
      if (key === undefined) context.addIssue({ code: 'custom', message: 'webhook-secret' });
      return key ?? z.NEVER;
    })
    .optional(),
  SULAN_AI_URL: apiBase,
  SULAN_AI_KEY: apiKey,
  SULAN_AI_MODEL: z.string().max(200, 'ai-model').optional(),
  SULAN_AI_DAILY_TOKENS: whole('whole-number', 0, MOST_A_DAY).default(300_000),
  SULAN_AI_DAILY_REQUESTS: whole('whole-number', 0, MOST_A_DAY).default(500),
  SULAN_AI_TITLES: titleLanguages,
  SULAN_SPEECH_URL: apiBase,
  SULAN_SPEECH_KEY: apiKey,
  SULAN_SPEECH_MODEL: z.string().max(200, 'ai-model').optional(),
  SULAN_SPEECH_VOICE: z.string().max(200, 'ai-model').default('alloy'),
  SULAN_SPEECH_DAILY_CHARACTERS: whole('whole-number', 0, MOST_A_DAY).default(30_000),
});

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

/** The numbers in a text such as `0-3,7`; undefined where it is none. */
function parseShardIds(text: string): readonly number[] | undefined {
  const ids = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(first) > Number(last) || Number(last) >= MOST_SHARDS) return undefined;
    for (let id = Number(first); id <= Number(last); id += 1) ids.add(id);
  }
  return [...ids].toSorted((one, other) => one - other);
}

/** A StatefulSet's process with the number 2 has the third part; undefined where that cannot be told. */
function shardsByOrdinal(
  total: number | undefined,
  each: number | undefined,
  host: string,
): readonly number[] | undefined {
  const ordinal = /-(\d{1,5})$/.exec(host)?.[1];
  if (total === undefined || each === undefined || ordinal === undefined) return undefined;
  const first = Number(ordinal) * each;
  const ids = Array.from({ length: each }, (_, index) => first + index).filter((id) => id < total);
  return ids.length === 0 ? undefined : ids;
}

/** Where the bot's store is kept. */
export function storeLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: storeFile(config) };
  return { engine: 'postgres', url: databaseUrl };
}

/** Where what servers' own sources bring is kept: in a schema of its own of the same database. */
export function serverNewsLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: serverNewsFile(config) };
  return { engine: 'postgres', url: databaseUrl, schema: SERVER_NEWS_SCHEMA };
}

const SERVER_NEWS_SCHEMA = 'server_news';

/** The host of the language model's server, as members are told; undefined where none is configured. */
export function modelHostOf(languageModel: LanguageModelConfig | undefined): string | undefined {
  return languageModel && new URL(languageModel.url).host;
}

/** The file of the bot's store. */
export function storeFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'sulan.db');
}

/** The file of what servers' own sources bring, beside the bot's store and apart from it. */
function serverNewsFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'server-news.db');
}

/** Whether a secret or a signed message is safe on the way to an address: encrypted, or within a network of one's own. */
function isSafeApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  if (url?.protocol !== 'http:') return false;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? PRIVATE_RANGES.has(ipaddr.process(host).range()) : isInsideName(host);
}

/** ipaddr.js's names of ranges that no public network has. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal']);
