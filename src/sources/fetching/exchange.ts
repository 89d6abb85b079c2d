import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import {
  createDispatcher,
  createForwardingDispatcher,
  type DispatcherOptions,
  NO_TUNNEL_CODES,
} from '../../network/dispatcher.ts';
import type { Proxies } from '../../network/proxies.ts';
import { errorCodeOf } from '../../text/errorCode.ts';
import { BodyCollector } from './body.ts';
import { type ConnectionGuard, checkProxiedHost, guardedConnector } from './connector.ts';

const CONNECTIONS_PER_ORIGIN = 2;
/** Bytes of an unwanted body that are read to keep its connection. */
const DRAINED_BYTES = 65_536;

/** Statuses of answers that contain a document: 203 means that an intermediary changed it (RFC 9110, 15.3.4). */
export const WITH_DOCUMENT: ReadonlySet<number> = new Set([200, 203]);

/** Raw answer; `body` is empty if the status is not in WITH_DOCUMENT. */
export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request without redirects; `isDirect` bypasses all proxies. */
export interface RawRequest {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
  readonly isDirect: boolean;
  /** Body of a POST; without it the request is a GET. Of the answer to a POST only status and headers are used. */
  readonly post?: string;
}

/** Limits of requests. */
export interface ExchangeOptions {
  readonly guard: ConnectionGuard;
  readonly proxies: Proxies;
  readonly mostBytes: number;
  readonly timeoutMilliseconds: number;
}

/** Sends requests over kept and checked connections, directly or through the proxy named by the environment. */
export interface Exchange {
  /** Sends a request; rejects if no answer came. */
  ask(request: RawRequest): Promise<RawResponse>;
  close(): Promise<void>;
}

/** Creates an exchange with its own connections. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { guard, proxies, mostBytes, timeoutMilliseconds } = options;
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

  /** Sends one request through a proxy, after checking its host. */
  async function askThrough(proxy: string, request: RawRequest): Promise<RawResponse> {
    const { url, signal } = request;
    await checkProxiedHost(guard, url.hostname);
    try {
      return await askBy(kept(tunnels, proxy, createDispatcher), request, mostBytes);
    } catch (error) {
      const isWithoutTunnel = !signal.aborted && NO_TUNNEL_CODES.has(errorCodeOf(error) ?? '');
      if (!isWithoutTunnel || url.protocol === 'https:') throw error;
      return await askBy(kept(forwarders, proxy, createForwardingDispatcher), request, mostBytes);
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

  return {
    ask(request) {
      const proxy = request.isDirect ? undefined : proxies.forUrl(request.url.href);
      return proxy === undefined ? askBy(direct, request, mostBytes) : askThrough(proxy, request);
    },
    async close() {
      const all = [direct, ...tunnels.values(), ...forwarders.values()];
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** Sends one request. Of an answer without a document only the status matters, even if reading the body fails. */
async function askBy(
  dispatcher: Dispatcher,
  { url: { origin, pathname, search }, headers, signal, post }: RawRequest,
  mostBytes: number,
): Promise<RawResponse> {
  const body = new BodyCollector(mostBytes);
  const unread = new BodyCollector(DRAINED_BYTES);
  let head: Omit<RawResponse, 'body'> | undefined;
  const isPost = post !== undefined;
  const request = {
    origin,
    path: pathname + search,
    method: isPost ? 'POST' : 'GET',
    headers,
    signal,
    ...(isPost && { body: post }),
  } as const;
  try {
    await dispatcher.stream(request, ({ statusCode, headers }) => {
      head = { status: statusCode, headers };
      return WITH_DOCUMENT.has(statusCode) && !isPost ? body : unread;
    });
  } catch (error) {
    if (head === undefined || (!isPost && (WITH_DOCUMENT.has(head.status) || signal.aborted))) throw error;
  }
  if (head === undefined) throw new Error('the server gave no answer');
  return { ...head, body: body.bytes };
}
