import type { Proxies } from '../network/proxies.ts';
import type { AllowedNetworks } from '../sources/fetching/address.ts';
import type { RenderedLanguage } from '../store/generatedTexts.ts';

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

/** The host of the language model's server, as members are told; undefined where none is configured. */
export function modelHostOf(languageModel: LanguageModelConfig | undefined): string | undefined {
  return languageModel && new URL(languageModel.url).host;
}
