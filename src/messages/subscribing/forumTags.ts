import { readList } from '../../calendar/spoken/schedule.ts';
import { fold } from '../../text/fold.ts';
import type { ForumRules } from './channels.ts';

/** Discord's limit of tags per post. */
export const MAX_FORUM_TAGS = 5;

/** Chosen tags by id, or the names that the forum does not have. */
export type ChosenTags =
  | { readonly kind: 'chosen'; readonly tags: readonly string[] }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/**
 * Parses tag names; without any, keeps earlier ones that the forum still has and, if it requires a tag and has only
 * one, chooses that one.
 */
export function chooseTags(
  typed: string | undefined,
  before: readonly string[],
  forum: ForumRules | undefined,
): ChosenTags {
  if (!forum) return { kind: 'chosen', tags: [] };
  if (typed !== undefined) {
    const names = readList(typed);
    const found = names.map((name) => forum.tags.find((tag) => fold(tag.name) === fold(name)));
    const unknown = names.filter((_, index) => found[index] === undefined);
    if (unknown.length > 0) return { kind: 'unknown', names: unknown };
    const tags = found.flatMap((tag) => (tag ? [tag.id] : [])).slice(0, MAX_FORUM_TAGS);
    return { kind: 'chosen', tags };
  }
  const kept = before.filter((id) => forum.tags.some((tag) => tag.id === id));
  const [only, ...others] = forum.tags;
  const tags = kept.length === 0 && forum.requiresTag && only && others.length === 0 ? [only.id] : kept;
  return { kind: 'chosen', tags };
}
