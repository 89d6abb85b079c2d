import type { CalendarDay } from '../calendar/day.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { withCommands } from './commandMentions.ts';
import type { Locale } from './locale.ts';
import type { Button, Message } from './message.ts';
import { notice } from './notice.ts';
import { storyItem } from './searchMessage.ts';
import { longDay } from './texts/texts.ts';
import { textsIn } from './texts/textsIn.ts';

/** Stories in one message; who follows more than that finds the rest with /news. */
const MAX_STORIES = 20;

/** Stories that a phone's notification names. */
const ANNOUNCED_STORIES = 3;

/**
 * What a follower gets by direct message: the new stories and, for each keyword, a press that ends it. Without a story it
 * says that what it told was taken down.
 */
export function followedMessage(
  day: CalendarDay,
  stories: readonly StoredStory[],
  keywords: readonly string[],
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const words = texts.member;
  if (stories.length === 0) return notice(words.followedTakenDown);
  const title = words.followedTitle(longDay(day, locale), keywords.join(texts.comma));
  const left = stories.length - MAX_STORIES;
  return {
    kind: 'message',
    title,
    visibility: 'everyone',
    choose: texts.openHit,
    announcement: `${title}${texts.colon}${stories
      .slice(0, ANNOUNCED_STORIES)
      .map((story) => story.title)
      .join('；')}`,
    blocks: [
      { kind: 'heading', level: 2, text: title },
      {
        kind: 'items',
        first: 1,
        items: stories.slice(0, MAX_STORIES).map((story) => storyItem(story, locale)),
      },
      ...(left > 0 ? [{ kind: 'footer', text: withCommands(words.followedMore(left)) } as const] : []),
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
