import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.int().optional(),
  max_completion_tokens: z.int().optional(),
});

/** A request for a completion as the server got it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, byte for byte. */
  readonly raw: string;
  readonly body: z.output<typeof requestSchema>;
}

/** How a request is answered: with a text of the model, or otherwise than one would wish. */
export type ModelAnswer =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly usage?: { prompt: number; completion: number } | null;
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** Bytes as they are, with status 200. */
  | { readonly kind: 'bytes'; readonly bytes: string }
  /** The head comes, and the body never ends. */
  | { readonly kind: 'drip' }
  /** Nothing comes at all. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

/** A stand-in for a server that speaks OpenAI's chat completions, on the loopback address. */
export interface ModelServer {
  /** The base of its API. */
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** Decides how each request is answered from now on. */
  answer: (request: ReceivedRequest) => ModelAnswer;
  close(): Promise<void>;
}

/** What a model answers that knows nothing. */
const NOTHING: ModelAnswer = { kind: 'text', text: '{"texts":[],"sentences":[]}' };

/** Starts one that answers every request with nothing of use. */
export async function startModelServer(): Promise<ModelServer> {
  const received: ReceivedRequest[] = [];
  const state: Pick<ModelServer, 'answer'> = { answer: () => NOTHING };
  const server = createServer(async (request, response) => {
    const raw = await bodyOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const parsed = requestSchema.parse(JSON.parse(raw));
    const known = { path: request.url ?? '', headers, raw, body: parsed };
    received.push(known);
    send(state.answer(known), response, parsed.model);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function send(answer: ModelAnswer, response: ServerResponse, model: string): void {
  const json = { 'content-type': 'application/json' };
  switch (answer.kind) {
    case 'text': {
      const { usage = { prompt: 100, completion: 20 } } = answer;
      const body = {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model,
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer.text } }],
        ...(usage && {
          usage: {
            prompt_tokens: usage.prompt,
            completion_tokens: usage.completion,
            total_tokens: usage.prompt + usage.completion,
          },
        }),
      };
      response.writeHead(200, json).end(JSON.stringify(body));
      return;
    }
    case 'status':
      response
        .writeHead(answer.status, { ...json, ...answer.headers })
        .end(JSON.stringify(answer.body ?? {}));
      return;
    case 'bytes':
      response.writeHead(200, json).end(answer.bytes);
      return;
    case 'drip':
      response.writeHead(200, json).write('{"choices":');
      return;
    case 'silence':
      return;
    case 'reset':
      response.destroy();
  }
}

/** The stories of a request's material, by their numbers. */
export function storiesAsked({
  body,
}: ReceivedRequest): readonly { n: number; title: string; text: string }[] {
  const material = body.messages.find(({ role }) => role === 'user')?.content ?? '{}';
  const schema = z.object({
    stories: z.array(z.object({ n: z.int(), title: z.string(), text: z.string() })).default([]),
  });
  return schema.parse(JSON.parse(material)).stories;
}

/** The titles of a request for renderings, by their numbers. */
export function titlesAsked({ body }: ReceivedRequest): readonly { n: number; text: string }[] {
  const material = body.messages.find(({ role }) => role === 'user')?.content ?? '{}';
  const schema = z.object({ titles: z.array(z.object({ n: z.int(), text: z.string() })).default([]) });
  return schema.parse(JSON.parse(material)).titles;
}

/** Texts by number as a model writes them. */
export function textsAnswer(texts: readonly { n: number; text: string }[]): ModelAnswer {
  return { kind: 'text', text: JSON.stringify({ texts }) };
}
