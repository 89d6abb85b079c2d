import { hash } from 'node:crypto';
import type { Context } from 'hono';

/** What an address shows, ready to be sent as often as it is asked for. */
export interface Content {
  readonly status: number;
  readonly body: string | Buffer<ArrayBuffer>;
  /** Where the status is 200, with a tag by which a reader who has it need not get it again (RFC 9110, 8.8.3). */
  readonly headers: Readonly<Record<string, string>>;
}

/** A text or bytes as content with its tag. */
export function contentOf(
  body: string | Buffer<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Content {
  if (status !== 200) return { status, body, headers };
  return { status, body, headers: { ...headers, ETag: `"${hash('sha1', body, 'base64url')}"` } };
}

/** The content as an answer, or the word that the reader has it already. */
export function answer({ req }: Context, { status, body, headers }: Content): Response {
  if (!isKnown(req.header('If-None-Match'), headers.ETag)) return new Response(body, { status, headers });
  const { 'Content-Type': _type, ...rest } = headers;
  return new Response(null, { status: 304, headers: rest });
}

/** Whether a reader's list of tags names this one, by the weak comparison (RFC 9110, 13.1.2). */
function isKnown(listed: string | undefined, tag: string | undefined): boolean {
  if (listed === undefined || tag === undefined) return false;
  return listed.split(',').some((entry) => {
    const known = entry.trim();
    return known === '*' || known === tag || known === `W/${tag}`;
  });
}
