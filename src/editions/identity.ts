import { hash } from 'node:crypto';
import { formOf } from '../text/characterForms.ts';
import { unitAt } from '../text/unitAt.ts';
import type { Edition } from './edition.ts';

/** Permanent id of a stored edition: 10 base32 characters. */
export type EditionId = string & { readonly brand: 'EditionId' };

/**
 * Identity by which two readings are recognised as the same edition: the article if both name one, else the headline.
 */
export interface EditionIdentity {
  readonly column: string;
  /** Id of the article in its url; null if the document names no valid url. */
  readonly article: string | null;
  readonly headlineKey: string;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Returns the identity of a reading; `headlineKey` ignores case, width, spaces and punctuation, which mirrors change.
 */
export function identityOf(edition: Pick<Edition, 'column' | 'headline' | 'url'>): EditionIdentity {
  return {
    column: edition.column,
    article: edition.url === null ? null : articleOf(edition.url),
    headlineKey: textKey(edition.headline),
  };
}

/**
 * Returns the id under which an edition is stored, computed from its identity when it was first stored; `day` counts
 * only if there is no article.
 */
export function editionIdOf(identity: EditionIdentity, day: string): EditionId {
  const name = identity.article ?? `${identity.headlineKey}\n${day}`;
  return base32Hash(`${identity.column}\n${name}`) as EditionId;
}

/** Returns only the letters and digits of a text, without case and width: equal for spellings that mean the same. */
export function textKey(text: string): string {
  let key = '';
  let from = 0;
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const unit = unitAt(text, i);
    if (unit >= FIRST_HAN && unit <= LAST_HAN) continue;
    let kind = KINDS[unit];
    if (kind === KEPT) continue;
    if (kind === UNKNOWN) {
      kind = kindOf(unit);
      KINDS[unit] = kind;
      if (kind === KEPT) continue;
    }
    if (kind === DEPENDENT) return slowKey(text);
    key += text.slice(from, i);
    if (kind === UPPER) key += text.charAt(i).toLowerCase();
    from = i + 1;
  }
  return key + text.slice(from);
}

/** Code units of a {@link textKey}, without the string: `length` of the `units`, until the next call. */
export interface KeyUnits {
  readonly units: Uint16Array;
  readonly length: number;
}

let keyUnits = new Uint16Array(1 << 10);

/** Returns the code units of a {@link textKey}, which take half the time of the string, and no garbage. */
export function keyUnitsOf(text: string): KeyUnits {
  if (text.length > keyUnits.length) keyUnits = new Uint16Array(2 * text.length);
  const units = keyUnits;
  let length = 0;
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const unit = unitAt(text, i);
    if (unit >= FIRST_HAN && unit <= LAST_HAN) {
      units[length++] = unit;
      continue;
    }
    let kind = KINDS[unit];
    if (kind === UNKNOWN) {
      kind = kindOf(unit);
      KINDS[unit] = kind;
    }
    if (kind === KEPT) units[length++] = unit;
    else if (kind === UPPER) units[length++] = unitAt(text.charAt(i).toLowerCase(), 0);
    else if (kind === DEPENDENT) return unitsOf(slowKey(text));
  }
  return { units, length };
}

function unitsOf(key: string): KeyUnits {
  if (key.length > keyUnits.length) keyUnits = new Uint16Array(2 * key.length);
  const end = key.length;
  for (let i = 0; i < end; i++) keyUnits[i] = unitAt(key, i);
  return { units: keyUnits, length: key.length };
}

function slowKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const [UNKNOWN, KEPT, UPPER, DROPPED, DEPENDENT] = [0, 1, 2, 3, 4];

/** Returns the treatment of a code unit in a key; `DEPENDENT` if it is none of the others, or depends on its neighbours. */
function kindOf(unit: number): number {
  const form = formOf(unit)?.replace(/[^\p{L}\p{N}]+/gu, '');
  if (form === undefined) return DEPENDENT;
  if (form === '') return DROPPED;
  if (form === String.fromCharCode(unit)) return KEPT;
  return form.length === 1 && form === String.fromCharCode(unit).toLowerCase() ? UPPER : DEPENDENT;
}

/**
 * Range of nearly all characters of a text; they are tested without the table, which is larger than the processor's
 * nearest cache.
 */
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9ffe];

/** Treatment of each code unit, computed when a text has it; a table, because every reading compares titles. */
const KINDS = new Uint8Array(0x10000);

/** Returns the first 10 base32 characters (RFC 4648, lower case) of a text's SHA-256. */
export function base32Hash(text: string): string {
  // A string of one character per byte takes half the time of a buffer.
  const digest = hash('sha256', text, 'binary');
  let id = '';
  for (let bit = 0; bit < 50; bit += 5) {
    const pair = (unitAt(digest, bit >> 3) << 8) | unitAt(digest, (bit >> 3) + 1);
    id += BASE32[(pair >> (11 - (bit & 7))) & 31];
  }
  return id;
}

/**
 * Returns a url's article: its last number of at least six digits (CSDN's `/article/details/144763537`), else host,
 * path and query; null if the url is invalid.
 */
function articleOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const number = pathname.match(/\d{6,}/g)?.at(-1);
  return number ?? `${hostname}${pathname}${search}`;
}
