import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries, SqlParameter } from '../../database/database.ts';
import type { Edition } from '../../editions/edition.ts';
import { type EditionId, identityOf, textKey } from '../../editions/identity.ts';
import { listFrom, texts } from './rows.ts';

/** An edition read from a document, before it is stored. */
export interface IncomingEdition {
  readonly edition: Edition;
  /** Day of the edition, or of the document if the edition names none (`dayGuessed`). */
  readonly day: CalendarDay;
  readonly dayGuessed: boolean;
  readonly origin: string;
}

/** A stored edition that a new reading may belong to. */
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
 * Finds the stored edition of a reading by its article, headline, document or titles. Two queries, each with its own
 * index: with OR in one condition SQLite would read all editions of the column.
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

/** Returns the editions that match a condition. */
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

/** Editions of one day that are compared: a column has a few, and hundreds only if they have no date of their own. */
const EDITIONS_OF_A_DAY = 50;

/** Finds the edition of a document before its headline was corrected: same day, and at least half of its titles. */
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

/** Share of common stories, of the larger of two editions, in a copy; different editions of one day share less. */
const COPY_SHARE = 0.8;
/** Days by which mirrors and archives may date a page differently. */
const COPY_DAYS = 3;

/**
 * Finds the edition of which a reading is a copy elsewhere (a mirror, an archive), whatever its address: of the same
 * day, named by both, with nearly the same titles, or of a day nearby with nearly the same texts, since some columns
 * repeat titles from day to day.
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
    // Without addresses, files of two days are distinguished by their days alone.
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

/** Returns the titles of some editions' stories. */
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

/** Returns titles and paragraphs of some editions' stories, each story as one text. */
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

/** Without an article on both sides the headline decides, unless both name different days. */
function mayBeSame(row: KnownEdition, article: string | null, reading: IncomingEdition): boolean {
  if (row.article !== null && article !== null) return false;
  return row.dayGuessed || reading.dayGuessed || row.day === reading.day || row.origin === reading.origin;
}
