import { NO_TUNNEL_CODES } from '../network/dispatcher.ts';
import { BodyTooLargeError, UnknownEncodingError } from './fetching/body.ts';
import { RefusedAddressError } from './fetching/connector.ts';

/** Reasons for which a source or one of its items could not be read. */
export const FAILURE_REASONS = [
  'refused',
  'gone',
  'malformed',
  'no-article',
  'status',
  'timeout',
  'network',
  'redirects',
  'too-large',
  'encoding',
  'aborted',
  'internal',
] as const;

/**
 * Reason for which a source or one of its items could not be read. `refused`: not allowed, the operator must act;
 * `gone`: not found (404, 410, no such folder); `malformed`: not a feed, or the selector matches nothing; `no-article`:
 * a check, a login or a refusal with status 200; `aborted`: reading was stopped; `internal`: a fault of this program.
 * The others may pass by themselves.
 */
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Failed read, with one plain sentence that says why. */
export interface SourceFailure {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly message: string;
  /** Seconds that the server asked to wait, if it did (`Retry-After`). */
  readonly retryAfterSeconds?: number;
}

/** Creates a failure with a reason. */
export function failure(reason: FailureReason, message: string): SourceFailure {
  return { kind: 'failed', reason, message };
}

/** Creates the failure for an HTTP status other than 200 and 304. */
export function statusFailure(status: number, retryAfter: string, now: Date): SourceFailure {
  const seconds = retryAfterSeconds(retryAfter, now);
  return {
    kind: 'failed',
    reason: status === 404 || status === 410 ? 'gone' : 'status',
    message: `the server answered ${status}`,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

/** Creates the failure of a request that was not made because the site asked to wait for that many more seconds. */
export function leftAlone(seconds: number): SourceFailure {
  const minutes = Math.ceil(seconds / 60);
  const message = `the server asked to be left alone for ${minutes} more minute${minutes === 1 ? '' : 's'}`;
  return { ...failure('status', message), retryAfterSeconds: seconds };
}

/** Seconds that a `Retry-After` header asks for, in either of its forms (RFC 9110, 10.2.3); undefined if in neither. */
export function retryAfterSeconds(header: string, now: Date): number | undefined {
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  if (text === '' || Number.isNaN(instant)) return undefined;
  return Math.max(0, Math.ceil((instant - now.getTime()) / 1000));
}

/** Creates the failure for an error thrown by a request; unknown errors count as the network's. */
export function requestFailure(error: unknown, timeoutMilliseconds: number): SourceFailure {
  const { name, message, code } = describe(error);
  if (error instanceof RefusedAddressError) return failure('refused', message);
  if (error instanceof BodyTooLargeError) return failure('too-large', message);
  if (error instanceof UnknownEncodingError) return failure('encoding', message);
  if (DECOMPRESSION_ERROR.test(code)) return failure('encoding', 'the answer is not compressed as it says');
  if (NO_TUNNEL_CODES.has(code)) return failure('network', `the proxy gives no way to the site (${message})`);
  if (TLS_ERROR.test(code)) return failure('network', `no secure connection to the site (${code})`);
  if (name === 'TimeoutError' || code.includes('TIMEOUT'))
    return failure('timeout', `no full answer within ${timeoutMilliseconds / 1000} s`);
  if (name === 'AbortError') return failure('aborted', 'stopped');
  return failure('network', code === '' ? message : `${message || 'no connection'} (${code})`);
}

/** Matches error codes of Node's zlib, brotli and zstd streams. */
const DECOMPRESSION_ERROR = /^(Z_|ERR__ERROR|ERR_BROTLI|ERR_ZSTD|ZSTD_)/;

/**
 * Matches error codes of OpenSSL and of invalid certificates
 * (https://nodejs.org/api/tls.html#x509-certificate-error-codes).
 */
const TLS_ERROR = /^(?:ERR_SSL|ERR_TLS|EPROTO$|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

function describe(error: unknown): { name: string; message: string; code: string } {
  if (!(error instanceof Error)) return { name: '', message: String(error), code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, message: error.message, code };
}
