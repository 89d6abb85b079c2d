import type { RESTOptions } from 'discord.js';
import { type Dispatcher, fetch } from 'undici';

/**
 * Returns the request function for discord.js: our undici over one dispatcher. The bundled undici is older, ends the
 * process when a server closes a connection early (see BodyCollector), and ignores proxies. Bodies are text, bytes or,
 * with files, forms.
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
    // Plain properties: discord.js copies them by spreading, which omits inherited ones.
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
  /** Headers added by the body. */
  readonly headers: readonly [string, string][];
}

/** Encodes a body for our undici, which does not accept the FormData of Node that discord.js creates. */
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
