import type { IncomingHttpHeaders } from 'node:http';
import { ACCEPTED_ENCODINGS } from './body.ts';

/** What a server gave to recognise an unchanged answer by, to be sent back at the next request. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5';

/** Headers as Node gives them, names in lower case. */
type Headers = IncomingHttpHeaders;

/** What every request says: who asks, what is read, and what is known already. */
export function requestHeaders(userAgent: string, validators: Validators): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': ACCEPTED_ENCODINGS,
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

/** A header's value, several joined; empty where it is absent. */
export function headerOf(headers: Headers, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : value) ?? '';
}

/** A header's text as it was meant: bytes that are UTF-8 come in as Latin-1, and sites redirect to names like /早报. */
export function spelledOut(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}

/** What an unchanged answer is recognised by at the next request. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headerOf(headers, 'etag');
  const lastModified = headerOf(headers, 'last-modified');
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
