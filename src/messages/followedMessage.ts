import type { CalendarDay } from '../calendar/day.ts';
import type { StoredStory } from '../store/news/rows.ts';
import type { Locale } from './locale.ts';
import type { Button, Message } from './message.ts';
import { storyItem } from './searchMessage.ts';
import { longDay, textsIn } from './texts/texts.ts';

/** Stories in one message; who follows more than that finds the rest with /news. */
const MAX_STORIES = 20;

/** What a follower gets by direct message: the new stories and, for each keyword, a press that ends it. */
export function followedMessage(
  day: CalendarDay,
  found: readonly { readonly story: StoredStory; readonly keywords: readonly string[] }[],
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const words = texts.member;
  const keywords = [...new Set(found.flatMap((entry) => entry.keywords))];
  const title = words.followedTitle(longDay(day, locale), keywords.join(texts.comma));
  const left = found.length - MAX_STORIES;
  return {
    kind: 'message',
    title,
    visibility: 'everyone',
    choose: texts.openHit,
    blocks: [
      { kind: 'heading', level: 2, text: title },
      {
        kind: 'items',
        first: 1,
        items: found.slice(0, MAX_STORIES).map(({ story }) => storyItem(story, locale)),
      },
      ...(left > 0 ? [{ kind: 'footer', text: words.followedMore(left) } as const] : []),
      {
        kind: 'buttons',
        buttons: keywords.map(
          (keyword): Button => ({
            kind: 'action',
            label: words.unfollowButton(keyword),
            action: { kind: 'unfollow', keyword },
          }),
        ),
      },
    ],
  };
}
