import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { StoryId } from '../../editions/edition.ts';
import { textKey } from '../../editions/identity.ts';
import { type EventSummary, MAX_EVENTS } from '../../store/members/followedEvents.ts';
import type { Follower } from '../../store/members/followerRows.ts';
import { MAX_KEYWORDS } from '../../store/members/followers.ts';
import { DEFAULT_TELLING, type TellingChoices } from '../../store/members/tellingChoices.ts';
import type { Action } from '../actions/action.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message, MessageBlock } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { clip } from '../takeSentences.ts';
import { pastDay } from '../texts/pastDay.ts';
import { followingList } from './followingList.ts';
import { tellingBlocks, tellingSentence } from './followTelling.ts';

/** Maximum length of a keyword in code points, to fit a custom id. */
export const MAX_KEYWORD = 50;

/** Maximum number of other stories and chapters that identify a followed event. */
const MAX_AROUND = 15;

const TITLE_CHARACTERS = 60;

/** Follows a keyword for the asker, and describes notices and their expected number. */
export async function followKeyword(typed: string, conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const words = texts.following;
  const keyword = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (textKey(keyword) === '' || [...keyword].length > MAX_KEYWORD) return notice(words.badKeyword);
  const wereClosed = await areClosed(conversation);
  const followed = await conversation.services.followers.follow(
    conversation.user,
    keyword,
    conversation.locale,
    conversation.services.clock.now(),
  );
  if (followed === 'too-many') return notice(words.tooMany(MAX_KEYWORDS));
  const said = (followed === 'followed' ? words.followed : words.followedBefore)(keyword);
  const { stories, isMore } = await conversation.services.newsLately(keyword);
  return notice(
    [said, wereClosed ? words.closedMessages : await howTold(conversation)].join(texts.gap),
    {
      kind: 'footer',
      text: words.lately(stories, isMore),
    },
    endButton(words.unfollowButton(keyword), { kind: 'unfollow', keyword }),
  );
}

/**
 * Follows the event of a story: its further stories and later chapters. It is identified by all its current stories.
 */
export async function followEvent(id: StoryId, conversation: Conversation): Promise<Message> {
  const { locale, user, texts } = conversation;
  const words = texts.following;
  const story = await conversation.services.stories.find(id);
  if (!story || story.isOfServer) return notice(texts.storyGone);
  const { also, related } = await conversation.services.search.around(id, MAX_AROUND);
  const stories = [...related, ...also, story].toSorted((one, other) => one.day.localeCompare(other.day));
  const wereClosed = await areClosed(conversation);
  const { followed, event } = await conversation.services.followers.followEvent(
    user,
    { id, stories: stories.map((known) => known.id) },
    locale,
    conversation.services.clock.now(),
  );
  if (followed === 'too-many') return notice(words.tooManyEvents(MAX_EVENTS));
  const title = clip(newsScriptOf(locale).text(story.title), TITLE_CHARACTERS);
  const said = (followed === 'followed' ? words.eventFollowed : words.eventFollowedBefore)(title);
  const newest = stories.at(-1)?.day ?? story.day;
  const today = dayAt(conversation.services.clock.now(), BEIJING);
  return notice(
    [said, wereClosed ? words.closedMessages : await howTold(conversation)].join(texts.gap),
    {
      kind: 'footer',
      text: words.eventLately(pastDay(newest, today, locale)),
    },
    endButton(words.unfollowEventButton, { kind: 'unfollow-event', event }),
  );
}

/**
 * Shows what the asker follows with expected numbers and menus to unfollow; if direct messages were closed, explains
 * how to open them and tries the next one.
 */
export async function following(conversation: Conversation): Promise<Message> {
  const words = conversation.texts.following;
  const follower = await conversation.services.followers.find(conversation.user);
  const closed: MessageBlock[] = [];
  if (isClosed(follower)) {
    await conversation.services.followers.tryAgain(conversation.user);
    closed.push({ kind: 'text', text: words.closedMessages });
  }
  const { keywords = [], events = [], telling = DEFAULT_TELLING } = follower ?? {};
  const how = tellingBlocks(telling, conversation.locale);
  if (keywords.length + events.length === 0) return notice(words.followsNothing, ...closed, ...how);
  const lately = await Promise.all(keywords.map((keyword) => conversation.services.newsLately(keyword)));
  return followingList({
    keywords: keywords.map((keyword, index) => ({ keyword, ...(lately[index] ?? NOTHING) })),
    events: await conversation.services.followers.summaries(events),
    today: dayAt(conversation.services.clock.now(), BEIJING),
    locale: conversation.locale,
    notes: closed,
    how,
  });
}

/** Changes the times of the asker's notices, and shows what they follow. */
export async function chooseTelling(telling: TellingChoices, conversation: Conversation): Promise<Message> {
  await conversation.services.followers.chooseTelling(conversation.user, telling, conversation.locale);
  return following(conversation);
}

async function howTold({ user, locale, services: { followers } }: Conversation): Promise<string> {
  return tellingSentence((await followers.find(user))?.telling ?? DEFAULT_TELLING, locale);
}

const NOTHING = { stories: 0, isMore: false };

async function areClosed({ user, services: { followers } }: Conversation): Promise<boolean> {
  return isClosed(await followers.find(user));
}

/** Whether the last direct message to a follower was refused. */
function isClosed(follower: Follower | undefined): boolean {
  return (follower?.closedAt ?? null) !== null;
}

/** Ends following a keyword. */
export async function unfollowKeyword(keyword: string, conversation: Conversation): Promise<Message> {
  const words = conversation.texts.following;
  const ended = await conversation.services.followers.unfollow(conversation.user, keyword);
  return notice((ended ? words.unfollowed : words.notFollowed)(keyword));
}

/** Ends following an event. */
export async function unfollowEvent(event: StoryId, conversation: Conversation): Promise<Message> {
  const words = conversation.texts.following;
  const ended = await conversation.services.followers.unfollowEvent(conversation.user, event);
  return notice(ended ? words.eventUnfollowed : words.eventNotFollowed);
}

/** Returns the asker's followed events with their titles. */
export async function eventsOfAsker({
  user,
  services: { followers },
}: Conversation): Promise<readonly EventSummary[]> {
  return followers.summaries((await followers.find(user))?.events ?? []);
}

function endButton(label: string, action: Action): MessageBlock {
  return { kind: 'buttons', buttons: [{ kind: 'action', label, action }] };
}
