import type { Config, WebhookConfig } from '../settings/config.ts';
import { requestFailure } from '../sources/failure.ts';
import { mayAsk } from '../sources/fetching/address.ts';
import { resolveWithSystem } from '../sources/fetching/connector.ts';
import { createExchange } from '../sources/fetching/exchange.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import { headerOf } from '../sources/fetching/headers.ts';
import { VERSION } from '../version.ts';
import { signatureHeaders } from './signature.ts';

/** Outcome of one attempt; `reason` is for the operator and contains at most the host. */
export type WebhookAttempt =
  | { readonly kind: 'taken' }
  /** The receiver no longer accepts messages (410). */
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterSeconds: number };

/** Client that posts to the operator's address. */
export interface Poster {
  /** Posts once; never rejects. Redirects are not followed, as Standard Webhooks requires. */
  post(id: string, body: string, now: Date): Promise<WebhookAttempt>;
  close(): Promise<void>;
}

/** Timeout within the 15 to 30 seconds that Standard Webhooks recommends. */
const TIMEOUT_MILLISECONDS = 20_000;
/** Maximum size of an answer, of which only the status is used. */
const ANSWER_BYTES_MOST = 64 * 1024;
const RETRY_AFTER_SECONDS_MOST = 86_400;

/**
 * Creates a client whose connections obey the rules for sources: public addresses, and networks that the operator
 * allows.
 */
export function createPoster(
  { url, key }: WebhookConfig,
  { allowedNetworks, proxies, contact }: Pick<Config, 'allowedNetworks' | 'proxies' | 'contact'>,
): Poster {
  const guard = { allows: (address: string) => mayAsk(address, allowedNetworks), resolve: resolveWithSystem };
  const exchange = createExchange({
    guard,
    proxies,
    mostBytes: ANSWER_BYTES_MOST,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  });
  const target = new URL(url);
  return {
    async post(id, body, now) {
      const headers = {
        'user-agent': userAgentOf(VERSION, contact),
        'content-type': 'application/json; charset=utf-8',
        ...signatureHeaders(key, id, now, body),
      };
      const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
      try {
        const { status, headers: answered } = await exchange.ask({
          url: target,
          headers,
          signal,
          isDirect: false,
          post: body,
        });
        return postedOf(status, headerOf(answered, 'retry-after'));
      } catch (error) {
        const { message } = requestFailure(error, TIMEOUT_MILLISECONDS);
        return { kind: 'failed', reason: message, retryAfterSeconds: 0 };
      }
    },
    close: () => exchange.close(),
  };
}

function postedOf(status: number, retryAfter: string): WebhookAttempt {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const reason = `the receiver answered ${status}`;
  if (status === 410) return { kind: 'gone', reason };
  const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : 0;
  return { kind: 'failed', reason, retryAfterSeconds: Math.min(seconds, RETRY_AFTER_SECONDS_MOST) };
}
