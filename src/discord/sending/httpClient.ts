import { type Dispatcher, request } from 'undici';
import { createDispatcher, NO_TUNNEL_CODES } from '../../network/dispatcher.ts';
import { errorCodeOf } from '../../network/errorCode.ts';
import type { RestResponse } from './restResponse.ts';

/** A request below the API's base. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Such as `/channels/1/messages?limit=100`. */
  readonly path: string;
  readonly body?: object;
}

/** How requests are made. */
export interface HttpClientOptions {
  /** Without a trailing slash or version. */
  readonly apiUrl: string;
  readonly token: string;
  /** The proxy through which Discord is reached, with its credentials; directly where it is left out. */
  readonly proxy?: string | undefined;
  /** After this long an answer is not waited for any more. */
  readonly timeoutMilliseconds: number;
}

/** Codes of failures before a connection stood: nothing can have reached Discord. */
const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  ...NO_TUNNEL_CODES,
]);

const API_VERSION = 'v10';
/** The form that Discord asks of bots: https://discord.com/developers/docs/reference#user-agent. */
export const USER_AGENT = 'DiscordBot (sulan, 1)';
const CONNECTIONS = 64;

/** Makes single requests to Discord: no retry, no queue, no judgement of what is answered. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #dispatcher: Dispatcher;
  #closed: Promise<void> | undefined;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#dispatcher = createDispatcher(options.proxy, { connections: CONNECTIONS, pipelining: 1 });
  }

  /**
   * Makes a request and reads the whole answer; never rejects. `isLate` is asked right before the first byte goes out,
   * behind any wait for a connection, and calls the request off.
   */
  async make({ method, path, body }: ApiRequest, isLate: () => boolean = () => false): Promise<RestResponse> {
    const { apiUrl, token, timeoutMilliseconds } = this.#options;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMilliseconds);
    try {
      const response = await request(`${apiUrl}/${API_VERSION}${path}`, {
        method,
        dispatcher: this.#dispatcher.compose(unlessLate(isLate)),
        signal: abort.signal,
        headers: {
          authorization: `Bot ${token}`,
          'user-agent': USER_AGENT,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.body.text();
      return { kind: 'answer', status: response.statusCode, headers: response.headers, text };
    } catch (error) {
      if (error instanceof LateDeparture) return { kind: 'unsent', reason: { code: 'queue-timeout' } };
      if (abort.signal.aborted) return { kind: 'lost', reason: { code: 'unanswered', cause: 'timeout' } };
      const cause = errorCodeOf(error) ?? (error instanceof Error ? error.message : String(error));
      return UNSENT_CODES.has(cause)
        ? { kind: 'unsent', reason: { code: 'unreachable', cause } }
        : { kind: 'lost', reason: { code: 'unanswered', cause } };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the connections; a request still under way is lost. */
  close(): Promise<void> {
    this.#closed ??= this.#dispatcher.destroy();
    return this.#closed;
  }
}

class LateDeparture extends Error {
  override readonly name = 'LateDeparture';
}

/** undici starts a request on its connection right before it writes its first byte. */
function unlessLate(isLate: () => boolean): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        if (isLate()) throw new LateDeparture('held up for too long');
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
      onResponseStart: (...response) => handler.onResponseStart?.(...response),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...error) => handler.onResponseError?.(...error),
    });
}
