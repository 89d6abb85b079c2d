import type { CalendarDay } from '../../calendar/day.ts';
import type { Transaction } from '../../database/database.ts';
import type { Story } from '../../editions/edition.ts';
import { countStoryCharacters } from './saveStories.ts';

/** A plain article of a feed: a story without an edition. */
export interface Article {
  readonly story: Story;
  /** Name of the source, in place of an edition's column. */
  readonly column: string;
  readonly url: string | null;
  readonly day: CalendarDay;
  /**
   * Whether the day is that of the fetch because neither article nor feed names one: such an article is in no digest.
   */
  readonly dayGuessed: boolean;
}

/**
 * Stores an article in the caller's transaction. The same article (by story id, or by URL within its column) is updated
 * where it differs, and a named day replaces a guessed one.
 */
export async function saveArticle(
  transaction: Transaction,
  article: Article,
  now: Date,
): Promise<'new' | 'updated' | 'unchanged'> {
  const { story, column, url } = article;
  const known = await transaction.get<KnownStory>(
    `SELECT row, edition, day, day_guessed FROM (
       SELECT row, edition, day, day_guessed FROM stories WHERE id = ?
       UNION ALL
       SELECT row, edition, day, day_guessed FROM stories
       WHERE substr(url, 1, 300) = substr(CAST(? AS TEXT), 1, 300) AND url = ? AND "column" = ? AND edition IS NULL
     ) AS known ORDER BY row LIMIT 1`,
    [story.id, url, url, column],
  );
  if (!known) {
    await insert(transaction, article, now);
    return 'new';
  }
  if (known.edition !== null) return 'unchanged';
  return (await update(transaction, article, known, now)) ? 'updated' : 'unchanged';
}

interface KnownStory {
  readonly row: number;
  readonly edition: number | null;
  readonly day: string;
  readonly day_guessed: number;
}

const TEXT_COLUMNS =
  'title, paragraphs, images, links, attribution, commentary, written_by, url, characters, day, day_guessed';

function textValues({ story, url }: Article) {
  return [
    story.title,
    JSON.stringify(story.paragraphs),
    JSON.stringify(story.images),
    JSON.stringify(story.links),
    story.attribution,
    JSON.stringify(story.commentary),
    story.writtenBy,
    url,
    countStoryCharacters(story),
  ];
}

async function insert(transaction: Transaction, article: Article, now: Date): Promise<void> {
  const { story, column, day, dayGuessed } = article;
  await transaction.run(
    `INSERT INTO stories (${TEXT_COLUMNS}, id, position, "column", stored_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    [...textValues(article), day, dayGuessed ? 1 : 0, story.id, column, now.getTime(), now.getTime()],
  );
}

/** Updates an article; returns whether anything differed. */
async function update(
  transaction: Transaction,
  article: Article,
  known: KnownStory,
  now: Date,
): Promise<boolean> {
  const isNamed = known.day_guessed === 1 && !article.dayGuessed;
  const values = [...textValues(article), isNamed ? article.day : known.day, isNamed ? 0 : known.day_guessed];
  const updated = await transaction.run(
    `UPDATE stories SET (${TEXT_COLUMNS}, changed_at) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     WHERE row = ? AND (${TEXT_COLUMNS}) IS DISTINCT FROM (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...values, now.getTime(), known.row, ...values],
  );
  return updated.changes > 0;
}
