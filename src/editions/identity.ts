import { createHash } from 'node:crypto';
import type { Edition } from './edition.ts';

/** 10 base32 characters that name a stored edition for good. */
export type EditionId = string & { readonly brand: 'EditionId' };

/** By what two readings are known to be of one edition: the article where both name one, else the headline. */
export interface EditionIdentity {
  readonly column: string;
  /** The article's id in its url, null where the document names no url. */
  readonly article: string | null;
  readonly headlineKey: string;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The identity of a reading; `headlineKey` ignores case, width, spaces and punctuation, which mirrors change. */
export function identityOf(edition: Pick<Edition, 'column' | 'headline' | 'url'>): EditionIdentity {
  return {
    column: edition.column,
    article: edition.url === null ? null : articleOf(edition.url),
    headlineKey: textKey(edition.headline),
  };
}

/** The id under which an edition is stored, made from the identity that it had when it was first stored. */
export function editionIdOf(identity: EditionIdentity, day: string): EditionId {
  const name = identity.article ?? `${identity.headlineKey}\n${day}`;
  return base32Hash(`${identity.column}\n${name}`) as EditionId;
}

/** Letters and digits of a text alone, without case and width: equal for spellings that mean the same. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first 10 base32 characters (RFC 4648, lower case) of a text's SHA-256. */
export function base32Hash(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 6n;
  let id = '';
  for (let shift = 45n; shift >= 0n; shift -= 5n) id += BASE32[Number((bits >> shift) & 31n)];
  return id;
}

/** A url's article: its last long number where it has one (CSDN's `/article/details/144763537`), else host and path. */
function articleOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const number = pathname.match(/\d{6,}/g)?.at(-1);
  return number ?? `${hostname}${pathname}${search}`;
}
