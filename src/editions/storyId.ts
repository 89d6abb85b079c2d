import type { StoryId } from './edition.ts';
import { base32Hash, textKey } from './identity.ts';

/**
 * Makes the ids of one edition's stories, in their order. Case, width, spaces and punctuation make no difference;
 * the second story of one title gets another id than the first.
 */
export function storyIds(column: string, headline: string, titles: readonly string[]): StoryId[] {
  const edition = `${textKey(column)}\n${textKey(headline)}`;
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const key = textKey(title) || title;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    const copy = count > 1 ? `\n${count}` : '';
    return base32Hash(`${edition}\n${key}${copy}`) as StoryId;
  });
}

/** The shape of a story's id: RFC 4648's base32 in small letters. */
export const STORY_ID = /^[a-z2-7]{10}$/;

/** Whether a text from outside has the shape of a story's id. */
export function isStoryId(text: string): text is StoryId {
  return STORY_ID.test(text);
}
