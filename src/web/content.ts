import { hash } from 'node:crypto';
import type { Context } from 'hono';

/** Response of an address, ready to be sent repeatedly. */
export interface Content {
  readonly status: number;
  readonly body: string | Buffer<ArrayBuffer>;
  /** With status 200 they include an ETag, so that a client need not fetch it again (RFC 9110, 8.8.3). */
  readonly headers: Readonly<Record<string, string>>;
}

/** Creates content with its ETag. */
export function contentOf(
  body: string | Buffer<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Content {
  if (status !== 200) return { status, body, headers };
  return { status, body, headers: { ...headers, ETag: `"${hash('sha1', body, 'base64url')}"` } };
}

/** Returns the content as a response, or 304 if the client has it. */
export function answer({ req }: Context, { status, body, headers }: Content): Response {
  if (!isKnown(req.header('If-None-Match'), headers.ETag)) return new Response(body, { status, headers });
  const { 'Content-Type': _type, ...rest } = headers;
  return new Response(null, { status: 304, headers: rest });
}

/** Whether a client's list of ETags contains this one, by weak comparison (RFC 9110, 13.1.2). */
function isKnown(listed: string | undefined, tag: string | undefined): boolean {
  if (listed === undefined || tag === undefined) return false;
  return listed.split(',').some((entry) => {
    const known = entry.trim();
    return known === '*' || known === tag || known === `W/${tag}`;
  });
}
