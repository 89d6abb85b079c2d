import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseDay } from '../../calendar/day.ts';
import type { Queries, Statements } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { DOCUMENT_BYTES_MOST, type Document } from '../../sources/document.ts';
import type { IngestOptions } from '../../sources/polling/ingest.ts';

/** The document behind a stored edition or plain article, as it was read. */
export interface Original {
  readonly row: number;
  readonly document: Document;
  /** How it was taken in. */
  readonly options: IngestOptions;
  /** The row of the edition or of the article's story that it was read as. */
  readonly edition: number | null;
  readonly story: number | null;
}

/** What is kept of a document beside its bytes. */
interface Kept {
  readonly document: Document;
  readonly options: IngestOptions;
  readonly version: number;
}

/** Of the levels of gzip the fastest: a post of 20 kB takes a tenth of a millisecond and a third of its size. */
const COMPRESSION = { level: 1 } as const;

const COLUMNS = 'bytes, origin, time, facts, stands_alone, reader_version';
const CHANGES =
  'DO UPDATE SET (bytes, origin, time, facts, stands_alone, reader_version) = (excluded.bytes, excluded.origin, excluded.time, excluded.facts, excluded.stands_alone, excluded.reader_version)';

/** Keeps the document of an edition, where the edition is stored as that document has it rather than a richer copy. */
export async function keepEditionOriginal(statements: Statements, id: EditionId, kept: Kept): Promise<void> {
  await statements.run(
    `INSERT INTO originals (edition, ${COLUMNS}) SELECT row, ?, ?, ?, ?, ?, ? FROM editions WHERE id = ? AND origin = ?
     ON CONFLICT (edition) ${CHANGES}`,
    [...values(kept), id, kept.document.origin],
  );
}

/** Keeps the document of a plain article. */
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

/** Up to `limit` originals that an earlier version of the reader read, the newest first: those are asked for most. */
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

/** How many originals an earlier version of the reader read. */
export async function countOutdatedOriginals(queries: Queries, version: number): Promise<number> {
  const row = await queries.get<{ originals: number }>(
    'SELECT count(*) AS originals FROM originals WHERE reader_version < ?',
    [version],
  );
  return row?.originals ?? 0;
}

/** Whether an original is still there: it goes with its edition or story. */
export async function isKept(queries: Queries, row: number): Promise<boolean> {
  return (await queries.get('SELECT 1 FROM originals WHERE row = ?', [row])) !== undefined;
}

/** Notes that an original was read by a version, whatever it found. */
export async function markRead(statements: Statements, row: number, version: number): Promise<void> {
  await statements.run('UPDATE originals SET reader_version = ? WHERE row = ?', [version, row]);
}

/** A row of `originals`; `facts` are JSON. */
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
