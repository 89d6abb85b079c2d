import type { Alerts } from '../../store/alerts/alerts.ts';
import type { Events } from '../../store/events/events.ts';
import type { EventSummary } from '../../store/members/followedEvents.ts';
import type { Followers } from '../../store/members/followers.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { KeywordIndex, type KeywordWords } from './keywordIndex.ts';

/** Keywords and events of a member that a story matches. */
export interface FollowedHere {
  readonly keywords: readonly string[];
  readonly events: readonly EventSummary[];
}

/** Returns the keywords and events of a member that a story matches. */
export async function followedIn(
  story: StoredStory,
  user: string,
  parts: {
    readonly followers: Pick<Followers, 'find' | 'summaries'>;
    readonly events: Pick<Events, 'alsoTelling'>;
    readonly lexicon: Lexicon;
  },
): Promise<FollowedHere> {
  const follower = await parts.followers.find(user);
  if (!follower) return { keywords: [], events: [] };
  const held = await (await KeywordIndex.of(follower.keywords, parts)).keywordsIn(story);
  const fellows = (await parts.events.alsoTelling([story.id])).get(story.id) ?? [];
  const tellings = new Set([story.id, ...fellows.map(({ id }) => id)]);
  const told = follower.events.filter(
    ({ id, stories }) => tellings.has(id) || stories.some((known) => tellings.has(known)),
  );
  return {
    keywords: follower.keywords.filter((keyword) => held.has(keyword)),
    events: await parts.followers.summaries(told),
  };
}

/** Returns the keywords of a channel's alerts that a story matches. */
export async function alertsOn(
  story: StoredStory,
  channel: string,
  { alerts, ...words }: KeywordWords & { readonly alerts: Pick<Alerts, 'ofChannel'> },
): Promise<readonly string[]> {
  const keywords = (await alerts.ofChannel(channel)).map(({ keyword }) => keyword);
  if (keywords.length === 0) return [];
  const held = await (await KeywordIndex.of(keywords, words)).keywordsIn(story);
  return keywords.filter((keyword) => held.has(keyword));
}
