import type { IncomingHttpHeaders } from 'node:http';
import { ACCEPTED_ENCODINGS } from './body.ts';

/** Validators of an answer (`ETag`, `Last-Modified`), sent with the next request. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5';

/** Headers as Node gives them, names in lower case. */
type Headers = IncomingHttpHeaders;

/** Returns the headers of a request: user agent, accepted types, and validators. */
export function requestHeaders(userAgent: string, validators: Validators): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': ACCEPTED_ENCODINGS,
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

/** Returns a header's value, several joined; empty if it is absent. */
export function headerOf(headers: Headers, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? '';
}

/** Decodes a header that Node read as Latin-1 but is UTF-8: sites redirect to names like /早报. */
export function spelledOut(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/** Returns the validators of an answer for the next request. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headerOf(headers, 'etag');
  const lastModified = headerOf(headers, 'last-modified');
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
