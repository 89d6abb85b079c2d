import { Agent, type Dispatcher, ProxyAgent } from 'undici';

/** Options that a direct and a proxied dispatcher share. */
export type DispatcherOptions = Pick<
  Agent.Options,
  'connections' | 'pipelining' | 'headersTimeout' | 'bodyTimeout'
> & {
  /** For the connection to a proxy, or to the server where there is none. */
  readonly connectTimeout?: number;
};

/**
 * What sends requests: through a tunnel of a proxy (HTTP CONNECT, for http too), or directly where there is none. HTTP/1.1
 * alone is spoken: what is known of lost requests is known of it.
 */
export function createDispatcher(proxy: string | undefined, options: DispatcherOptions = {}): Dispatcher {
  if (proxy === undefined) return new Agent({ ...options, allowH2: false });
  return new ProxyAgent({ ...options, uri: proxy, proxyTunnel: true, allowH2: false });
}

/** What has a proxy ask for http urls itself, for proxies that give tunnels to port 443 alone. */
export function createForwardingDispatcher(proxy: string, options: DispatcherOptions = {}): Dispatcher {
  return new ProxyAgent({ ...options, uri: proxy, proxyTunnel: false, allowH2: false });
}

/** Codes with which a request fails whose proxy gave no tunnel: nothing of it reached the server. */
export const NO_TUNNEL_CODES: ReadonlySet<string> = new Set([
  'UND_ERR_ABORTED',
  'UND_ERR_PRX_CONN',
  'UND_ERR_PRX_TLS',
]);
