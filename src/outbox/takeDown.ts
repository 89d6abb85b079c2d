import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import { alertsWithout } from '../store/alerts/dueAlerts.ts';
import { noticesWithout } from '../store/members/followNotices.ts';
import { clearFrame } from '../store/news/editionFrame.ts';
import { editionsOf } from '../store/news/editions.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import { daysShowing } from '../store/outbox/deliveryContents.ts';
import { requestRevisions } from '../store/outbox/deliveryRevisions.ts';
import { forgetOriginals, keepDown } from '../store/takenDown.ts';
import { reviseSent } from './plan/corrections.ts';
import { type PlanningContext, startPlanningRun } from './plan/evaluate.ts';

/** Result of taking news down. */
export type TakenDown =
  | {
      readonly kind: 'story' | 'edition';
      readonly title: string;
      readonly day: CalendarDay;
      readonly posts: number;
      readonly messages: number;
    }
  | { readonly kind: 'unknown' };

/**
 * Removes a story or edition permanently from the store and requests edits of all digests with it, however old; the
 * edits are made by the running bot or the next one. `posts` counts the digests and alerts, `messages` the followers’
 * messages to be changed.
 */
export async function takeDown(context: PlanningContext, id: string, now: Date): Promise<TakenDown> {
  const { store } = context;
  const found = (await findStory(store, id)) ?? (await findEdition(store, id));
  if (!found) return { kind: 'unknown' };
  const { kind, title, day, stories, rows } = found;
  // Comes first: a document read in the meantime must not store again what is removed below.
  await keepDown(store, found.ids, now);
  await found.remove();
  await forgetOriginals(store, stories);
  const notices = await noticesWithout(store, rows, day);
  const alerts = await alertsWithout(store, rows, day);
  await requestRevisions(store, [...notices, ...alerts], now);
  const run = startPlanningRun(context, now);
  let posts = alerts.length;
  for (const shownOn of new Set([day, ...(await daysShowing(store, stories))]))
    posts += await reviseSent(run, shownOn, 'removal');
  return { kind, title, day, posts, messages: notices.length };
}

async function findStory(store: Store, id: string) {
  const story = await storiesOf(store).find(id as StoryId);
  if (!story) return undefined;
  const remove = async () => {
    // Must run while the story still exists, to distinguish it from others.
    if (story.edition !== null) await clearFrame(store, story.edition);
    await storiesOf(store).remove(story.id);
  };
  const { title, day, row } = story;
  return { kind: 'story', title, day, ids: [story.id], stories: [story.id], rows: [row], remove } as const;
}

async function findEdition(store: Store, id: string) {
  const edition = await editionsOf(store).find(id as EditionId);
  if (!edition) return undefined;
  const stories = edition.stories.map((story) => story.id);
  const remove = () => editionsOf(store).remove(edition.id);
  const { headline: title, day } = edition;
  const rows = edition.stories.map((story) => story.row);
  return { kind: 'edition', title, day, ids: [edition.id, ...stories], stories, rows, remove } as const;
}
