import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import type { Clock } from '../calendar/zone.ts';
import { systemClock } from '../calendar/zone.ts';
import {
  createDispatcher,
  createForwardingDispatcher,
  type DispatcherOptions,
  NO_TUNNEL_CODES,
} from '../network/dispatcher.ts';
import { NO_PROXIES, type Proxies } from '../network/proxies.ts';
import { isPublicAddress } from './address.ts';
import { ACCEPTED_ENCODINGS, BodyCollector, decompressBody } from './body.ts';
import { checkProxiedHost, guardedConnector, type Resolve, resolveWithSystem } from './connector.ts';
import { parseContentType } from './contentType.ts';
import { failure, requestFailure, type SourceFailure, statusFailure } from './failure.ts';
import { createLimiter } from './limiter.ts';

/** What a server gave to recognise an unchanged answer by, to be sent back at the next request. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** An answer in full; `url` is where it came from after redirects. */
export interface FetchedBody {
  readonly kind: 'fetched';
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly charset?: string;
  readonly validators: Validators;
}

/** What became of a request: an answer, nothing new since the validators, or a failure. */
export type Fetched = FetchedBody | { readonly kind: 'unchanged' } | SourceFailure;

/** What may come with a request. */
export interface RequestOptions {
  readonly validators?: Validators | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asks directly, whatever proxies there are. */
  readonly isDirect?: boolean;
}

/** The only way in which sources reach the network. */
export interface Fetcher {
  /** Fetches an http(s) url; failures are values, only a programming error throws. */
  get(url: string, options?: RequestOptions): Promise<Fetched>;
  close(): Promise<void>;
}

/** Limits of a fetcher; each has a default that suits news sites. */
export interface FetcherOptions {
  /** Sent as User-Agent; see `userAgentOf`. */
  readonly userAgent: string;
  /** To which addresses connections may be opened; public ones unless told otherwise. */
  readonly allows?: (address: string) => boolean;
  readonly resolve?: Resolve;
  /** None unless told otherwise. */
  readonly proxies?: Proxies;
  /** Of the body after decompression. */
  readonly mostBytes?: number;
  /** For the whole request: waiting for the address, redirects and every byte of the body included. */
  readonly timeoutMilliseconds?: number;
  readonly mostRedirects?: number;
  readonly mostAtOnce?: number;
  readonly clock?: Clock;
}

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const CONNECTIONS_PER_ORIGIN = 2;
/** How much of a body that nobody reads is taken in to keep its connection. */
const DRAINED_BYTES = 65_536;

/** An answer as it came; `body` is empty where the status is not 200. */
interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A fetcher whose every connection is checked, and whose time, size, redirects and concurrency are bounded. */
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
  const guard = { allows, resolve };
  const limits = {
    connections: CONNECTIONS_PER_ORIGIN,
    headersTimeout: timeoutMilliseconds,
    bodyTimeout: timeoutMilliseconds,
    connectTimeout: timeoutMilliseconds,
  };
  const direct = new Agent({
    ...limits,
    connect: guardedConnector(guard, timeoutMilliseconds),
    allowH2: false,
  });
  const tunnels = new Map<string, Dispatcher>();
  const forwarders = new Map<string, Dispatcher>();
  const limiter = createLimiter(mostAtOnce);

  async function follow(
    start: string,
    { validators = {}, isDirect = false }: RequestOptions,
    signal: AbortSignal,
  ): Promise<Fetched> {
    let url = start;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const checked = checkUrl(url);
      if (!(checked instanceof URL)) return checked;
      const proxy = isDirect ? undefined : proxies.forUrl(checked.href);
      const headers = requestHeaders(options.userAgent, validators);
      const response = await (proxy === undefined
        ? ask(direct, checked, headers, signal)
        : askThrough(proxy, checked, headers, signal));
      const location = REDIRECTS.has(response.status) ? headerOf(response, 'location') : '';
      if (location === '') return await settle(response, checked.href);
      const target = spelledOut(location);
      url = URL.parse(target, checked.href)?.href ?? target;
    }
    return failure('redirects', `more than ${mostRedirects} redirects`);
  }

  /** One request through a proxy, whose host is checked first. */
  async function askThrough(proxy: string, url: URL, headers: Record<string, string>, signal: AbortSignal) {
    await checkProxiedHost(guard, url.hostname);
    try {
      return await ask(kept(tunnels, proxy, createDispatcher), url, headers, signal);
    } catch (error) {
      const isWithoutTunnel = !signal.aborted && NO_TUNNEL_CODES.has(codeOf(error));
      if (!isWithoutTunnel || url.protocol === 'https:') throw error;
      return await ask(kept(forwarders, proxy, createForwardingDispatcher), url, headers, signal);
    }
  }

  function kept(
    dispatchers: Map<string, Dispatcher>,
    proxy: string,
    create: (proxy: string, limits: DispatcherOptions) => Dispatcher,
  ): Dispatcher {
    const dispatcher = dispatchers.get(proxy) ?? create(proxy, limits);
    dispatchers.set(proxy, dispatcher);
    return dispatcher;
  }

  /** One request. Of an answer without a document the status counts, whatever becomes of the body. */
  async function ask(
    dispatcher: Dispatcher,
    { origin, pathname, search }: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<RawResponse> {
    const body = new BodyCollector(mostBytes);
    const unread = new BodyCollector(DRAINED_BYTES);
    let head: Omit<RawResponse, 'body'> | undefined;
    const request = { origin, path: pathname + search, method: 'GET', headers, signal } as const;
    try {
      await dispatcher.stream(request, ({ statusCode, headers }) => {
        head = { status: statusCode, headers };
        return statusCode === 200 ? body : unread;
      });
    } catch (error) {
      if (head === undefined || head.status === 200 || signal.aborted) throw error;
    }
    if (head === undefined) throw new Error('the server gave no answer');
    return { ...head, body: body.bytes };
  }

  async function settle(response: RawResponse, url: string): Promise<Fetched> {
    const { status, body } = response;
    if (status === 304) return { kind: 'unchanged' };
    if (status !== 200) return statusFailure(status, headerOf(response, 'retry-after'), clock.now());
    const bytes = await decompressBody(body, headerOf(response, 'content-encoding'), mostBytes);
    const contentType = parseContentType(headerOf(response, 'content-type'));
    return { kind: 'fetched', url, bytes, ...contentType, validators: validatorsOf(response) };
  }

  return {
    get(url, requested = {}) {
      return limiter.run(async () => {
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
    async close() {
      const all = [direct, ...tunnels.values(), ...forwarders.values()];
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** The same fetcher, asking without a proxy. */
export function directFetcher(fetcher: Fetcher): Fetcher {
  return {
    get: (url, options) => fetcher.get(url, { ...options, isDirect: true }),
    close: () => fetcher.close(),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The User-Agent that tells a site what is reading it and whom to write to. */
export function userAgentOf(version: string, contact?: string): string {
  const about = contact ? `; +${contact.replaceAll(/[^\x21-\x7e]/g, '')}` : '';
  return `sulan/${version} (news digest bot${about})`;
}

/** The url as it is requested, or why it is not fetched. */
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

function requestHeaders(userAgent: string, validators: Validators): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': ACCEPTED_ENCODINGS,
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

function headerOf(response: Pick<RawResponse, 'headers'>, name: string): string {
  const value = response.headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? '';
}

/** A header's text as it was meant: bytes that are UTF-8 come in as Latin-1, and sites redirect to names like /早报. */
function spelledOut(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

function validatorsOf(response: Pick<RawResponse, 'headers'>): Validators {
  const etag = headerOf(response, 'etag');
  const lastModified = headerOf(response, 'last-modified');
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
