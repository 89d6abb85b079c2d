import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { StoryId } from '../../editions/edition.ts';
import { textKey } from '../../editions/identity.ts';
import { type EventSummary, MAX_EVENTS } from '../../store/members/followedEvents.ts';
import { MAX_KEYWORDS } from '../../store/members/followers.ts';
import { DEFAULT_TELLING, type TellingChoices } from '../../store/members/tellingChoices.ts';
import type { Action } from '../actions/action.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Answer, Block, Form, Message } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { clip } from '../takeSentences.ts';
import { pastDay } from '../texts/pastDay.ts';
import { textsIn } from '../texts/textsIn.ts';
import { followingList } from './followingList.ts';
import { changedTelling, tellingBlocks, tellingSentence } from './followTelling.ts';

/** Longest keyword in code points, so that a custom id can carry it. */
export const MAX_KEYWORD = 50;

/** Other tellings of an event, and chapters before and after it, by which a followed event is known. */
const MAX_AROUND = 15;

const TITLE_CHARACTERS = 60;

/** Follows a keyword for the asker, and says how and when they will be told and how much is to be expected. */
export async function follow(typed: string, request: Request, context: Context): Promise<Message> {
  const texts = textsIn(request.locale);
  const words = texts.following;
  const keyword = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (textKey(keyword) === '' || [...keyword].length > MAX_KEYWORD) return notice(words.badKeyword);
  const wereClosed = await areClosed(request, context);
  const followed = await context.followers.follow(request.user, keyword, request.locale, context.clock.now());
  if (followed === 'too-many') return notice(words.tooMany(MAX_KEYWORDS));
  const said = (followed === 'followed' ? words.followed : words.followedBefore)(keyword);
  const { stories, isMore } = await context.newsLately(keyword);
  return notice(
    [said, wereClosed ? words.closedMessages : await howTold(request, context)].join(texts.gap),
    {
      kind: 'footer',
      text: words.lately(stories, isMore),
    },
    endButton(words.unfollowButton(keyword), { kind: 'unfollow', keyword }),
  );
}

/**
 * Follows the event that a story tells: its further tellings, and the chapters that come after it. It is known by all the
 * stories that tell it by now.
 */
async function followEvent(id: StoryId, request: Request, context: Context): Promise<Message> {
  const { locale, user } = request;
  const texts = textsIn(locale);
  const words = texts.following;
  const story = await context.stories.find(id);
  if (!story || story.isOfServer) return notice(texts.storyGone);
  const { also, related } = await context.search.around(id, MAX_AROUND);
  const stories = [...related, ...also, story].toSorted((one, other) => one.day.localeCompare(other.day));
  const wereClosed = await areClosed(request, context);
  const { followed, event } = await context.followers.followEvent(
    user,
    { id, stories: stories.map((known) => known.id) },
    locale,
    context.clock.now(),
  );
  if (followed === 'too-many') return notice(words.tooManyEvents(MAX_EVENTS));
  const title = clip(newsScriptOf(locale).text(story.title), TITLE_CHARACTERS);
  const said = (followed === 'followed' ? words.eventFollowed : words.eventFollowedBefore)(title);
  const newest = stories.at(-1)?.day ?? story.day;
  const today = dayAt(context.clock.now(), BEIJING);
  return notice(
    [said, wereClosed ? words.closedMessages : await howTold(request, context)].join(texts.gap),
    {
      kind: 'footer',
      text: words.eventLately(pastDay(newest, today, locale)),
    },
    endButton(words.unfollowEventButton, { kind: 'unfollow-event', event }),
  );
}

/**
 * What the asker follows, with what is to be expected of each and a menu that ends it; where their direct messages were
 * closed, how to open them, and the next one is tried.
 */
export async function following(request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).following;
  const follower = await context.followers.find(request.user);
  const closed: Block[] = [];
  if (await areClosed(request, context)) {
    await context.followers.tryAgain(request.user);
    closed.push({ kind: 'text', text: words.closedMessages });
  }
  const { keywords = [], events = [], telling = DEFAULT_TELLING } = follower ?? {};
  const how = tellingBlocks(telling, request.locale);
  if (keywords.length + events.length === 0) return notice(words.followsNothing, ...closed, ...how);
  const lately = await Promise.all(keywords.map((keyword) => context.newsLately(keyword)));
  return followingList({
    keywords: keywords.map((keyword, index) => ({ keyword, ...(lately[index] ?? NOTHING) })),
    events: await context.followers.summaries(events),
    today: dayAt(context.clock.now(), BEIJING),
    locale: request.locale,
    notes: closed,
    how,
  });
}

/** Changes when the asker is told, and shows what they follow. */
export async function chooseTelling(
  telling: TellingChoices,
  request: Request,
  context: Context,
): Promise<Message> {
  await context.followers.chooseTelling(request.user, telling, request.locale);
  return following(request, context);
}

async function howTold({ user, locale }: Request, { followers }: Context): Promise<string> {
  return tellingSentence((await followers.find(user))?.telling ?? DEFAULT_TELLING, locale);
}

const NOTHING = { stories: 0, isMore: false };

async function areClosed({ user }: Request, { followers }: Context): Promise<boolean> {
  return ((await followers.find(user))?.closedAt ?? null) !== null;
}

/** Ends following a keyword. */
export async function unfollow(keyword: string, request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).following;
  const ended = await context.followers.unfollow(request.user, keyword);
  return notice((ended ? words.unfollowed : words.notFollowed)(keyword));
}

/** Ends following an event. */
export async function unfollowEvent(event: StoryId, request: Request, context: Context): Promise<Message> {
  const words = textsIn(request.locale).following;
  const ended = await context.followers.unfollowEvent(request.user, event);
  return notice(ended ? words.eventUnfollowed : words.eventNotFollowed);
}

/** The followed events of the asker, by their titles. */
export async function eventsOfAsker(
  { user }: Request,
  { followers }: Context,
): Promise<readonly EventSummary[]> {
  return followers.summaries((await followers.find(user))?.events ?? []);
}

/** Answers the presses that follow and end following; undefined for other actions. */
export async function actOnFollowing(
  action: Action,
  request: Request,
  context: Context,
): Promise<Answer | undefined> {
  switch (action.kind) {
    case 'ask-keyword':
      return keywordForm(request);
    case 'follow':
      return await follow(action.keyword ?? request.fields.keyword ?? '', request, context);
    case 'unfollow':
      return await unfollow(action.keyword, request, context);
    case 'follow-telling': {
      const known = (await context.followers.find(request.user))?.telling ?? DEFAULT_TELLING;
      const changed = await chooseTelling(changedTelling(known, action.choice), request, context);
      return { ...changed, replaces: true };
    }
    case 'follow-event':
      return await followEvent(action.story, request, context);
    case 'unfollow-event':
      return await unfollowEvent(action.event, request, context);
    default:
      return undefined;
  }
}

function endButton(label: string, action: Action): Block {
  return { kind: 'buttons', buttons: [{ kind: 'action', label, action }] };
}

function keywordForm({ locale }: Request): Form {
  const words = textsIn(locale).following;
  return {
    kind: 'form',
    title: words.followTitle,
    action: { kind: 'follow' },
    fields: [
      {
        kind: 'text',
        name: 'keyword',
        label: words.followField,
        placeholder: words.followPlaceholder,
        required: true,
        long: false,
        maxLength: MAX_KEYWORD,
      },
    ],
  };
}
