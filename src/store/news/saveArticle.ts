import type { CalendarDay } from '../../calendar/day.ts';
import type { Story } from '../../editions/edition.ts';
import type { Store } from '../open.ts';
import { charactersOf } from './saveStories.ts';

/** A plain article of a feed: one story outside any edition. */
export interface Article {
  readonly story: Story;
  /** The source's name, which stands where an edition's column would. */
  readonly column: string;
  readonly url: string | null;
  readonly day: CalendarDay;
  /** Whether the day is its fetch's, because neither it nor its feed names one: such an article stands in no digest. */
  readonly dayGuessed: boolean;
}

/** Stores an article; the same one (by story id, or by url within its column) again changes what differs and no more, and a named day takes the place of a guessed one. */
export function saveArticle(store: Store, article: Article, now: Date): 'new' | 'updated' | 'unchanged' {
  const { story, column, url, day, dayGuessed } = article;
  const values = [
    story.title,
    JSON.stringify(story.paragraphs),
    JSON.stringify(story.images),
    JSON.stringify(story.links),
    story.attribution,
    JSON.stringify(story.commentary),
    story.writtenBy,
    url,
    charactersOf(story),
  ];
  return store.transactionSync(() => {
    const known = store
      .prepare(
        'SELECT row, edition FROM stories WHERE id = ? OR (url = ? AND "column" = ? AND edition IS NULL) ORDER BY row',
      )
      .get(story.id, url, column);
    if (known && known.edition !== null) return 'unchanged';
    if (!known) {
      store
        .prepare(
          `INSERT INTO stories (title, paragraphs, images, links, attribution, commentary, written_by, url, characters, id, position, "column", day, day_guessed, stored_at, changed_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
        )
        .run(...values, story.id, column, day, dayGuessed ? 1 : 0, now.getTime(), now.getTime());
      return 'new';
    }
    const { changes } = store
      .prepare(
        `UPDATE stories SET title = ?1, paragraphs = ?2, images = ?3, links = ?4, attribution = ?5, commentary = ?6,
           written_by = ?7, url = ?8, characters = ?9, changed_at = ?10, day = iif(day_guessed = 1 AND ?12 = 0, ?13, day),
           day_guessed = min(day_guessed, ?12)
         WHERE row = ?11 AND (title, paragraphs, images, links, attribution, commentary, written_by, url, day_guessed)
           IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, min(day_guessed, ?12))`,
      )
      .run(...values, now.getTime(), Number(known.row), dayGuessed ? 1 : 0, day);
    return Number(changes) > 0 ? 'updated' : 'unchanged';
  });
}
