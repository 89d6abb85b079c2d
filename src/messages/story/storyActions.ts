import type { ActionOf } from '../actions/action.ts';
import type { ActionHandlers } from '../conversation/command.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { notice } from '../notice.ts';
import { pictureMessage } from '../pictures/pictureMessage.ts';
import { withRenderedTitles } from '../renderedTitles.ts';
import { openStory } from './openStory.ts';
import { storyCard } from './storyCard.ts';
import { timelineMessage } from './timelineMessage.ts';
import { whyMessage } from './whyMessage.ts';

/** Seconds between shared stories in a channel. */
export const SHARE_COOLDOWN_SECONDS = 60;

/** Maximum number of stories on a timeline, of the event and of its chapters each. */
const MAX_ON_TIMELINE = 10;

/** Handlers of actions on a story. */
export const storyActions = {
  'open-story': openStory,
  'story-page': async (action, conversation) => ({
    ...(await openStory(action, conversation)),
    replaces: true,
  }),
  'share-story': share,
  timeline,
  'why-story': whyMessage,
  'draw-story': drawStory,
} satisfies ActionHandlers;

async function drawStory(action: ActionOf<'draw-story'>, conversation: Conversation): Promise<Message> {
  const { services, locale: asker } = conversation;
  const story = await services.stories.find(action.story);
  if (!story) return openStory(action, conversation);
  const makeCard = (locale: Locale) => storyCard(story, locale, services.archiveUrl);
  return pictureMessage(makeCard, action, asker, services);
}

/** Shows a story to everyone, at most one per minute and channel. */
async function share({ story }: ActionOf<'share-story'>, conversation: Conversation): Promise<Message> {
  const {
    place: { channel, context },
    services,
    texts,
  } = conversation;
  if (context !== 'server' || channel === undefined) return notice(texts.needsServer);
  const opened = await openStory({ story }, conversation, 'everyone');
  if (opened.visibility === 'asker') return opened;
  const left = await services.notes.share(channel, SHARE_COOLDOWN_SECONDS, services.clock.now());
  return left === 0 ? opened : notice(texts.member.shareCooldown(left));
}

async function timeline({ story: id }: ActionOf<'timeline'>, conversation: Conversation): Promise<Message> {
  const story = await conversation.services.stories.find(id);
  if (!story) return openStory({ story: id }, conversation);
  const around = await conversation.services.search.around(id, MAX_ON_TIMELINE);
  const { also, related } = around;
  const [written = story, ...lines] = await withRenderedTitles<StoryLine>(
    [story, ...also, ...related],
    conversation.locale,
    conversation.services.renderingsOf,
  );
  const rendered = { also: lines.slice(0, also.length), related: lines.slice(also.length) };
  return timelineMessage(written, rendered, conversation.locale);
}
