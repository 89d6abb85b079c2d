import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** A story as a way to it names it. */
export interface NamedStory {
  readonly id: StoryId;
  readonly title: string;
}

/** The stories before and after one in its edition. */
export interface StoriesBeside {
  readonly before: NamedStory | undefined;
  readonly after: NamedStory | undefined;
}

/** The stories beside one; a plain article has none, nor has a story that is not stored. */
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
