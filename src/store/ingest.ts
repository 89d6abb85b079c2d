import { basename, extname } from 'node:path';
import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Database, Queries, Transaction } from '../database/database.ts';
import { withoutDayToCome } from '../editions/dating/yetToCome.ts';
import type { Edition } from '../editions/edition.ts';
import { READER_VERSION } from '../editions/readerVersion.ts';
import type { DocumentReader, DocumentReading } from '../editions/reading/documentReader.ts';
import { shrinkageWarning } from '../editions/warnings.ts';
import type { Document } from '../sources/document.ts';
import type { Ingested, IngestOptions } from '../sources/polling/ingest.ts';
import { type UnreadableCode, unreadableReason } from '../text/unreadable.ts';
import { NEWS_QUEUE } from './news/newsQueue.ts';
import { keepArticleOriginal, keepEditionOriginal } from './news/originals.ts';
import { saveArticle } from './news/saveArticle.ts';
import { saveEdition } from './news/saveEdition.ts';
import { usualStories } from './news/usualStories.ts';
import { attemptKey, beginAttempt, endAttempt } from './readingAttempts.ts';

/** Returns a name in place of a column if neither document nor source names one: the site, or the file's name. */
function standInFor(origin: string): string {
  if (URL.canParse(origin) && /^https?:/.test(origin)) return new URL(origin).hostname.replace(/^www\./, '');
  const name = basename(origin);
  return name.slice(0, name.length - extname(name).length) || name || origin;
}

/**
 * Reads a document in a worker thread and stores it, unless it is no longer wanted by then. The attempt is recorded
 * before, so that a document that ends the process is set aside after the second time.
 */
export async function ingestApart(
  database: Database,
  reader: DocumentReader,
  document: Document,
  now: Date,
  options: IngestOptions,
  isWanted: (queries: Queries) => Promise<boolean> = async () => true,
): Promise<Ingested> {
  const key = attemptKey(document);
  if (!(await beginAttempt(database, key, now))) return failed('put-aside');
  const reading = await reader.read(document);
  const ingested = await database.transaction<Ingested>(async (transaction) =>
    (await isWanted(transaction)) ? storeIn(transaction, document, reading, now, options) : failed('removed'),
  );
  await endAttempt(database, key, reading.kind === 'unreadable' && reading.code === 'gave-up');
  return ingested;
}

/** Stores the result of reading a document; nothing is stored if it cannot be read or has no story. */
export function storeReading(
  database: Database,
  document: Document,
  read: DocumentReading,
  now: Date,
  options: IngestOptions,
): Promise<Ingested> {
  return database.transaction(
    (transaction) => storeIn(transaction, document, read, now, options),
    NEWS_QUEUE,
  );
}

function failed(code: UnreadableCode, reason = unreadableReason(code)): Ingested {
  return { kind: 'failed', code, reason };
}

async function storeIn(
  transaction: Transaction,
  document: Document,
  read: DocumentReading,
  now: Date,
  options: IngestOptions,
): Promise<Ingested> {
  if (read.kind === 'unreadable') return failed(read.code, read.reason);
  const edition = withoutDayToCome(read.edition, now);
  const [story] = edition.stories;
  if (!story) return failed('no-stories');
  const { column: hinted, source, url } = document.hints ?? {};
  const column = hinted || edition.column || source || standInFor(document.origin);
  const { day, dayGuessed } = dayFor(edition, document, now, options.undatedDay);
  if (options.articlesStandAlone && read.kind === 'article') {
    const own = { ...story, writtenBy: story.writtenBy ?? edition.writtenBy };
    const page = edition.url ?? url ?? null;
    const article = { story: own, column: source ?? column, url: page, day, dayGuessed };
    const change = await saveArticle(transaction, article, now);
    await keepArticleOriginal(transaction, story.id, { document, options, version: READER_VERSION });
    return { kind: 'article', change };
  }
  const usual = await usualStories(transaction, column, edition.headline);
  const thin = usual === undefined ? undefined : shrinkageWarning(edition.stories.length, usual);
  const warnings = [...edition.warnings, ...(thin ? [thin] : [])];
  const reading = {
    edition: { ...edition, column, warnings },
    day,
    dayGuessed,
    origin: document.origin,
  };
  const { kind: change, id } = await saveEdition(transaction, reading, now);
  await keepEditionOriginal(transaction, id, { document, options, version: READER_VERSION });
  return { kind: 'edition', change, column, day, dayGuessed, stories: edition.stories.length, warnings };
}

/**
 * Returns the day of an edition or article: its own, else the given one, else that of its file or fetch, which is a
 * guess: such news can be found but is in no digest.
 */
function dayFor({ date }: Edition, { time }: Document, now: Date, given: CalendarDay | undefined) {
  const named = date ?? given;
  if (named !== undefined) return { day: named, dayGuessed: false };
  const [written, today] = [dayAt(time, BEIJING), dayAt(now, BEIJING)];
  return { day: written <= today ? written : today, dayGuessed: true };
}
