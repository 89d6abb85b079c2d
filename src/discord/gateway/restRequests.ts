import type { RESTOptions } from 'discord.js';
import { type Dispatcher, fetch } from 'undici';

/**
 * What discord.js makes its requests with: our undici over one dispatcher. The undici that it brings is older, ends the
 * process where a server closes a connection early (see BodyCollector), and is told nothing of proxies. Bodies are text
 * or bytes; this bot sends no forms through discord.js.
 */
export function restRequests(dispatcher: Dispatcher): RESTOptions['makeRequest'] {
  return async (url, { method, headers, body, signal }) => {
    if (body !== undefined && body !== null && typeof body !== 'string' && !(body instanceof Uint8Array))
      throw new TypeError('only text and bytes are sent through discord.js');
    const response = await fetch(url, {
      dispatcher,
      method: method ?? 'GET',
      headers: Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
      body: body ?? null,
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
