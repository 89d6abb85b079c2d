import type { MissedStory } from '../../digests/missed.ts';
import type { ActionOf } from '../actions/action.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** Stories per page: a phone's screenful. */
export const MISSED_PER_PAGE = 8;

/** Returns the stories of a catch-up list; stories opened after the command stay in it. */
export async function missedIn(
  { after, until, digest }: ActionOf<'catch-up'>,
  { user, place, services: { readings, missedNews } }: Conversation,
): Promise<readonly MissedStory[]> {
  const [from, to] = [new Date(after * 1000), new Date(until * 1000)];
  const opened = await readings.storiesBefore(user, to);
  const span = {
    after: from,
    until: to,
    digest: digest ? { day: digest.day, at: new Date(digest.at * 1000) } : null,
  };
  return missedNews(span, opened, place.context === 'server' ? place.guild : undefined);
}
