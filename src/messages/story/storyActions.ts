import type { StoryId } from '../../editions/edition.ts';
import type { Action } from '../actions/action.ts';
import type { Context, Request } from '../conversation/command.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import { notice } from '../notice.ts';
import { pictureMessage } from '../pictures/pictureMessage.ts';
import { textsIn } from '../texts/textsIn.ts';
import { openStory } from './openStory.ts';
import { storyCard } from './storyCard.ts';
import { timelineMessage } from './timelineMessage.ts';
import { whyMessage } from './whyMessage.ts';

/** A channel gets one shared answer in so many seconds. */
export const SHARE_COOLDOWN_SECONDS = 60;

/** Stories of an event, and of what came before and after it, on a timeline, each. */
const MAX_ON_TIMELINE = 10;

/** Opens stories and does what can be done from one; undefined for other actions. */
export async function actOnStory(
  action: Action,
  request: Request,
  context: Context,
): Promise<Message | undefined> {
  switch (action.kind) {
    case 'open-story':
      return openStory(action, request, context);
    case 'story-page':
      return { ...(await openStory(action, request, context)), replaces: true };
    case 'share-story':
      return share(action.story, request, context);
    case 'timeline':
      return timeline(action.story, request, context);
    case 'why-story':
      return whyMessage(action, request, context);
    case 'draw-story': {
      const story = await context.stories.find(action.story);
      if (!story) return openStory(action, request, context);
      const makeCard = (locale: Locale) => storyCard(story, locale, context.archiveUrl);
      return pictureMessage(makeCard, action, request.locale, context);
    }
    default:
      return undefined;
  }
}

/** Shows a story to everyone, but no two within a minute in one channel. */
async function share(story: StoryId, request: Request, context: Context): Promise<Message> {
  const { channel, scene } = request.place;
  if (scene !== 'server' || channel === undefined) return notice(textsIn(request.locale).needsServer);
  const opened = await openStory({ story }, request, context, 'everyone');
  if (opened.visibility === 'asker') return opened;
  const left = await context.notes.share(channel, SHARE_COOLDOWN_SECONDS, context.clock.now());
  return left === 0 ? opened : notice(textsIn(request.locale).member.shareCooldown(left));
}

async function timeline(id: StoryId, request: Request, context: Context): Promise<Message> {
  const story = await context.stories.find(id);
  if (!story) return openStory({ story: id }, request, context);
  const around = await context.search.around(id, MAX_ON_TIMELINE);
  return timelineMessage(story, around, request.locale);
}
