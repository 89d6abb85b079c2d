import type { Dispatcher } from 'undici';
import { BodyCollector } from '../sources/fetching/body.ts';

/** Statuses whose answers have no body (RFC 9110): a Response with one refuses to be made. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A fetch for a client library: one request over a dispatcher, so that it goes through the operator's proxy, without
 * redirects, its answer bounded in bytes, ended by `signal` at whatever point it is. Of the library's headers those that
 * describe this machine (`x-stainless-…`) stay here.
 */
export function boundedFetch(
  dispatcher: Dispatcher,
  userAgent: string,
  mostBytes: number,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = new BodyCollector(mostBytes);
    let head:
      | { readonly status: number; readonly headers: Dispatcher.StreamFactoryData['headers'] }
      | undefined;
    await dispatcher.stream(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: init.method === 'POST' ? 'POST' : 'GET',
        headers: { ...ownHeaders(init.headers), 'user-agent': userAgent, 'accept-encoding': 'identity' },
        ...(typeof init.body === 'string' && { body: init.body }),
        ...(init.signal && { signal: init.signal }),
      },
      ({ statusCode, headers }) => {
        head = { status: statusCode, headers };
        return body;
      },
    );
    if (head === undefined) throw new Error('the server gave no answer');
    const headers = new Headers();
    for (const [name, value] of Object.entries(head.headers))
      if (value !== undefined) headers.set(name, String(value));
    const bytes = WITHOUT_BODY.has(head.status) ? null : new Uint8Array(body.bytes);
    return new Response(bytes, { status: head.status, headers });
  };
}

function ownHeaders(given: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries([...new Headers(given)].filter(([name]) => !name.startsWith('x-stainless-')));
}
