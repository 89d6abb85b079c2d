import { z } from 'zod';
import { storeAt } from '../database/location.ts';
import { keyOfSecret } from '../network/webhookSecret.ts';
import { type AllowedNetworks, parseNetworks } from '../sources/fetching/address.ts';
import { RENDERED_LANGUAGES, type RenderedLanguage } from '../store/generatedTexts.ts';
import { isSafeApiUrl } from './safeUrl.ts';
import { MOST_SHARDS, parseShardIds } from './shards.ts';
import type { SettingProblem } from './texts.ts';

// Messages are codes (`SettingProblem`), which are translated into the operator's language.
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

/** Upper bound of daily limits, in tokens or requests. */
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

/** Schema of each variable by itself; rules between variables are in `DEPENDENT_SETTINGS`. */
export const environmentSchema = z.object({
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
  DATABASE_URL: z
    .string()
    .refine((text) => storeAt(text).engine === 'postgres', 'database-url')
    .optional(),
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
