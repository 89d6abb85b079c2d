import { Agent, type Dispatcher, ProxyAgent } from 'undici';

/** Options shared by direct and proxied dispatchers. */
export type DispatcherOptions = Pick<
  Agent.Options,
  'connections' | 'pipelining' | 'headersTimeout' | 'bodyTimeout'
> & {
  /** Timeout for connecting to the proxy, or to the server without one, in milliseconds. */
  readonly connectTimeout?: number;
};

/**
 * Creates a dispatcher that tunnels through a proxy (HTTP CONNECT, for http too), or connects directly without one.
 * Only HTTP/1.1 is used: the handling of lost requests relies on it.
 */
export function createDispatcher(proxy: string | undefined, options: DispatcherOptions = {}): Dispatcher {
  if (proxy === undefined) return new Agent({ ...options, allowH2: false });
  return new ProxyAgent({ ...options, uri: proxy, proxyTunnel: true, allowH2: false });
}

/** Creates a dispatcher that forwards http URLs to a proxy, for proxies that tunnel to port 443 only. */
export function createForwardingDispatcher(proxy: string, options: DispatcherOptions = {}): Dispatcher {
  return new ProxyAgent({ ...options, uri: proxy, proxyTunnel: false, allowH2: false });
}

/** Error codes of a request whose proxy opened no tunnel: no part of it reached the server. */
export const NO_TUNNEL_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_ABORTED',
  'UND_ERR_PRX_CONN',
  'UND_ERR_PRX_TLS',
]);
