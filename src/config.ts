import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { operatorLocale } from './environment.ts';
import { isInsideName } from './network/hosts.ts';
import { PROXY_VARIABLES, type Proxies, readProxies } from './network/proxies.ts';
import { keyOfSecret } from './network/webhookSecret.ts';
import { describeWrongSettings, PROBLEMS } from './settingTexts.ts';
import { type AllowedNetworks, parseNetworks } from './sources/address.ts';

/** What the operator can set; every variable stands in `.env.example`, and a test keeps the two in step. */
export interface Config {
  /** Undefined: there is no bot, only the preview. */
  readonly discordToken: string | undefined;
  /** Another API base than Discord's: a REST proxy or a test server; https, or http at a private address. No trailing slash. */
  readonly discordApiUrl: string | undefined;
  /** Register the commands in this server alone, where they appear at once: for development. */
  readonly discordGuildId: string | undefined;
  readonly stateDirectory: string;
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
});

/** The names of all environment variables that `readConfig` looks at. */
export const ENVIRONMENT_VARIABLES: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...PROXY_VARIABLES,
];

/** Reads the environment; an empty variable counts as absent. Throws a ConfigError that names every wrong one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    ENVIRONMENT_VARIABLES.map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema
    .refine(({ SULAN_WEBHOOK_URL: address, SULAN_WEBHOOK_SECRET: key }) => !address || key !== undefined, {
      path: ['SULAN_WEBHOOK_SECRET'],
      message: 'webhook-secret',
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
  };
}

/** The file of the bot's store. */
export function storeFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'sulan.db');
}

/** The file of what servers' own sources bring, beside the bot's store and apart from it. */
export function serverNewsFile(config: Pick<Config, 'stateDirectory'>): string {
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
