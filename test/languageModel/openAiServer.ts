import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { z } from 'zod';

/** A request as the server got it. */
export interface ReceivedRequest<Body> {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, byte for byte. */
  readonly raw: string;
  readonly body: Body;
}

/** How a server answers that does not do what it is asked for. */
export type Misbehaviour =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** Bytes as they are, with status 200. */
  | { readonly kind: 'bytes'; readonly bytes: string }
  /** The head and a beginning come, and the rest never. */
  | { readonly kind: 'drip' }
  /** Nothing comes at all. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

/** What a stand-in does well: an answer of its own kind, with the type and the beginning by which it can be told. */
export interface Skill<Body, Answer extends { readonly kind: string }> {
  readonly schema: z.ZodType<Body>;
  /** The answer until a test wants another. */
  readonly usual: Answer;
  readonly contentType: string;
  /** What comes of it where the rest never does. */
  readonly beginning: string | Buffer;
  bodyOf(answer: Answer, request: ReceivedRequest<Body>): string | Buffer;
}

/** A stand-in for a server that speaks one of OpenAI's requests, on the loopback address. */
export interface OpenAiStandIn<Body, Answer> {
  /** The base of its API. */
  readonly url: string;
  readonly received: ReceivedRequest<Body>[];
  /** Decides how each request is answered from now on. */
  answer: (request: ReceivedRequest<Body>) => Answer | Misbehaviour;
  close(): Promise<void>;
}

/** Starts one. */
export async function startOpenAiStandIn<Body, Answer extends { readonly kind: string }>(
  skill: Skill<Body, Answer>,
): Promise<OpenAiStandIn<Body, Answer>> {
  const received: ReceivedRequest<Body>[] = [];
  const state: Pick<OpenAiStandIn<Body, Answer>, 'answer'> = { answer: () => skill.usual };
  const server = createServer(async (request, response) => {
    const raw = await textOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = skill.schema.parse(JSON.parse(raw));
    const known = { path: request.url ?? '', headers, raw, body };
    received.push(known);
    const answer = state.answer(known);
    if (isMisbehaviour(answer)) misbehave(answer, response, skill);
    else response.writeHead(200, { 'content-type': skill.contentType }).end(skill.bodyOf(answer, known));
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

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const MISBEHAVIOURS: ReadonlySet<string> = new Set(['status', 'bytes', 'drip', 'silence', 'reset']);

function isMisbehaviour(answer: { readonly kind: string }): answer is Misbehaviour {
  return MISBEHAVIOURS.has(answer.kind);
}

function misbehave(
  answer: Misbehaviour,
  response: ServerResponse,
  { contentType, beginning }: Pick<Skill<unknown, never>, 'contentType' | 'beginning'>,
): void {
  const json = { 'content-type': 'application/json' };
  switch (answer.kind) {
    case 'status':
      response
        .writeHead(answer.status, { ...json, ...answer.headers })
        .end(JSON.stringify(answer.body ?? { error: { message: 'no' } }));
      return;
    case 'bytes':
      response.writeHead(200, json).end(answer.bytes);
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': contentType }).write(beginning);
      return;
    case 'silence':
      return;
    case 'reset':
      response.destroy();
  }
}
