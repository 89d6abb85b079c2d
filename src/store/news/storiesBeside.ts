import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** Id and title of a neighbouring story. */
export interface NamedStory {
  readonly id: StoryId;
  readonly title: string;
}

/** The previous and next story in an edition. */
export interface StoriesBeside {
  readonly before: NamedStory | undefined;
  readonly after: NamedStory | undefined;
}

/** Returns the neighbours of a story; none for a plain article or a story that is not stored. */
export async function storiesBeside(queries: Queries, id: StoryId): Promise<StoriesBeside> {
  const beside = (side: '<' | '>', order: 'ASC' | 'DESC') =>
    queries.get<{ id: StoryId; title: string }>(
      `SELECT other.id, other.title FROM stories AS story
         JOIN stories AS other ON other.edition = story.edition AND other.position ${side} story.position
       WHERE story.id = ? ORDER BY other.position ${order} LIMIT 1`,
      [id],
    );
  return { before: await beside('<', 'DESC'), after: await beside('>', 'ASC') };
}
