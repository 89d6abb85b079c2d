import type { DaySpan } from '../../search/query/daySpans.ts';
import type { ActionOf } from '../actions/action.ts';
import { encodeAction } from '../actions/customId.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { textsIn } from '../texts/textsIn.ts';
import { daysBlocks, filtersOf } from './searchMessage.ts';
import { storyItem } from './storyItem.ts';

/** Content of the answer to a search without results. */
export interface NothingFoundView {
  readonly search: ActionOf<'search-page'>;
  /** Days in the query that were used as a filter. */
  readonly days: DaySpan | undefined;
  /** Names in the news that are similar to the query. */
  readonly suggestions: readonly string[];
  readonly newest: readonly StoryLine[];
  readonly locale: Locale;
}

/**
 * Composes the answer to a search without results: its filters with buttons to remove them, similar names, and the
 * newest stories.
 */
export function nothingFoundMessage({
  search,
  days,
  suggestions,
  newest,
  locale,
}: NothingFoundView): Message {
  const texts = textsIn(locale);
  const filters = filtersOf(search, texts, locale);
  const title = texts.nothingFound(search.query);
  const news = newsScriptOf(locale);
  const names = suggestions.flatMap((query): Button[] => {
    const action: ActionOf<'search-page'> = { kind: 'search-page', query, page: 0 };
    return encodeAction(action) === undefined ? [] : [{ kind: 'action', label: news.text(query), action }];
  });
  const blocks: MessageBlock[] = [{ kind: 'text', text: title }, ...daysBlocks(days, locale)];
  if (days !== undefined) blocks.push(...wayOut(texts.anyDay, { ...search, page: 0, anyDay: true }));
  if (filters !== '')
    blocks.push(
      { kind: 'footer', text: texts.filteredBy(filters) },
      ...wayOut(texts.withoutFilters, { kind: 'search-page', query: search.query, page: 0 }),
    );
  if (names.length > 0)
    blocks.push({ kind: 'text', text: texts.didYouMean }, { kind: 'buttons', buttons: names });
  if (newest.length > 0) {
    blocks.push(
      { kind: 'heading', level: 3, text: texts.newest },
      { kind: 'items', first: 1, items: newest.map((line) => storyItem(line, locale)) },
    );
  }
  return { kind: 'message', title, visibility: 'asker', choose: texts.openHit, blocks };
}

/** Returns a button for the search without filters; none if the query is too long for a custom id. */
function wayOut(label: string, action: ActionOf<'search-page'>): MessageBlock[] {
  if (encodeAction(action) === undefined) return [];
  return [{ kind: 'buttons', buttons: [{ kind: 'action', label, action }] }];
}
