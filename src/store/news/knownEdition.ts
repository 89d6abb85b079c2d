import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries, SqlParameter } from '../../database/database.ts';
import type { Edition } from '../../editions/edition.ts';
import { type EditionId, identityOf, textKey } from '../../editions/identity.ts';
import { listFrom, texts } from './rows.ts';

/** An edition that a document was read as, on its way into the store. */
export interface IncomingEdition {
  readonly edition: Edition;
  /** The edition's day, or the document's own where the edition names none (`dayGuessed`). */
  readonly day: CalendarDay;
  readonly dayGuessed: boolean;
  readonly origin: string;
}

/** What is stored of an edition that a new reading may be of. */
export interface KnownEdition {
  readonly row: number;
  readonly id: EditionId;
  readonly article: string | null;
  readonly day: string;
  readonly dayGuessed: boolean;
  readonly url: string | null;
  readonly origin: string;
  readonly fingerprint: string;
  readonly stories: number;
  readonly characters: number;
}

/**
 * The stored edition that a reading is of, if there is one: by its article, its headline, the document it comes from, or its titles.
 * Two look-ups, each in its own index: with OR in one condition SQLite reads every edition of the column.
 */
export async function findKnown(
  queries: Queries,
  reading: IncomingEdition,
): Promise<KnownEdition | undefined> {
  const { column, article, headlineKey } = identityOf(reading.edition);
  const rows = await knownEditions(
    queries,
    `row IN (
       SELECT row FROM editions WHERE "column" = ? AND article = ?
       UNION SELECT row FROM editions WHERE "column" = ? AND headline_key = ?
     ) ORDER BY row`,
    [column, article, column, headlineKey],
  );
  const sameArticle = article === null ? undefined : rows.find((row) => row.article === article);
  return (
    sameArticle ??
    rows.find((row) => mayBeSame(row, article, reading)) ??
    (await findRenamed(queries, column, article, reading)) ??
    (await findCopy(queries, column, reading))
  );
}

interface KnownRow extends Omit<KnownEdition, 'dayGuessed'> {
  readonly day_guessed: number;
}

/** The editions of a condition. */
async function knownEditions(
  queries: Queries,
  condition: string,
  parameters: readonly SqlParameter[],
): Promise<readonly KnownEdition[]> {
  const rows = await queries.all<KnownRow>(
    `SELECT row, id, article, day, day_guessed, url, origin, fingerprint, characters,
       (SELECT count(*) FROM stories WHERE stories.edition = editions.row) AS stories
     FROM editions WHERE ${condition}`,
    parameters,
  );
  return rows.map(({ day_guessed, ...row }) => ({ ...row, dayGuessed: day_guessed === 1 }));
}

/** A column has a few editions a day; where hundreds without a date of their own share one, no one looks further. */
const EDITIONS_OF_A_DAY = 50;

/** The edition that a document gave before its headline was corrected: of that day, with half of its titles or more. */
async function findRenamed(
  queries: Queries,
  column: string,
  article: string | null,
  { edition, day, origin }: IncomingEdition,
): Promise<KnownEdition | undefined> {
  const found = await knownEditions(
    queries,
    `origin = ? AND row IN (
       SELECT row FROM editions WHERE "column" = ? AND day = ? ORDER BY row DESC LIMIT ${EDITIONS_OF_A_DAY}
     ) ORDER BY row`,
    [origin, column, day],
  );
  const candidates = found.filter((known) => known.article === null || article === null);
  const titles = await titlesOf(queries, candidates);
  const own = new Set(edition.stories.map(({ title }) => title));
  return candidates.find((known) => {
    const common = titles(known).filter((title) => own.has(title)).length;
    return common * 2 >= Math.min(known.stories, edition.stories.length);
  });
}

/** A copy has this share of the stories of the larger of both; two editions of one day share less. */
const COPY_SHARE = 0.8;
/** Mirrors and archives that date a page by when they took it are at most so many days late or early. */
const COPY_DAYS = 3;

/**
 * The edition of which a reading is a copy that lies elsewhere (a mirror, an archive), whatever address it has: of the
 * same day, which both name, with nearly the same titles, or of a day beside it with nearly the same texts, since the
 * titles of some columns come again from day to day.
 */
async function findCopy(
  queries: Queries,
  column: string,
  { edition, day, dayGuessed }: IncomingEdition,
): Promise<KnownEdition | undefined> {
  if (dayGuessed) return undefined;
  const own = {
    titles: new Set(edition.stories.map(({ title }) => textKey(title))),
    texts: new Set(edition.stories.map(({ title, paragraphs }) => textKey([title, ...paragraphs].join(' ')))),
  };
  const largerOf = (known: KnownEdition) => Math.max(own.titles.size, known.stories);
  const found = await knownEditions(
    queries,
    `"column" = ? AND day BETWEEN ? AND ? AND day_guessed = 0 ORDER BY row DESC LIMIT ${EDITIONS_OF_A_DAY}`,
    [column, addDays(day, -COPY_DAYS), addDays(day, COPY_DAYS)],
  );
  const candidates = found
    // Without any address the files of two days are told apart by their days alone.
    .filter((known) => known.day === day || known.url !== null || edition.url !== null)
    .filter((known) => Math.min(own.titles.size, known.stories) >= COPY_SHARE * largerOf(known));
  const titlesIn = await titlesOf(
    queries,
    candidates.filter((known) => known.day === day),
  );
  const textsIn = await textsOf(
    queries,
    candidates.filter((known) => known.day !== day),
  );
  return candidates.find((known) => {
    const common =
      known.day === day
        ? titlesIn(known).filter((title) => own.titles.has(textKey(title)))
        : textsIn(known).filter((text) => own.texts.has(textKey(text)));
    return common.length >= COPY_SHARE * largerOf(known);
  });
}

/** Reads the titles of some editions' stories. */
async function titlesOf(
  queries: Queries,
  editions: readonly KnownEdition[],
): Promise<(edition: KnownEdition) => readonly string[]> {
  if (editions.length === 0) return () => [];
  const rows = await queries.all<{ edition: number; title: string }>(
    'SELECT edition, title FROM stories WHERE edition = ANY(?)',
    [editions.map(({ row }) => row)],
  );
  const byEdition = Map.groupBy(rows, ({ edition }) => edition);
  return ({ row }) => (byEdition.get(row) ?? []).map(({ title }) => title);
}

/** Reads the titles and paragraphs of some editions' stories, each story as one text. */
async function textsOf(
  queries: Queries,
  editions: readonly KnownEdition[],
): Promise<(edition: KnownEdition) => readonly string[]> {
  if (editions.length === 0) return () => [];
  const rows = await queries.all<{ edition: number; title: string; paragraphs: string }>(
    'SELECT edition, title, paragraphs FROM stories WHERE edition = ANY(?)',
    [editions.map(({ row }) => row)],
  );
  const byEdition = Map.groupBy(rows, ({ edition }) => edition);
  return ({ row }) =>
    (byEdition.get(row) ?? []).map(({ title, paragraphs }) =>
      [title, ...listFrom(texts, paragraphs)].join(' '),
    );
}

/** Without an article on both sides the headline decides, unless both are sure of different days. */
function mayBeSame(row: KnownEdition, article: string | null, reading: IncomingEdition): boolean {
  if (row.article !== null && article !== null) return false;
  return row.dayGuessed || reading.dayGuessed || row.day === reading.day || row.origin === reading.origin;
}
