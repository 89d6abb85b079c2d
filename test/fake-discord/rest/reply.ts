import type { ServerResponse } from 'node:http';
import type { Core } from '../core.ts';
import type { RequestRecord } from '../records/records.ts';
import type { Answer } from './answer.ts';

/** What is needed to answer a request and to note the answer. */
export interface Reply {
  readonly core: Core;
  readonly outgoing: ServerResponse;
  readonly record: RequestRecord;
}

/** Sends an answer of a route. */
export function answer(reply: Reply, { status, body }: Answer, headers: Record<string, string> = {}): void {
  note(reply, status, body);
  const text = body === undefined ? '' : JSON.stringify(body);
  reply.outgoing.writeHead(status, {
    ...headers,
    ...(text === '' ? {} : { 'Content-Type': 'application/json' }),
  });
  reply.outgoing.end(text);
}

/** Sends text as it is, which need not be JSON. */
export function sendRaw(
  reply: Reply,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  note(reply, status, text);
  if (status === 429) reply.core.limits.countInvalid(reply.record.at);
  reply.outgoing.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  reply.outgoing.end(text);
}

/** Sends a 429 of one scope, with the wait told in header and body, in the body alone, or nowhere. */
export function sendLimited(
  reply: Reply,
  limit: {
    readonly scope: 'user' | 'global' | 'shared';
    readonly retryAfterMs: number;
    readonly headers: Record<string, string>;
  },
  tell: 'both' | 'body' | 'nowhere',
): void {
  const { core, record } = reply;
  const isGlobal = limit.scope === 'global';
  const seconds = limit.retryAfterMs / 1000;
  record.limited = limit.scope;
  if (limit.scope !== 'shared') core.limits.countInvalid(record.at);
  answer(
    reply,
    {
      status: 429,
      body: {
        message:
          limit.scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
        global: isGlobal,
        ...(tell === 'nowhere' ? {} : { retry_after: seconds }),
      },
    },
    {
      ...limit.headers,
      'X-RateLimit-Scope': limit.scope,
      ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}),
      // The header carries whole seconds, the body the exact wait.
      ...(tell === 'both' ? { 'Retry-After': String(Math.ceil(seconds)) } : {}),
    },
  );
}

function note({ core, record }: Reply, status: number, body: unknown): void {
  core.records.close(record, { status, body, at: core.clock.now() });
}
