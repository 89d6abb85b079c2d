import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { DOCUMENT_BYTES_MOST, type Document } from '../../sources/document.ts';
import type { IngestOptions } from '../../sources/polling/ingest.ts';

/** The document of a stored edition or plain article. */
export interface Original {
  readonly row: number;
  readonly document: Document;
  /** Options with which it was ingested. */
  readonly options: IngestOptions;
  /** Row of the edition or of the article's story. */
  readonly edition: number | null;
  readonly story: number | null;
}

/** Facts stored with the bytes of a document. */
interface Kept {
  readonly document: Document;
  readonly options: IngestOptions;
  readonly version: number;
}

/** The fastest level of gzip: a post of 20 kB takes 0.1 ms and shrinks to a third. */
const COMPRESSION = { level: 1 } as const;

const COLUMNS = 'bytes, origin, time, facts, stands_alone, reader_version';
const CHANGES =
  'DO UPDATE SET (bytes, origin, time, facts, stands_alone, reader_version) = (excluded.bytes, excluded.origin, excluded.time, excluded.facts, excluded.stands_alone, excluded.reader_version)';

/** Stores the document of an edition if the stored edition is that of this document and not of a richer copy. */
export async function keepEditionOriginal(statements: Statements, id: EditionId, kept: Kept): Promise<void> {
  await statements.run(
    `INSERT INTO originals (edition, ${COLUMNS}) SELECT row, ?, ?, ?, ?, ?, ? FROM editions WHERE id = ? AND origin = ?
     ON CONFLICT (edition) ${CHANGES}`,
    [...values(kept), id, kept.document.origin],
  );
}

/** Stores the document of a plain article. */
export async function keepArticleOriginal(statements: Statements, id: StoryId, kept: Kept): Promise<void> {
  await statements.run(
    `INSERT INTO originals (story, ${COLUMNS}) SELECT row, ?, ?, ?, ?, ?, ? FROM stories WHERE id = ? AND edition IS NULL
     ON CONFLICT (story) ${CHANGES}`,
    [...values(kept), id],
  );
}

function values({ document, options, version }: Kept) {
  const { charset, base, hints } = document;
  return [
    gzipSync(document.bytes, COMPRESSION),
    document.origin,
    document.time.getTime(),
    JSON.stringify({ charset, base, hints, undatedDay: options.undatedDay }),
    options.articlesStandAlone ? 1 : 0,
    version,
  ];
}

/**
 * Returns up to `limit` originals that an earlier version of the reader read, newest first because these are requested
 * most.
 */
export async function outdatedOriginals(
  queries: Queries,
  version: number,
  limit: number,
): Promise<readonly Original[]> {
  const rows = await queries.all<OriginalRow>(
    'SELECT * FROM originals WHERE reader_version < ? ORDER BY row DESC LIMIT ?',
    [version, limit],
  );
  return rows.map(originalFromRow);
}

/** Returns the number of originals that an earlier version of the reader read. */
export async function countOutdatedOriginals(queries: Queries, version: number): Promise<number> {
  const row = await queries.get<{ originals: number }>(
    'SELECT count(*) AS originals FROM originals WHERE reader_version < ?',
    [version],
  );
  return row?.originals ?? 0;
}

/** Returns whether an original still exists: it is deleted with its edition or story. */
export async function isKept(queries: Queries, row: number): Promise<boolean> {
  return (await queries.get('SELECT 1 FROM originals WHERE row = ?', [row])) !== undefined;
}

/** Records the version of the reader that read an original, whatever the result. */
export async function markRead(statements: Statements, row: number, version: number): Promise<void> {
  await statements.run('UPDATE originals SET reader_version = ? WHERE row = ?', [version, row]);
}

/** A row of `originals`; `facts` is JSON. */
interface OriginalRow {
  readonly row: number;
  readonly edition: number | null;
  readonly story: number | null;
  readonly bytes: Uint8Array;
  readonly origin: string;
  readonly time: number;
  readonly facts: string;
  readonly stands_alone: number;
}

const facts = z.object({
  undatedDay: z.string().optional(),
  charset: z.string().optional(),
  base: z.string().optional(),
  hints: z
    .object({
      title: z.string().optional(),
      url: z.string().optional(),
      published: z.coerce.date().optional(),
      column: z.string().optional(),
      source: z.string().optional(),
      isOfArticles: z.boolean().optional(),
    })
    .optional(),
});

function originalFromRow(row: OriginalRow): Original {
  const { charset, base, hints, undatedDay: given } = facts.parse(JSON.parse(row.facts));
  const { title, url, published, column, source, isOfArticles } = hints ?? {};
  const document: Document = {
    bytes: gunzipSync(row.bytes, { maxOutputLength: DOCUMENT_BYTES_MOST }),
    origin: row.origin,
    time: new Date(row.time),
    ...(charset !== undefined && { charset }),
    ...(base !== undefined && { base }),
    ...(hints && {
      hints: {
        ...(title !== undefined && { title }),
        ...(url !== undefined && { url }),
        ...(published !== undefined && { published }),
        ...(column !== undefined && { column }),
        ...(source !== undefined && { source }),
        ...(isOfArticles !== undefined && { isOfArticles }),
      },
    }),
  };
  const undatedDay = given === undefined ? undefined : parseDay(given);
  return {
    row: row.row,
    document,
    options: { articlesStandAlone: row.stands_alone === 1, ...(undatedDay && { undatedDay }) },
    edition: row.edition,
    story: row.story,
  };
}
