import type { StoryId } from '../../editions/edition.ts';
import type { StoryList } from '../actions/lists.ts';
import { withCommands } from '../commandMentions.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message } from '../message.ts';
import { newsIsConverted, newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { renderingIn } from '../renderedTitles.ts';
import { storyPath } from '../webPages.ts';
import { findPosition } from './storyList.ts';
import { storyMessage } from './storyMessage.ts';

/** Maximum number of other columns' opinions shown. */
const MAX_AROUND = 5;

/** The requested page and script of a story, and the list it was opened from. */
export interface WantedStory {
  readonly story: StoryId;
  /** Page from 0; the first if missing. */
  readonly page?: number;
  readonly original?: boolean;
  readonly within?: StoryList;
}

/** Shows a page of a story, in the reader's script or as written, or says that it is not stored. */
export async function openStory(
  { story: id, page = 0, original = false, within }: WantedStory,
  conversation: Conversation,
  visibility: Message['visibility'] = 'asker',
): Promise<Message> {
  const story = await conversation.services.stories.find(id);
  if (!story) return goneMessage(id, conversation);
  await noteOpened(id, within, conversation);
  const around = await conversation.services.search.around(id, MAX_AROUND);
  const otherColumns = await Promise.all(
    around.also.map((telling) => conversation.services.stories.find(telling.id)),
  );
  const place = within && visibility === 'asker' ? await findPosition(within, id, conversation) : undefined;
  const [name] = conversation.services.namesIn(story.title);
  const renderings = original ? undefined : (await conversation.services.renderingsOf?.([id]))?.get(id);
  const rendering = renderingIn(conversation.locale, renderings);
  return storyMessage({
    story,
    otherColumns: otherColumns.flatMap((telling) => telling ?? []),
    told: around.also.length + around.related.length,
    locale: conversation.locale,
    visibility,
    page,
    ...(within && { within }),
    ...(place && { place, replaces: true }),
    ...(name !== undefined && { name }),
    ...(rendering !== undefined && { rendering }),
    mayFollow: !story.isOfServer,
    mayShare: conversation.place.context === 'server',
    ...(conversation.services.archiveUrl !== undefined &&
      !story.isOfServer && { webPage: conversation.services.archiveUrl + storyPath(id) }),
    ...(newsIsConverted(conversation.locale) && { script: original ? 'original' : 'converted' }),
  });
}

/** Records an opened story, which is then not missed; a story of the newest digest counts as opening the digest. */
async function noteOpened(
  story: StoryId,
  within: StoryList | undefined,
  { user, services: { readings, editions, clock } }: Conversation,
): Promise<void> {
  const now = clock.now();
  await readings.openedStory(user, story, now);
  if (within?.kind === 'digest' && within.day === (await editions.newestDay()))
    await readings.openedDigest(user, within.day, now);
}

/** Answers for a removed story with its original, if known. */
async function goneMessage(id: StoryId, conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const removed = await conversation.services.removedStory(id);
  if (!removed) return notice(texts.storyGone);
  return notice(
    newsScriptOf(conversation.locale).text(removed.title),
    { kind: 'footer', text: withCommands(texts.storyGone) },
    { kind: 'buttons', buttons: [{ kind: 'link', label: texts.originals, url: removed.url }] },
  );
}
