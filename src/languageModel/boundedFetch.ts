import type { Dispatcher } from 'undici';
import { BodyCollector } from '../sources/fetching/body.ts';

/** Statuses without a body (RFC 9110), for which the constructor of Response accepts none. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Returns a fetch function for a client library: one request over a dispatcher (with the operator's proxy), without
 * redirects, with a bounded answer, aborted by `signal` at any time. Headers of the library that describe this machine
 * (`x-stainless-…`) are not sent.
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
