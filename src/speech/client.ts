import OpenAI from 'openai';
import { boundedFetch } from '../languageModel/boundedFetch.ts';
import { type Failed, failureOf } from '../languageModel/client.ts';
import { createDispatcher } from '../network/dispatcher.ts';
import type { Proxies } from '../network/proxies.ts';
import { readMp3, type Sound } from './mp3.ts';

/** Where texts are spoken, as the operator set it. */
export interface SpeechAddress {
  /** The base of the OpenAI-compatible API, mostly ending in /v1, without a trailing slash. */
  readonly url: string;
  /** Undefined for a server of one's own that asks for none. */
  readonly key: string | undefined;
  readonly model: string;
  readonly voice: string;
}

/** What became of one text. */
export type Spoken = { readonly kind: 'spoken'; readonly sound: Sound } | Failed;

/** Has texts spoken. */
export interface SpeechClient {
  /** One attempt; never rejects. */
  speak(text: string, timeoutMilliseconds: number): Promise<Spoken>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Two minutes at 320 kbit/s, of which a passage takes a few. */
const ANSWER_BYTES_MOST = 5_000_000;
const CONNECT_MILLISECONDS = 10_000;
const CONNECTIONS = 2;

/** A client for any server that speaks OpenAI's speech requests (`POST {url}/audio/speech`) and answers with MP3. */
export function createSpeechClient(
  { url, key, model, voice }: SpeechAddress,
  proxies: Proxies,
  userAgent: string,
): SpeechClient {
  const dispatcher = createDispatcher(proxies.forUrl(url), {
    connections: CONNECTIONS,
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
    fetch: boundedFetch(dispatcher, userAgent, ANSWER_BYTES_MOST),
  });
  return {
    async speak(text, timeoutMilliseconds) {
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMilliseconds)]);
      const body = { model, voice, input: text, response_format: 'mp3' } as const;
      try {
        const answer = await openai.audio.speech.create(body, { signal, timeout: timeoutMilliseconds });
        const sound = readMp3(new Uint8Array(await answer.arrayBuffer()));
        return sound ? { kind: 'spoken', sound } : { kind: 'failed', reason: 'the answer is no whole MP3' };
      } catch (error) {
        return failureOf(error);
      }
    },
    async close() {
      stopping.abort();
      await dispatcher.destroy();
    },
  };
}
