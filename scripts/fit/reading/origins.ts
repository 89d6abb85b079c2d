import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Annotated, normalised } from './annotated.ts';

/** Origin of a document and the hashes of its titles, so that both can be found again. */
interface Origin {
  readonly id: string;
  readonly publisher: string;
  readonly source: string;
  readonly kind: 'roundup' | 'article';
  readonly titles: readonly string[];
}

const ORIGINS = new URL('../../../test/editions/annotated/documents.json', import.meta.url);

/** Writes the origins of documents over the committed ones. */
export function writeOrigins(documents: readonly Annotated[]): void {
  write(documents.map(originOf));
}

/** Adds the origins of further documents to the committed ones. */
export function addOrigins(documents: readonly Annotated[]): void {
  const known: readonly Origin[] = JSON.parse(readFileSync(ORIGINS, 'utf8'));
  write([...known, ...documents.map(originOf)]);
}

function write(origins: readonly Origin[]): void {
  writeFileSync(ORIGINS, `${JSON.stringify(origins, null, 1)}\n`);
}

function originOf({ id, publisher, source, isRoundup, titles, starts }: Annotated): Origin {
  const hashes = (titles.length > 0 ? titles : starts).map((title) =>
    createHash('sha256').update(normalised(title)).digest('hex').slice(0, 12),
  );
  return { id, publisher, source, kind: isRoundup ? 'roundup' : 'article', titles: hashes };
}
