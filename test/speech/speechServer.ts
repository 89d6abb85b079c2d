import { createServer } from 'node:http';
import { z } from 'zod';

/** MPEG 1, layer III, 128 kbit/s at 44.1 kHz: 417 bytes and some 26 ms a frame. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
const ID3V2 = Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x0a', 'latin1'), Buffer.alloc(10)]);
const ID3V1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);

/** So many frames of silence. */
export function silence(frames: number): Buffer {
  return Buffer.concat(Array.from({ length: frames }, () => FRAME));
}

/** The same as encoders write it: with tags, and a first frame that counts the others. */
export function silentFile(frames: number): Buffer {
  const counting = Buffer.from(FRAME);
  counting.write('Xing', 36, 'latin1');
  return Buffer.concat([ID3V2, counting, silence(frames), ID3V1]);
}

const requestSchema = z.object({
  model: z.string(),
  voice: z.string(),
  input: z.string(),
  response_format: z.string(),
});

/** A request as the server got it. */
export interface SpeechRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: z.output<typeof requestSchema>;
}

/** How a request is answered: with sound, or otherwise than one would wish. */
export type SpeechAnswer =
  | { readonly kind: 'sound'; readonly bytes?: Buffer }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** The head and some sound come, and the rest never. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'silence' };

/** A stand-in for a server that speaks OpenAI's speech requests, on the loopback address. */
export interface SpeechServer {
  readonly url: string;
  readonly received: SpeechRequest[];
  /** Decides how each request is answered from now on. */
  answer: (request: SpeechRequest) => SpeechAnswer;
  close(): Promise<void>;
}

/** Starts one that speaks every text, a frame a character. */
export async function startSpeechServer(): Promise<SpeechServer> {
  const received: SpeechRequest[] = [];
  const state: Pick<SpeechServer, 'answer'> = { answer: () => ({ kind: 'sound' }) };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const known = { path: request.url ?? '', authorization: request.headers.authorization, body };
    received.push(known);
    const answer = state.answer(known);
    const sound = { 'content-type': 'audio/mpeg' };
    switch (answer.kind) {
      case 'sound':
        response.writeHead(200, sound).end(answer.bytes ?? silentFile([...body.input].length));
        return;
      case 'status':
        response
          .writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
          .end('{"error":{"message":"no"}}');
        return;
      case 'drip':
        response.writeHead(200, sound).write(silence(2));
        return;
      case 'silence':
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
