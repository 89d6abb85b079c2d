import { BodyTooLargeError, UnknownEncodingError } from './body.ts';
import { RefusedAddressError } from './connector.ts';

/**
 * Why a fetch failed. `refused`: we do not go there, the operator must act; `gone`: the server says it is not there
 * (404, 410); the others may pass: `status`, `timeout`, `network`, `redirects`, `too-large`, `encoding`, `aborted`.
 */
export type FailureReason =
  | 'refused'
  | 'gone'
  | 'status'
  | 'timeout'
  | 'network'
  | 'redirects'
  | 'too-large'
  | 'encoding'
  | 'aborted';

/** A fetch that gave nothing, with one plain sentence that says why. */
export interface FailedFetch {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly message: string;
  /** How long the server asked to be left alone. */
  readonly retryAfterSeconds?: number;
}

/** The failure that an HTTP status other than 200 and 304 is. */
export function statusFailure(status: number, retryAfter: string, now: Date): FailedFetch {
  const seconds = retryAfterSeconds(retryAfter, now);
  return {
    kind: 'failed',
    reason: status === 404 || status === 410 ? 'gone' : 'status',
    message: `the server answered ${status}`,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

/** Seconds that a `Retry-After` header asks for, in either of its forms (RFC 9110, 10.2.3); undefined if in neither. */
export function retryAfterSeconds(header: string, now: Date): number | undefined {
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  if (text === '' || Number.isNaN(instant)) return undefined;
  return Math.max(0, Math.ceil((instant - now.getTime()) / 1000));
}

/** Sorts what a request threw; what is unknown counts as the network's. */
export function failureOf(error: unknown, timeoutMilliseconds: number): FailedFetch {
  const { name, message, code } = describe(error);
  if (error instanceof RefusedAddressError) return { kind: 'failed', reason: 'refused', message };
  if (error instanceof BodyTooLargeError) return { kind: 'failed', reason: 'too-large', message };
  if (error instanceof UnknownEncodingError || /^(Z_|ERR__ERROR|ERR_BROTLI|ZSTD_)/.test(code))
    return { kind: 'failed', reason: 'encoding', message: message || code };
  if (name === 'TimeoutError' || code.includes('TIMEOUT'))
    return {
      kind: 'failed',
      reason: 'timeout',
      message: `no full answer within ${timeoutMilliseconds / 1000} s`,
    };
  if (name === 'AbortError') return { kind: 'failed', reason: 'aborted', message: 'stopped' };
  return {
    kind: 'failed',
    reason: 'network',
    message: code === '' ? message : `${message || 'no connection'} (${code})`,
  };
}

function describe(error: unknown): { name: string; message: string; code: string } {
  if (!(error instanceof Error)) return { name: '', message: String(error), code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, message: error.message, code };
}
