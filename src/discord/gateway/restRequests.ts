import type { RESTOptions } from 'discord.js';
import { type Dispatcher, fetch } from 'undici';

/**
 * What discord.js makes its requests with: our undici over one dispatcher. The undici that it brings is older, ends the
 * process where a server closes a connection early (see BodyCollector), and is told nothing of proxies. Bodies are text,
 * bytes or, where a message has files, forms.
 */
export function restRequests(dispatcher: Dispatcher): RESTOptions['makeRequest'] {
  return async (url, { method, headers, body, signal }) => {
    const sent = await encoded(body);
    const response = await fetch(url, {
      dispatcher,
      method: method ?? 'GET',
      headers: [
        ...Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
        ...sent.headers,
      ],
      body: sent.body,
      signal: signal ?? null,
    });
    // Plain members: discord.js copies them for its listeners by spreading, which leaves out what a class inherits.
    return {
      status: response.status,
      statusText: response.statusText,
      ok: response.ok,
      headers: response.headers,
      body: response.body,
      get bodyUsed() {
        return response.bodyUsed;
      },
      json: () => response.json(),
      text: () => response.text(),
      arrayBuffer: () => response.arrayBuffer(),
    };
  };
}

interface EncodedBody {
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** What the body adds to the request's headers. */
  readonly headers: readonly [string, string][];
}

/** A body as our undici takes it: it does not know the forms of Node's own, which discord.js makes. */
async function encoded(body: unknown): Promise<EncodedBody> {
  if (body === undefined || body === null) return { body: null, headers: [] };
  if (typeof body === 'string') return { body, headers: [] };
  if (body instanceof Uint8Array) return { body: new Uint8Array(body), headers: [] };
  if (!(body instanceof FormData))
    throw new TypeError('only text, bytes and forms are sent through discord.js');
  const form = new Response(body);
  return {
    body: new Uint8Array(await form.arrayBuffer()),
    headers: [['content-type', form.headers.get('content-type') ?? 'multipart/form-data']],
  };
}
