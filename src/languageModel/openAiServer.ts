import OpenAI from 'openai';
import { createDispatcher } from '../network/dispatcher.ts';
import type { Proxies } from '../network/proxies.ts';
import { boundedFetch } from './boundedFetch.ts';

/** Address of a server with OpenAI's API. */
export interface OpenAiAddress {
  /** Base URL of the API, usually ending in /v1, without a trailing slash. */
  readonly url: string;
  /** Key; undefined for a private server without one. */
  readonly key: string | undefined;
  readonly model: string;
}

/** Limits of requests. */
export interface OpenAiLimits {
  readonly userAgent: string;
  readonly connections: number;
  readonly answerBytesMost: number;
}

/** Connection to a server with OpenAI's API, through the operator's proxies. */
export interface OpenAiServer {
  readonly openai: OpenAI;
  /** Returns options of a request that is aborted after a timeout or when the connection is closed. */
  requestWithin(milliseconds: number): { readonly signal: AbortSignal; readonly timeout: number };
  /** Aborts requests in progress. */
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 10_000;

/** Creates the connection; sends no request, and the library retries none. */
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
