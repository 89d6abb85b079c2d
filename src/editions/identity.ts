import { hash } from 'node:crypto';
import { formOf } from '../text/characterForms.ts';
import { TextUnits } from '../text/textUnits.ts';
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
  for (let i = 0; i < text.length; i++) {
    const unit = unitAt(text, i);
    if (unit >= FIRST_HAN && unit <= LAST_HAN) continue;
    const kind = KINDS[unit] || kindOf(unit);
    if (kind === KEPT) continue;
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

const textUnits = new TextUnits();

/** Returns the code units of a {@link textKey}, which take half the time of the string, and no garbage. */
export function keyUnitsOf(text: string): KeyUnits {
  const units = textUnits.take(text);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = units[i] ?? 0;
    const kind = unit >= FIRST_HAN && unit <= LAST_HAN ? KEPT : KINDS[unit] || kindOf(unit);
    if (kind === KEPT) units[length++] = unit;
    else if (kind === UPPER) units[length++] = lowerOf(unit);
    else if (kind === DEPENDENT) {
      const key = slowKey(text);
      return { units: textUnits.take(key), length: key.length };
    }
  }
  return { units, length };
}

function slowKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const [KEPT, UPPER, DROPPED, DEPENDENT] = [1, 2, 3, 4];

/** Returns the treatment of a code unit in a key, and keeps it. */
function kindOf(unit: number): number {
  const kind = findKind(unit);
  KINDS[unit] = kind;
  return kind;
}

/** Returns the treatment of a code unit in a key; `DEPENDENT` if it is none of the others, or depends on its neighbours. */
function findKind(unit: number): number {
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

function lowerOf(unit: number): number {
  return unit <= LAST_UPPER_ASCII ? unit | 0x20 : unitAt(String.fromCharCode(unit).toLowerCase(), 0);
}

const LAST_UPPER_ASCII = 0x5a;

/** Treatment of each code unit, 0 until it is computed when a text has it; a table, because every reading compares titles. */
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
