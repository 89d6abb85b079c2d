import type { CalendarDay } from '../../calendar/day.ts';
import type { EventSummary } from '../../store/members/followedEvents.ts';
import { withCommands } from '../commandMentions.ts';
import type { Locale } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { titled } from '../notice.ts';
import { clip } from '../takeSentences.ts';
import { pastDay } from '../texts/pastDay.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';

const TITLE_CHARACTERS = 60;

/** Followed keywords and events of a member, with recent numbers of news. */
export interface FollowingView {
  readonly keywords: readonly {
    readonly keyword: string;
    readonly stories: number;
    readonly isMore: boolean;
  }[];
  readonly events: readonly EventSummary[];
  readonly today: CalendarDay;
  readonly locale: Locale;
  /** Notes above the list. */
  readonly notes: readonly MessageBlock[];
  /** Description of the times of notices. */
  readonly how: readonly MessageBlock[];
}

/** Composes the list of what a member follows, with expected numbers and menus to unfollow. */
export function followingList({ keywords, events, today, locale, notes, how }: FollowingView): Message {
  const texts = textsIn(locale);
  const words = texts.following;
  const named = events.map((event) => ({ ...event, name: nameOf(event, locale, texts) }));
  return titled(words.listTitle, [
    ...notes,
    ...listOf(
      words.keywordsFollowed,
      keywords.map(({ keyword, stories, isMore }) => `${keyword} · ${words.lately(stories, isMore)}`),
    ),
    ...listOf(
      words.eventsFollowed,
      named.map(({ name, newestDay }) =>
        newestDay === null ? name : `${name} · ${words.eventLately(pastDay(newestDay, today, locale))}`,
      ),
    ),
    { kind: 'footer', text: withCommands(words.listHow) },
    ...choiceOf(
      words.unfollowKeyword,
      keywords.map(({ keyword }) => ({ label: keyword, action: { kind: 'unfollow', keyword } as const })),
    ),
    ...choiceOf(
      words.unfollowEvent,
      named.map(({ name, id }) => ({ label: name, action: { kind: 'unfollow-event', event: id } as const })),
    ),
    ...how,
  ]);
}

function nameOf({ title }: EventSummary, locale: Locale, texts: Texts): string {
  return title === null
    ? texts.following.eventTakenDown
    : clip(newsScriptOf(locale).text(title), TITLE_CHARACTERS);
}

function listOf(heading: string, lines: readonly string[]): readonly MessageBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: heading },
    { kind: 'list', lines },
  ];
}

function choiceOf(
  placeholder: string,
  options: Extract<MessageBlock, { kind: 'choice' }>['options'],
): readonly MessageBlock[] {
  return options.length === 0 ? [] : [{ kind: 'choice', placeholder, options }];
}
