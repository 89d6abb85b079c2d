import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import { editionsOf } from '../store/editions.ts';
import type { Store } from '../store/open.ts';
import { storiesOf } from '../store/stories.ts';
import { type PassContext, startPass } from './judge.ts';
import { reviseSent } from './revise.ts';

/** What was taken down. */
export type TakenDown =
  | {
      readonly kind: 'story' | 'edition';
      readonly title: string;
      readonly day: CalendarDay;
      readonly posts: number;
    }
  | { readonly kind: 'unknown' };

/**
 * Removes a story or an edition from the store and has every digest that shows it edited, however old it is; the
 * edits are made by the bot that runs, or by the next one. `posts` counts the digests that are to change.
 */
export async function takeDown(context: PassContext, id: string, now: Date): Promise<TakenDown> {
  const { store } = context;
  const removed = (await removeAsStory(store, id)) ?? (await removeAsEdition(store, id));
  if (!removed) return { kind: 'unknown' };
  return { ...removed, posts: await reviseSent(startPass(context, now), removed.day, 'removal') };
}

async function removeAsStory(store: Store, id: string) {
  const story = await storiesOf(store).find(id as StoryId);
  if (!story || !(await storiesOf(store).remove(story.id))) return undefined;
  return { kind: 'story', title: story.title, day: story.day } as const;
}

async function removeAsEdition(store: Store, id: string) {
  const edition = await editionsOf(store).find(id as EditionId);
  if (!edition || !(await editionsOf(store).remove(edition.id))) return undefined;
  return { kind: 'edition', title: edition.headline, day: edition.day } as const;
}
