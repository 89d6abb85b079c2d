import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { DOCUMENT_BYTES_MOST, type Document } from '../../sources/document.ts';
import type { IngestOptions } from '../ingest.ts';
import type { Store } from '../open.ts';

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
export function keepEditionOriginal(store: Store, id: EditionId, kept: Kept): void {
  store
    .prepare(
      `INSERT INTO originals (edition, ${COLUMNS}) SELECT row, ?, ?, ?, ?, ?, ? FROM editions WHERE id = ? AND origin = ?
       ON CONFLICT (edition) ${CHANGES}`,
    )
    .run(...values(kept), id, kept.document.origin);
}

/** Keeps the document of a plain article. */
export function keepArticleOriginal(store: Store, id: StoryId, kept: Kept): void {
  store
    .prepare(
      `INSERT INTO originals (story, ${COLUMNS}) SELECT row, ?, ?, ?, ?, ?, ? FROM stories WHERE id = ? AND edition IS NULL
       ON CONFLICT (story) ${CHANGES}`,
    )
    .run(...values(kept), id);
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
export function outdatedOriginals(store: Store, version: number, limit: number): readonly Original[] {
  return store
    .prepare('SELECT * FROM originals WHERE reader_version < ? ORDER BY row DESC LIMIT ?')
    .all(version, limit)
    .map(originalFromRow);
}

/** How many originals an earlier version of the reader read. */
export function countOutdatedOriginals(store: Store, version: number): number {
  const row = store.prepare('SELECT count(*) AS count FROM originals WHERE reader_version < ?').get(version);
  return Number(row?.count ?? 0);
}

/** Whether an original is still there: it goes with its edition or story. */
export function isKept(store: Store, row: number): boolean {
  return store.prepare('SELECT 1 FROM originals WHERE row = ?').get(row) !== undefined;
}

/** Notes that an original was read by a version, whatever it found. */
export function markRead(store: Store, row: number, version: number): void {
  store.prepare('UPDATE originals SET reader_version = ? WHERE row = ?').run(version, row);
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

function originalFromRow(row: Record<string, unknown>): Original {
  const { charset, base, hints, undatedDay: given } = facts.parse(JSON.parse(String(row.facts)));
  const { title, url, published, column, source, isOfArticles } = hints ?? {};
  const document: Document = {
    bytes: gunzipSync(row.bytes instanceof Uint8Array ? row.bytes : new Uint8Array(), {
      maxOutputLength: DOCUMENT_BYTES_MOST,
    }),
    origin: String(row.origin),
    time: new Date(Number(row.time)),
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
    row: Number(row.row),
    document,
    options: { articlesStandAlone: row.stands_alone === 1, ...(undatedDay && { undatedDay }) },
    edition: row.edition === null ? null : Number(row.edition),
    story: row.story === null ? null : Number(row.story),
  };
}
