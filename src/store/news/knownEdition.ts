import { addDays } from '../../calendar/day.ts';
import { type EditionId, identityOf, textKey } from '../../editions/identity.ts';
import type { Store } from '../open.ts';
import type { Reading } from './saveEdition.ts';

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
export function findKnown(store: Store, reading: Reading): KnownEdition | undefined {
  const { column, article, headlineKey } = identityOf(reading.edition);
  const rows = store
    .prepare(
      `${KNOWN} WHERE row IN (
         SELECT row FROM editions WHERE "column" = ? AND article = ?
         UNION SELECT row FROM editions WHERE "column" = ? AND headline_key = ?
       ) ORDER BY row`,
    )
    .all(column, article, column, headlineKey)
    .map(knownFromRow);
  const sameArticle = article === null ? undefined : rows.find((row) => row.article === article);
  return (
    sameArticle ??
    rows.find((row) => mayBeSame(row, article, reading)) ??
    findRenamed(store, column, article, reading) ??
    findCopy(store, column, reading)
  );
}

const KNOWN = `SELECT row, id, article, day, day_guessed, url, origin, fingerprint, characters,
  (SELECT count(*) FROM stories WHERE stories.edition = editions.row) AS stories FROM editions`;

/** A column has a few editions a day; where hundreds without a date of their own share one, no one looks further. */
const EDITIONS_OF_A_DAY = 50;

/** The edition that a document gave before its headline was corrected: of that day, with half of its titles or more. */
function findRenamed(
  store: Store,
  column: string,
  article: string | null,
  { edition, day, origin }: Reading,
): KnownEdition | undefined {
  const titles = JSON.stringify(edition.stories.map(({ title }) => title));
  return store
    .prepare(
      `${KNOWN} WHERE origin = ? AND row IN (
         SELECT row FROM editions WHERE "column" = ? AND day = ? ORDER BY row DESC LIMIT ${EDITIONS_OF_A_DAY}
       ) ORDER BY row`,
    )
    .all(origin, column, day)
    .map(knownFromRow)
    .find((known) => {
      if (known.article !== null && article !== null) return false;
      const common = store
        .prepare(
          'SELECT count(*) AS titles FROM stories WHERE edition = ? AND title IN (SELECT value FROM json_each(?))',
        )
        .get(known.row, titles);
      return Number(common?.titles) * 2 >= Math.min(known.stories, edition.stories.length);
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
function findCopy(
  store: Store,
  column: string,
  { edition, day, dayGuessed }: Reading,
): KnownEdition | undefined {
  if (dayGuessed) return undefined;
  const titles = new Set(edition.stories.map(({ title }) => textKey(title)));
  const texts = new Set(
    edition.stories.map(({ title, paragraphs }) => textKey([title, ...paragraphs].join(' '))),
  );
  return (
    store
      .prepare(
        `${KNOWN} WHERE "column" = ? AND day BETWEEN ? AND ? AND day_guessed = 0 ORDER BY row DESC LIMIT ${EDITIONS_OF_A_DAY}`,
      )
      .all(column, addDays(day, -COPY_DAYS), addDays(day, COPY_DAYS))
      .map(knownFromRow)
      // Without any address the files of two days are told apart by their days alone.
      .filter((known) => known.day === day || known.url !== null || edition.url !== null)
      .find((known) => {
        const own = known.day === day ? titles : texts;
        const larger = Math.max(titles.size, known.stories);
        if (Math.min(titles.size, known.stories) < COPY_SHARE * larger) return false;
        const common = store
          .prepare('SELECT title, paragraphs FROM stories WHERE edition = ?')
          .all(known.row)
          .filter(({ title, paragraphs }) =>
            own.has(textKey(known.day === day ? String(title) : [title, ...textsOf(paragraphs)].join(' '))),
          ).length;
        return common >= COPY_SHARE * larger;
      })
  );
}

function textsOf(json: unknown): unknown[] {
  const texts: unknown = JSON.parse(String(json));
  return Array.isArray(texts) ? texts : [];
}

/** Without an article on both sides the headline decides, unless both are sure of different days. */
function mayBeSame(row: KnownEdition, article: string | null, reading: Reading): boolean {
  if (row.article !== null && article !== null) return false;
  return row.dayGuessed || reading.dayGuessed || row.day === reading.day || row.origin === reading.origin;
}

function knownFromRow(row: Record<string, unknown>): KnownEdition {
  return {
    row: Number(row.row),
    id: String(row.id) as EditionId,
    article: row.article === null ? null : String(row.article),
    day: String(row.day),
    dayGuessed: row.day_guessed === 1,
    url: row.url === null ? null : String(row.url),
    origin: String(row.origin),
    fingerprint: String(row.fingerprint),
    stories: Number(row.stories),
    characters: Number(row.characters),
  };
}
