import type { StoryId } from './edition.ts';
import { base32Hash, textKey } from './identity.ts';

/**
 * Creates the ids of one edition's stories, in their order. Case, width, spaces and punctuation make no difference; a
 * second story of the same title gets another id.
 */
export function storyIds(column: string, headline: string, titles: readonly string[]): StoryId[] {
  const edition = `${textKey(column)}\n${textKey(headline)}`;
  const keys: string[] = [];
  return titles.map((title) => {
    const key = textKey(title) || title;
    // An edition has few titles: comparing them takes less time than a map, which hashes each.
    const copies = keys.includes(key) ? keys.filter((other) => other === key).length : 0;
    keys.push(key);
    const copy = copies > 0 ? `\n${copies + 1}` : '';
    return base32Hash(`${edition}\n${key}${copy}`) as StoryId;
  });
}

/** Matches a story's id: RFC 4648's base32 in lower case. */
export const STORY_ID = /^[a-z2-7]{10}$/;

/** Whether an external text has the format of a story's id. */
export function isStoryId(text: string): text is StoryId {
  return STORY_ID.test(text);
}
