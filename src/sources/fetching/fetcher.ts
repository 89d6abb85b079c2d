import pLimit from 'p-limit';
import type { Clock } from '../../calendar/zone.ts';
import { systemClock } from '../../calendar/zone.ts';
import { NO_PROXIES, type Proxies } from '../../network/proxies.ts';
import { failure, leftAlone, requestFailure, type SourceFailure, statusFailure } from '../failure.ts';
import { isPublicAddress } from './address.ts';
import { decompressBody } from './body.ts';
import { type Resolve, resolveWithSystem } from './connector.ts';
import { parseContentType } from './contentType.ts';
import { createExchange, type RawResponse, WITH_DOCUMENT } from './exchange.ts';
import type { Validators } from './headers.ts';
import { headerOf, requestHeaders, spelledOut, validatorsOf } from './headers.ts';
import { siteHolds } from './siteHolds.ts';

/** Complete answer; `url` is its address after redirects. */
export interface FetchedBody {
  readonly kind: 'fetched';
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly charset?: string;
  readonly validators: Validators;
}

/** Outcome of a request: an answer, nothing new since the validators, or a failure. */
export type Fetched = FetchedBody | { readonly kind: 'unchanged' } | SourceFailure;

/** Options of a request. */
export interface RequestOptions {
  readonly validators?: Validators | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Bypasses all proxies. */
  readonly isDirect?: boolean;
}

/** Fetches over the network; sources have no other access to it. */
export interface Fetcher {
  /** Fetches an http(s) url; failures are values, only a programming error throws. */
  get(url: string, options?: RequestOptions): Promise<Fetched>;
  close(): Promise<void>;
}

/** Limits of a fetcher; each has a default for news sites. */
export interface FetcherOptions {
  /** Sent as User-Agent; see `userAgentOf`. */
  readonly userAgent: string;
  /** Addresses to which connections are allowed; by default public ones. */
  readonly allows?: (address: string) => boolean;
  readonly resolve?: Resolve;
  /** Proxies; none by default. */
  readonly proxies?: Proxies;
  /** Most bytes of a body after decompression. */
  readonly mostBytes?: number;
  /** Timeout of the whole request, including name resolution, redirects and the body. */
  readonly timeoutMilliseconds?: number;
  readonly mostRedirects?: number;
  readonly mostAtOnce?: number;
  readonly clock?: Clock;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Creates a fetcher with checked connections and bounded time, size, redirects and concurrency. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const {
    allows = isPublicAddress,
    resolve = resolveWithSystem,
    proxies = NO_PROXIES,
    mostBytes = 5_000_000,
    timeoutMilliseconds = 30_000,
    mostRedirects = 5,
    mostAtOnce = 24,
    clock = systemClock,
  } = options;
  const exchange = createExchange({ guard: { allows, resolve }, proxies, mostBytes, timeoutMilliseconds });
  const limit = pLimit(mostAtOnce);
  const holds = siteHolds();

  async function follow(
    start: string,
    { validators = {}, isDirect = false }: RequestOptions,
    signal: AbortSignal,
  ): Promise<Fetched> {
    let url = start;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const checked = checkUrl(url);
      if (!(checked instanceof URL)) return checked;
      const held = holds.secondsLeft(checked.host, clock.now());
      if (held > 0) return leftAlone(held);
      const headers = requestHeaders(options.userAgent, validators);
      const response = await exchange.ask({ url: checked, headers, signal, isDirect });
      const location = REDIRECTS.has(response.status) ? headerOf(response.headers, 'location') : '';
      if (location === '') return await settle(response, checked);
      const target = spelledOut(location);
      url = URL.parse(target, checked.href)?.href ?? target;
    }
    return failure('redirects', `more than ${mostRedirects} redirects`);
  }

  async function settle(response: RawResponse, { href: url, host }: URL): Promise<Fetched> {
    const { status, headers, body } = response;
    if (status === 304) return { kind: 'unchanged' };
    if (!WITH_DOCUMENT.has(status)) {
      const failed = statusFailure(status, headerOf(headers, 'retry-after'), clock.now());
      if (failed.retryAfterSeconds) holds.note(host, failed.retryAfterSeconds, clock.now());
      return failed;
    }
    const bytes = await decompressBody(body, headerOf(headers, 'content-encoding'), mostBytes);
    const contentType = parseContentType(headerOf(headers, 'content-type'));
    return { kind: 'fetched', url, bytes, ...contentType, validators: validatorsOf(headers) };
  }

  return {
    get(url, requested = {}) {
      return limit(async () => {
        const timeout = AbortSignal.timeout(timeoutMilliseconds);
        const { signal } = requested;
        const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
        try {
          return await follow(url, requested, either);
        } catch (error) {
          return requestFailure(error, timeoutMilliseconds);
        }
      });
    },
    close: () => exchange.close(),
  };
}

/** Returns the same fetcher without a proxy. */
export function directFetcher(fetcher: Fetcher): Fetcher {
  return {
    get: (url, options) => fetcher.get(url, { ...options, isDirect: true }),
    close: () => fetcher.close(),
  };
}

/** Returns the User-Agent with the program, its version and a contact. */
export function userAgentOf(version: string, contact?: string): string {
  const about = contact ? `; +${contact.replaceAll(/[^\x21-\x7e]/g, '')}` : '';
  return `sulan/${version} (news digest bot${about})`;
}

/** Returns the URL to request, or the reason why it is not fetched. */
function checkUrl(text: string): URL | SourceFailure {
  const url = URL.parse(text);
  if (!url) return failure('refused', `"${text.slice(0, 200)}" is not a url`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return failure('refused', `${url.protocol} urls are not fetched, only http and https`);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
