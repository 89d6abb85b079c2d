import { NO_TUNNEL_CODES } from '../../network/dispatcher.ts';
import { errorCodeOf } from '../../text/errorCode.ts';
import { DiscordError, type DiscordProblem } from './discordError.ts';

/** Gateway close codes without a way to reconnect. */
const FATAL_CLOSES: ReadonlyMap<unknown, DiscordProblem> = new Map([
  [4004, 'token'],
  [4010, 'shard'],
  [4011, 'more-shards'],
  [4013, 'intents'],
  [4014, 'intents'],
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
  return new DiscordError(FATAL_CLOSES.get(code) ?? 'closed', String(code)).message;
}

/** Returns a DiscordError for problems of the operator, else the error itself. */
export function explainFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (code === 'TokenInvalid' || status === 401) return new DiscordError('token', '', error);
  const close = FATAL_CLOSES.get(code);
  if (close !== undefined) return new DiscordError(close, String(code), error);
  if (typeof status === 'number' && status >= 500)
    return new DiscordError('out-of-order', String(status), error);
  const cause = errorCodeOf(error);
  if (cause !== undefined && UNREACHABLE_CODES.has(cause))
    return new DiscordError('unreachable', cause, error);
  return error;
}
