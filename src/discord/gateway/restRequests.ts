import type { RESTOptions } from 'discord.js';
import { type Dispatcher, fetch } from 'undici';
import type { RateLimiter, Turn } from '../sending/rateLimiter.ts';

/** Longest wait for a turn: members wait for what is asked here, and the database that gives turns may be away. */
const LONGEST_WAIT_MILLISECONDS = 2000;

/** Answers to interactions are outside the limit of all requests (https://docs.discord.com/developers/topics/rate-limits). */
const IS_ANSWER = /\/v\d+\/(?:interactions|webhooks)\//;

/**
 * Returns the request function for discord.js: our undici over one dispatcher. The bundled undici is older, ends the
 * process when a server closes a connection early (see BodyCollector), and ignores proxies. Bodies are text, bytes or,
 * with files, forms. Requests take turns with the deliveries, before those that wait: Discord counts both together.
 */
export function restRequests(
  dispatcher: Dispatcher,
  pace: RateLimiter | undefined,
): RESTOptions['makeRequest'] {
  return async (url, { method, headers, body, signal }) => {
    const sent = await encoded(body);
    const turn = pace && !IS_ANSWER.test(new URL(url).pathname) ? await turnOf(pace, signal) : undefined;
    const response = await fetch(url, {
      dispatcher,
      method: method ?? 'GET',
      headers: [
        ...Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
        ...sent.headers,
      ],
      body: sent.body,
      signal: signal ?? null,
    }).finally(() => turn?.ended());
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

/** Waits for a turn, but not for long; undefined if there was none in time. */
async function turnOf(pace: RateLimiter, signal: AbortSignal | null | undefined): Promise<Turn | undefined> {
  const isOver = AbortSignal.any([
    AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
    ...(signal ? [signal] : []),
  ]);
  for (;;) {
    const turn = await pace.turn(isOver, { isNext: true });
    if (!turn || (await turn.ready())) return turn;
  }
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
