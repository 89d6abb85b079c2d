import { NO_TUNNEL_CODES } from '../../network/dispatcher.ts';
import { errorCodeOf } from '../../text/errorCode.ts';

/** The bot cannot be on Discord; the message tells the operator what to do. */
class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

/** Gateway close codes without a way to reconnect, and what the operator can do. */
const FATAL_CLOSES: ReadonlyMap<number, string> = new Map([
  [4004, 'Discord does not accept DISCORD_TOKEN: copy the bot token anew from the developer portal.'],
  [4010, 'Discord refuses this shard: SULAN_SHARDS has to be the same for every process of the bot.'],
  [4011, 'Discord asks for more shards: raise SULAN_SHARDS, or leave it out.'],
  [4013, 'Discord refuses the intents: upgrade the bot.'],
  [4014, 'Discord refuses the intents: upgrade the bot.'],
]);

/** Error codes of connections that were never established. */
const UNREACHABLE_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  ...NO_TUNNEL_CODES,
]);

/** Returns the sentence for the operator when the gateway has closed for good with a code. */
export function explainClose(code: number): string {
  return FATAL_CLOSES.get(code) ?? `Discord closed the gateway for good (code ${code}): start the bot again.`;
}

/** Returns a DiscordError for problems of the operator, else the error itself. */
export function explainFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (code === 'TokenInvalid' || status === 401)
    return new DiscordError(FATAL_CLOSES.get(4004), { cause: error });
  if (typeof code === 'number' && FATAL_CLOSES.has(code)) {
    return new DiscordError(FATAL_CLOSES.get(code), { cause: error });
  }
  if (typeof status === 'number' && status >= 500) {
    const sentence = `Discord is out of order (${status}): look at https://discordstatus.com, and start again later.`;
    return new DiscordError(sentence, { cause: error });
  }
  const cause = errorCodeOf(error);
  if (cause !== undefined && UNREACHABLE_CODES.has(cause)) {
    const sentence = `Discord cannot be reached (${cause}): check the network, its proxy (HTTPS_PROXY), and DISCORD_API_URL where it is set.`;
    return new DiscordError(sentence, { cause: error });
  }
  return error;
}
