import { type Dispatcher, request } from 'undici';
import { createDispatcher, NO_TUNNEL_CODES } from '../../network/dispatcher.ts';
import { errorCodeOf } from '../../text/errorCode.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import type { RestResponse } from './restResponse.ts';

/** A request relative to the API base. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Path such as `/channels/1/messages?limit=100`. */
  readonly path: string;
  readonly body?: object;
}

/** Options of the HTTP client. */
export interface HttpClientOptions {
  /** API base without trailing slash and version. */
  readonly apiUrl: string;
  readonly token: string;
  /** Proxy for Discord with credentials; direct connection if missing. */
  readonly proxy?: string | undefined;
  /** Timeout of an answer. */
  readonly timeoutMilliseconds: number;
}

/** Error codes before a connection was established: nothing reached Discord. */
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
/** User agent in the format required of bots: https://discord.com/developers/docs/reference#user-agent. */
export const USER_AGENT = 'DiscordBot (sulan, 1)';
const CONNECTIONS = 64;

/** Sends single requests to Discord without retries, queue or interpretation. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #dispatcher: Dispatcher;
  #closed: Promise<void> | undefined;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#dispatcher = createDispatcher(options.proxy, { connections: CONNECTIONS, pipelining: 1 });
  }

  /**
   * Sends a request and reads the whole answer; never rejects. `isLate` is called right before the first byte is
   * written, after any wait for a connection, and cancels the request.
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
      const cause = errorCodeOf(error) ?? errorMessage(error);
      return UNSENT_CODES.has(cause)
        ? { kind: 'unsent', reason: { code: 'unreachable', cause } }
        : { kind: 'lost', reason: { code: 'unanswered', cause } };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the connections; requests in progress are lost. */
  close(): Promise<void> {
    this.#closed ??= this.#dispatcher.destroy();
    return this.#closed;
  }
}

class LateDeparture extends Error {
  override readonly name = 'LateDeparture';
}

/** Cancels late requests: undici starts a request right before it writes the first byte. */
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
