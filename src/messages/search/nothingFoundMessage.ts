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

/** What a search that found nothing is answered with. */
export interface NothingFoundView {
  readonly search: ActionOf<'search-page'>;
  /** The days that the words of the query bound it to. */
  readonly days: DaySpan | undefined;
  /** Names of the news that are near to what was typed. */
  readonly suggestions: readonly string[];
  readonly newest: readonly StoryLine[];
  readonly locale: Locale;
}

/** What answers a search that found nothing: its bounds with the way out of them, names that are near, and the newest stories. */
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

/** A button to the search without the bounds that left it without a story; none where the query is too long for a custom id. */
function wayOut(label: string, action: ActionOf<'search-page'>): MessageBlock[] {
  if (encodeAction(action) === undefined) return [];
  return [{ kind: 'buttons', buttons: [{ kind: 'action', label, action }] }];
}
