import { readingOrder } from '../../digests/digest.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { SearchResult } from '../../search/search.ts';
import type { SubscriptionId } from '../../store/subscriptions/subscription.ts';
import type { ActionOf } from '../actions/action.ts';
import type { StoryList } from '../actions/lists.ts';
import { MISSED_PER_PAGE, missedIn } from '../catchup/missedList.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Services } from '../conversation/services.ts';
import { HITS_PER_PAGE } from '../search/searchMessage.ts';

/** Default item limit of a digest without a subscription. */
const DIGEST_ITEMS = 20;

/** Maximum number of hits in pages; a more specific query is needed beyond. */
export const MAX_HITS = 10 * HITS_PER_PAGE;

/** Position of a story in the list it was opened from. */
export interface StoryPosition {
  /** The list at the story's page. */
  readonly list: StoryList;
  /** Position from 1. */
  readonly place: number;
  readonly of: number;
  readonly previous?: StoryId;
  readonly next?: StoryId;
}

/** Finds the position of a story in its list; undefined if the list does not contain it any more, or nothing else. */
export async function findPosition(
  list: StoryList,
  story: StoryId,
  conversation: Conversation,
): Promise<StoryPosition | undefined> {
  const { ids, perPage } = await idsOf(list, conversation);
  const index = ids.indexOf(story);
  if (index < 0 || ids.length < 2) return undefined;
  const [previous, next] = [index > 0 ? ids[index - 1] : undefined, ids[index + 1]];
  const page = Number.isFinite(perPage) ? Math.floor(index / perPage) : 0;
  return {
    list:
      list.kind === 'recap'
        ? list
        : list.kind === 'digest'
          ? { ...list, from: page * perPage || 0 }
          : { ...list, page },
    place: index + 1,
    of: ids.length,
    ...(previous !== undefined && { previous }),
    ...(next !== undefined && { next }),
  };
}

/** Runs the search of an action. */
export function runSearch(
  { query, since, section, column, order, anyDay }: ActionOf<'search-page'>,
  services: Services,
): Promise<SearchResult> {
  return services.search.search(query, {
    limit: MAX_HITS,
    ...(order !== undefined && { order }),
    ...(anyDay && { ignoreDates: true }),
    ...(since !== undefined && { since }),
    ...(section !== undefined && { section }),
    ...(column !== undefined && { column }),
  });
}

/** Returns the ids of a list in order, and the page size. */
async function idsOf(
  list: StoryList,
  conversation: Conversation,
): Promise<{ ids: StoryId[]; perPage: number }> {
  if (list.kind === 'digest') return digestIds(list, conversation.services);
  if (list.kind === 'recap') {
    const recap = await conversation.services.digests.recap(list.period, list.day, list.subscription);
    return { ids: recap?.items.map(({ story }) => story) ?? [], perPage: Number.POSITIVE_INFINITY };
  }
  if (list.kind === 'catch-up') {
    const missed = await missedIn(list, conversation);
    return { ids: missed.map(({ id }) => id), perPage: MISSED_PER_PAGE };
  }
  const { hits } = await runSearch(list, conversation.services);
  return { ids: hits.map(({ id }) => id), perPage: HITS_PER_PAGE };
}

async function digestIds({ day, subscription }: ActionOf<'digest'>, services: Services) {
  const perPage = await itemsAtOnce(subscription, services);
  const digest = await services.digests.of(day, subscription);
  return { ids: digest ? readingOrder(digest, perPage).map(({ story }) => story) : [], perPage };
}

/** Returns the item limit of a channel's digest. */
export async function itemsAtOnce(subscription: string | undefined, services: Services): Promise<number> {
  if (subscription === undefined) return DIGEST_ITEMS;
  const known = await services.subscriptions.find(subscription as SubscriptionId);
  if (!known) return DIGEST_ITEMS;
  return known.allInParts ? Number.POSITIVE_INFINITY : known.itemLimit;
}
