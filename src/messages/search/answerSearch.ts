import type { SearchResult as Found } from '../../search/search.ts';
import { fold } from '../../text/fold.ts';
import type { ActionOf } from '../actions/action.ts';
import { encodeAction } from '../actions/customId.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Message, MessageBlock } from '../message.ts';
import { notice } from '../notice.ts';
import { withRenderedTitles } from '../renderedTitles.ts';
import { openStory } from '../story/openStory.ts';
import { MAX_HITS, runSearch } from '../story/storyList.ts';
import { nothingFoundMessage } from './nothingFoundMessage.ts';
import { daysBlocks, readAsBlocks, searchMessage } from './searchMessage.ts';

/** Number of newest stories offered where nothing was found. */
const MAX_NEWEST = 5;

/** Answers a search with a clearly meant story, a list, or suggestions if nothing was found. */
export async function answerSearch(
  search: ActionOf<'search-page'>,
  conversation: Conversation,
  visibility: Message['visibility'] = 'asker',
): Promise<Message> {
  if (!conversation.services.maySearch(conversation.user, 'search'))
    return notice(conversation.texts.searchesTooFast);
  const found = await runSearch(search, conversation.services);
  const [best] = found.hits;
  if (!best) return nothingFound(search, found, conversation);
  if (isClear(search.query, found)) {
    const opened = await openStory({ story: best.id }, conversation, visibility);
    return {
      ...opened,
      blocks: [
        ...daysBlocks(found.dates, conversation.locale),
        ...readAsBlocks(found.readAs, conversation.locale),
        ...opened.blocks,
        ...othersOf(search, found, conversation),
      ],
    };
  }
  return listOf(search, found, conversation, visibility);
}

/** Answers with a page of a search's hits in place of the page before; with suggestions if there are none any more. */
export async function answerPage(
  search: ActionOf<'search-page'>,
  conversation: Conversation,
): Promise<Message> {
  if (!conversation.services.maySearch(conversation.user, 'search'))
    return notice(conversation.texts.searchesTooFast);
  const found = await runSearch(search, conversation.services);
  if (found.hits.length === 0) return nothingFound(search, found, conversation);
  return { ...(await listOf(search, found, conversation)), replaces: true };
}

/** Returns a button from an opened story to the other hits. */
function othersOf(
  search: ActionOf<'search-page'>,
  { hits }: Found,
  conversation: Conversation,
): MessageBlock[] {
  if (hits.length < 2 || encodeAction(search) === undefined) return [];
  const label = conversation.texts.allHits(hits.length);
  return [{ kind: 'buttons', buttons: [{ kind: 'action', label, action: search }] }];
}

/** Whether one story is plainly meant: the only answer or far the best, or the only one with all the words in its title. */
function isClear(query: string, found: Found): boolean {
  const hits = found.hits.filter((hit) => !hit.near);
  const [best] = hits;
  if (!best || found.clear) return best !== undefined;
  const words = fold(query).split(' ');
  const named = hits.filter(({ title }) => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  });
  return named.length === 1 && named[0] === best;
}

async function listOf(
  search: ActionOf<'search-page'>,
  { hits, readAs, dates, isNameAlone }: Found,
  conversation: Conversation,
  visibility: Message['visibility'] = 'asker',
): Promise<Message> {
  return searchMessage({
    search,
    hits: await withRenderedTitles(hits, conversation.locale, conversation.services.renderingsOf),
    readAs,
    days: dates,
    isNameAlone,
    isCut: hits.length >= MAX_HITS,
    locale: conversation.locale,
    visibility,
  });
}

async function nothingFound(
  search: ActionOf<'search-page'>,
  { suggestions, dates }: Found,
  conversation: Conversation,
): Promise<Message> {
  const newest = await withRenderedTitles(
    await conversation.services.stories.newest(MAX_NEWEST),
    conversation.locale,
    conversation.services.renderingsOf,
  );
  return nothingFoundMessage({ search, days: dates, suggestions, newest, locale: conversation.locale });
}
