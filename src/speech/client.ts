import { type Failed, failureOf } from '../languageModel/client.ts';
import { connectOpenAi, type OpenAiAddress } from '../languageModel/openAiServer.ts';
import type { Proxies } from '../network/proxies.ts';
import { readMp3, type Sound } from './mp3.ts';

/** Address of the speech server. */
export interface SpeechAddress extends OpenAiAddress {
  readonly voice: string;
}

/** Outcome of one text. */
export type Spoken = { readonly kind: 'spoken'; readonly sound: Sound } | Failed;

/** Client of a speech server. */
export interface SpeechClient {
  /** Speaks a text in one attempt; never rejects. */
  speak(text: string, timeoutMilliseconds: number): Promise<Spoken>;
  /** Aborts requests in progress. */
  close(): Promise<void>;
}

/** Maximum size of an answer: two minutes at 320 kbit/s; a passage takes less. */
const ANSWER_BYTES_MOST = 5_000_000;
const CONNECTIONS = 2;

/** Creates a client for servers with OpenAI's speech API (`POST {url}/audio/speech`) that answer with MP3. */
export function createSpeechClient(
  { model, voice, ...address }: SpeechAddress,
  proxies: Proxies,
  userAgent: string,
): SpeechClient {
  const { openai, requestWithin, close } = connectOpenAi(address, proxies, {
    userAgent,
    connections: CONNECTIONS,
    answerBytesMost: ANSWER_BYTES_MOST,
  });
  return {
    async speak(text, timeoutMilliseconds) {
      const body = { model, voice, input: text, response_format: 'mp3' } as const;
      try {
        const answer = await openai.audio.speech.create(body, requestWithin(timeoutMilliseconds));
        const sound = readMp3(new Uint8Array(await answer.arrayBuffer()));
        return sound ? { kind: 'spoken', sound } : { kind: 'failed', reason: 'the answer is no whole MP3' };
      } catch (error) {
        return failureOf(error);
      }
    },
    close,
  };
}
