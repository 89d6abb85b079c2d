import OpenAI from 'openai';
import { createDispatcher } from '../network/dispatcher.ts';
import type { Proxies } from '../network/proxies.ts';
import { boundedFetch } from './boundedFetch.ts';

/** Where a server that speaks OpenAI's API is, as the operator set it. */
export interface OpenAiAddress {
  /** The base of the API, mostly ending in /v1, without a trailing slash. */
  readonly url: string;
  /** Undefined for a server of one's own that asks for none. */
  readonly key: string | undefined;
  readonly model: string;
}

/** How requests to it are made. */
export interface OpenAiLimits {
  readonly userAgent: string;
  readonly connections: number;
  readonly answerBytesMost: number;
}

/** A server that speaks OpenAI's API, reached through the operator's proxies. */
export interface OpenAiServer {
  readonly openai: OpenAI;
  /** Options of one request, which ends after so many milliseconds at the latest, or with the server's closing. */
  requestWithin(milliseconds: number): { readonly signal: AbortSignal; readonly timeout: number };
  /** Ends what is under way. */
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 10_000;

/** Makes no request yet; the library repeats none. */
export function connectOpenAi(
  { url, key }: Pick<OpenAiAddress, 'url' | 'key'>,
  proxies: Proxies,
  { userAgent, connections, answerBytesMost }: OpenAiLimits,
): OpenAiServer {
  const dispatcher = createDispatcher(proxies.forUrl(url), {
    connections,
    connectTimeout: CONNECT_MILLISECONDS,
  });
  const stopping = new AbortController();
  const openai = new OpenAI({
    baseURL: url,
    apiKey: key ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch(dispatcher, userAgent, answerBytesMost),
  });
  return {
    openai,
    requestWithin: (milliseconds) => ({
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(milliseconds)]),
      timeout: milliseconds,
    }),
    async close() {
      stopping.abort();
      await dispatcher.destroy();
    },
  };
}
