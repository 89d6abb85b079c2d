import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import { withCommands } from '../commandMentions.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { newsItem } from '../story/newsItem.ts';
import { clip } from '../takeSentences.ts';
import { monthDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Maximum number of stories per message; the rest can be found with /news. */
const MAX_STORIES = 20;

/** Number of stories in a phone's notification. */
const ANNOUNCED_STORIES = 3;

/** Maximum length of a followed event's title in a heading and on a button. */
const HEADING_CHARACTERS = 60;
const BUTTON_CHARACTERS = 20;

/** News of a follower on a day. */
export interface FollowedNews {
  readonly day: CalendarDay;
  readonly stories: readonly StoryLine[];
  /** Followed keywords in these stories. */
  readonly keywords: readonly string[];
  /** Followed events with a new chapter. */
  readonly chapters: readonly FollowedChapter[];
}

/** A followed event: its name, its title (null if its stories were removed), and the stories of the new chapter. */
export interface FollowedChapter {
  readonly event: StoryId;
  readonly title: string | null;
  readonly stories: readonly StoryId[];
}

/**
 * Composes a follower's direct message: new stories, those of a followed event under its title, and a button to
 * unfollow each keyword and event. Without stories it says that they were taken down.
 */
export function followedMessage(news: FollowedNews, locale: Locale): Message {
  const texts = textsIn(locale);
  if (news.stories.length === 0) return notice(texts.following.toldTakenDown);
  const title = titleOf(news, locale, texts);
  const script = newsScriptOf(locale);
  return {
    kind: 'message',
    title,
    visibility: 'everyone',
    choose: texts.openHit,
    announcement: `${title}${texts.colon}${news.stories
      .slice(0, ANNOUNCED_STORIES)
      .map((story) => script.line(story).title)
      .join('；')}`,
    blocks: [
      { kind: 'heading', level: 2, text: title },
      ...storyBlocks(news, locale, texts),
      { kind: 'buttons', buttons: endButtons(news, locale, texts) },
    ],
  };
}

function titleOf({ day, keywords, chapters }: FollowedNews, locale: Locale, texts: Texts): string {
  const names = keywords.join(texts.comma);
  return texts.following.toldTitle(monthDay(day, locale), names, chapters.length);
}

/**
 * Returns the stories about keywords, then those of each event under its title, with continued numbers and without
 * duplicates.
 */
function storyBlocks(
  { day, stories, chapters }: FollowedNews,
  locale: Locale,
  texts: Texts,
): readonly MessageBlock[] {
  const words = texts.following;
  const script = newsScriptOf(locale);
  const ofEvents = new Set(chapters.flatMap((chapter) => chapter.stories));
  const groups = [
    { heading: undefined, stories: stories.filter(({ id }) => !ofEvents.has(id)) },
    ...chapters.map(({ title, stories: told }) => ({
      heading:
        title === null ? words.eventTakenDown : words.chapterOf(clip(script.text(title), HEADING_CHARACTERS)),
      stories: stories.filter(({ id }) => told.includes(id)),
    })),
  ];
  const blocks: MessageBlock[] = [];
  const shown = new Set<StoryId>();
  for (const { heading, stories: all } of groups) {
    const some = all.filter(({ id }) => !shown.has(id)).slice(0, MAX_STORIES - shown.size);
    if (some.length === 0) continue;
    if (heading !== undefined) blocks.push({ kind: 'heading', level: 3, text: heading });
    blocks.push({
      kind: 'items',
      first: shown.size + 1,
      items: some.map((story) => newsItem(story, day, locale)),
    });
    for (const { id } of some) shown.add(id);
  }
  const left = stories.length - shown.size;
  if (left > 0) blocks.push({ kind: 'footer', text: withCommands(words.toldMore(left)) });
  return blocks;
}

function endButtons({ keywords, chapters }: FollowedNews, locale: Locale, texts: Texts): readonly Button[] {
  const words = texts.following;
  const script = newsScriptOf(locale);
  return [
    ...keywords.map(
      (keyword): Button => ({
        kind: 'action',
        label: words.unfollowButton(keyword),
        action: { kind: 'unfollow', keyword },
      }),
    ),
    ...chapters.map(
      ({ event, title }): Button => ({
        kind: 'action',
        label:
          title === null
            ? words.unfollowEventButton
            : words.unfollowButton(clip(script.text(title), BUTTON_CHARACTERS)),
        action: { kind: 'unfollow-event', event },
      }),
    ),
  ];
}
