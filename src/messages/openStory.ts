import type { StoryId } from '../editions/edition.ts';
import type { Context, Request } from './command.ts';
import type { Message } from './message.ts';
import { newsIsConverted, newsScriptOf } from './newsScript.ts';
import { notice } from './notice.ts';
import { storyMessage } from './storyMessage.ts';
import { textsIn } from './texts/texts.ts';
import { storyPath } from './webPages.ts';

/** Other voices and related stories shown with a story, each. */
const MAX_AROUND = 5;

/** One page (from 0) of a story, in the reader's script or as it was written; a kind word where it is not stored. */
export async function openStory(
  id: StoryId,
  page: number,
  original: boolean,
  request: Request,
  context: Context,
  visibility: Message['visibility'] = 'asker',
): Promise<Message> {
  const story = await context.stories.find(id);
  if (!story) return goneMessage(id, request, context);
  const [edition, around] = await Promise.all([
    story.edition === null ? undefined : context.editions.find(story.edition),
    context.search.around(id, MAX_AROUND),
  ]);
  const voices = await Promise.all(around.also.map((voice) => context.stories.find(voice.id)));
  return storyMessage({
    story,
    voices: voices.flatMap((voice) => voice ?? []),
    ...(edition && { edition }),
    around,
    locale: request.locale,
    visibility,
    page,
    ...(context.archiveUrl !== undefined &&
      !story.isOfServer && { webPage: context.archiveUrl + storyPath(id) }),
    ...(newsIsConverted(request.locale) && { script: original ? 'original' : 'converted' }),
  });
}

/** A story that is stored no more answers with the way to its original, where that is known. */
async function goneMessage(id: StoryId, request: Request, context: Context): Promise<Message> {
  const texts = textsIn(request.locale);
  const removed = await context.removedStory(id);
  if (!removed) return notice(texts.storyGone);
  return notice(
    newsScriptOf(request.locale).text(removed.title),
    { kind: 'footer', text: texts.storyGone },
    { kind: 'buttons', buttons: [{ kind: 'link', label: texts.originals, url: removed.url }] },
  );
}
