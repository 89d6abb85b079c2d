import type { Proxies } from '../network/proxies.ts';
import type { AllowedNetworks } from '../sources/fetching/address.ts';
import type { RenderedLanguage } from '../store/generatedTexts.ts';

/** Settings of the operator; a test keeps them in step with `.env.example`. */
export interface Config {
  /** Undefined: no bot, only the preview. */
  readonly discordToken: string | undefined;
  /**
   * API base other than Discord's (a REST proxy or a test server): https, or http at a private address; without a
   * trailing slash.
   */
  readonly discordApiUrl: string | undefined;
  /** Server in which alone the commands are registered, where they appear at once: for development. */
  readonly discordGuildId: string | undefined;
  readonly stateDirectory: string;
  /** PostgreSQL database of the store, which several processes may share; undefined: a file in the state folder. */
  readonly databaseUrl: string | undefined;
  /** Name of this process in logs and metrics; undefined: none. */
  readonly instance: string | undefined;
  /** Distribution of the bot's shards; undefined: this process connects as many as Discord recommends. */
  readonly sharding: ShardingConfig | undefined;
  readonly pace: PaceConfig;
  readonly sourcesFile: string | undefined;
  /** Address of an RSSHub instance for the routes of the source list, without a trailing slash. */
  readonly rsshub: string | undefined;
  /** Maximum number of a server's own sources; 0 turns them off and hides what they brought. */
  readonly serverSources: number;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Private networks that sources may be in. */
  readonly allowedNetworks: AllowedNetworks;
  /** Contact of the operator for site owners; part of the User-Agent. */
  readonly contact: string | undefined;
  /** Age in days after which stories are removed; undefined keeps them. */
  readonly keepDays: number | undefined;
  /** Port of /livez, /healthz, /readyz and /metrics; undefined: off. */
  readonly operatorPort: number | undefined;
  /** Proxies for outgoing requests. */
  readonly proxies: Proxies;
  /** Address that the operator's port listens on; the loopback address by default. */
  readonly operatorHost: string;
  readonly web: WebConfig;
  /** Address that digests are posted to as JSON; undefined: none. */
  readonly webhook: WebhookConfig | undefined;
  /** Language model; undefined: none is used, and texts generated earlier are hidden. */
  readonly languageModel: LanguageModelConfig | undefined;
  /** Speech server; undefined: digests are not spoken. */
  readonly speech: SpeechConfig | undefined;
}

/** Server with OpenAI's speech API, and its daily limits. */
export interface SpeechConfig {
  /** Its base, mostly ending in /v1, without a trailing slash; https, or http at a private address. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly voice: string;
  readonly dailyCharacters: number;
}

/** Server with OpenAI's chat completions API, and its daily limits. */
export interface LanguageModelConfig {
  /** Its base, mostly ending in /v1, without a trailing slash; https, or http at a private address. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  readonly dailyTokens: number;
  readonly dailyRequests: number;
  /** Languages that titles are translated into. */
  readonly titles: readonly RenderedLanguage[];
}

/** Sharding of a bot. */
export interface ShardingConfig {
  /** Total number of shards in all processes. */
  readonly total: number;
  /** Shards of this process; undefined: an equal share, by leases. */
  readonly ids: readonly number[] | undefined;
}

/** Rate limit of requests to Discord. */
export interface PaceConfig {
  /** False if a REST proxy limits the rate. */
  readonly isOn: boolean;
  /** Limit of all processes together; undefined: Discord's default for a bot. */
  readonly requestsPerSecond: number | undefined;
}

/** Webhook address of the operator, and the key that signs its requests. */
export interface WebhookConfig {
  readonly url: string;
  readonly key: Buffer;
}

/** The archive on the web. */
export interface WebConfig {
  readonly enabled: boolean;
  readonly host: string;
  readonly port: number;
  /** Public address of the archive, without a trailing slash. */
  readonly publicUrl: string | undefined;
  readonly fullText: boolean;
  /** Whether the JSON API is served under /api/v1. */
  readonly api: boolean;
  /** Whether the MCP server is served at /mcp. */
  readonly mcp: boolean;
}

/** Returns the host of the language model's server, as members are told; undefined if none is configured. */
export function modelHostOf(languageModel: LanguageModelConfig | undefined): string | undefined {
  return languageModel && new URL(languageModel.url).host;
}
