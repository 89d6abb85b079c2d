import { z } from 'zod';
import { type OpenAiStandIn, startOpenAiStandIn } from '../languageModel/openAiServer.ts';
import { silence, silentFile } from './silence.ts';

const requestSchema = z.object({
  model: z.string(),
  voice: z.string(),
  input: z.string(),
  response_format: z.string(),
});

/** Sound: these bytes, else a frame for each character. */
interface SpokenText {
  readonly kind: 'sound';
  readonly bytes?: Buffer;
}

/** A stand-in for a server that speaks OpenAI's speech requests. */
export type SpeechServer = OpenAiStandIn<z.output<typeof requestSchema>, SpokenText>;

/** Starts one that speaks every text, a frame a character. */
export function startSpeechServer(): Promise<SpeechServer> {
  return startOpenAiStandIn<z.output<typeof requestSchema>, SpokenText>({
    schema: requestSchema,
    usual: { kind: 'sound' },
    contentType: 'audio/mpeg',
    beginning: silence(2),
    bodyOf: ({ bytes }, { body }) => bytes ?? silentFile([...body.input].length),
  });
}
