import type { DaySpan } from '../../search/query/daySpans.ts';
import type { ActionOf } from '../actions/action.ts';
import { encodeAction } from '../actions/customId.ts';
import type { Locale } from '../locale.ts';
import type { Button, Message, MessageBlock } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { shortDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { type ListedHit, storyItem } from './storyItem.ts';

/** Stories per page. */
export const HITS_PER_PAGE = 10;

/** Content of search results. */
export interface SearchView {
  readonly search: ActionOf<'search-page'>;
  /** All hits, best first and near ones last; `isCut` if there are more. */
  readonly hits: readonly ListedHit[];
  readonly isCut: boolean;
  /** Corrected words. */
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** Days in the query that were used as a filter. */
  readonly days: DaySpan | undefined;
  /** Whether the query is only a name, whose news can be sorted by day. */
  readonly isNameAlone: boolean;
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  readonly replaces?: boolean;
}

/** Composes a page of search results. */
export function searchMessage(view: SearchView): Message {
  const { search, hits, isCut, readAs, locale, days } = view;
  const texts = textsIn(locale);
  const pages = Math.max(1, Math.ceil(hits.length / HITS_PER_PAGE));
  const page = Math.min(search.page, pages - 1);
  const full = hits.filter((hit) => !hit.near).length;
  const found = isCut ? texts.foundMany : texts.found;
  const title = full > 0 ? found(search.query, full) : texts.nothingFound(search.query);
  const filters = filtersOf(search, texts, locale);
  const turns = turnButtons(search, page, pages, texts);
  const ways = wayButtons(view, full, texts);
  return {
    kind: 'message',
    title,
    visibility: view.visibility,
    choose: texts.openHit,
    ...(view.replaces && { replaces: true }),
    blocks: [
      { kind: 'heading', level: 2, text: title },
      ...(filters === '' ? [] : [{ kind: 'footer', text: texts.filteredBy(filters) } as const]),
      ...daysBlocks(days, locale),
      ...readAsBlocks(readAs, locale),
      ...hitBlocks(hits, { ...search, page }, full, locale),
      ...(pages > 1
        ? [
            {
              kind: 'footer',
              text: turns.length > 0 ? texts.pageOf(page + 1, pages) : texts.queryTooLongToTurn,
            } as const,
          ]
        : []),
      ...(turns.length + ways.length > 0 ? [{ kind: 'buttons', buttons: [...turns, ...ways] } as const] : []),
    ],
  };
}

/** Returns a page of hits: full answers, then near ones under their own heading. */
function hitBlocks(
  hits: readonly ListedHit[],
  search: ActionOf<'search-page'>,
  full: number,
  locale: Locale,
): MessageBlock[] {
  const first = search.page * HITS_PER_PAGE;
  const texts = textsIn(locale);
  const shown = hits.slice(first, first + HITS_PER_PAGE);
  const answers = shown.filter((hit) => !hit.near);
  const near = shown.filter((hit) => hit.near);
  const itemsOf = (list: readonly ListedHit[], from: number): MessageBlock[] =>
    list.length === 0
      ? []
      : [{ kind: 'items', first: from + 1, items: list.map((line) => storyItem(line, locale, search)) }];
  const heading = full > 0 ? texts.nearResults : texts.onlyNearResults;
  return [
    ...itemsOf(answers, first),
    ...(near.length === 0 ? [] : [{ kind: 'heading', level: 3, text: heading } as const]),
    ...itemsOf(near, first + answers.length),
  ];
}

/** Returns buttons for another order, or without the days in the query. */
function wayButtons({ search, days, isNameAlone }: SearchView, full: number, texts: Texts): Button[] {
  const { order, ...byRelevance } = search;
  const ordered: ActionOf<'search-page'> = order === 'newest' ? byRelevance : { ...search, order: 'newest' };
  const label = order === 'newest' ? texts.mostRelevantFirst : texts.newestFirst;
  const ways: { label: string; action: ActionOf<'search-page'> }[] = [];
  if (days !== undefined) ways.push({ label: texts.anyDay, action: { ...search, page: 0, anyDay: true } });
  if (isNameAlone && full > 1) ways.push({ label, action: { ...ordered, page: 0 } });
  return ways
    .filter(({ action }) => encodeAction(action) !== undefined)
    .map((way) => ({ kind: 'action', ...way }));
}

/** Returns a sentence about the days used as a filter. */
export function daysBlocks(days: DaySpan | undefined, locale: Locale): MessageBlock[] {
  return days === undefined ? [] : [{ kind: 'footer', text: textsIn(locale).onlyDays(days) }];
}

/** Returns a sentence about corrected words. */
export function readAsBlocks(readAs: SearchView['readAs'], locale: Locale): MessageBlock[] {
  const texts = textsIn(locale);
  const news = newsScriptOf(locale);
  return readAs.map(({ typed, as }) => ({ kind: 'footer', text: texts.readAs(typed, news.text(as)) }));
}

/** Describes the filters of a search; empty without any. */
export function filtersOf(
  { since, section, column }: ActionOf<'search-page'>,
  texts: Texts,
  locale: Locale,
): string {
  const news = newsScriptOf(locale);
  const bounds = [section, column].map((name) => name && news.text(name));
  const parts = [since && texts.since(shortDay(since, locale)), ...bounds];
  return parts.filter((part) => part !== undefined && part !== '').join(texts.comma);
}

/** Returns the buttons for pages; none if the query is too long for a custom id. */
function turnButtons(search: ActionOf<'search-page'>, page: number, pages: number, texts: Texts): Button[] {
  const turn = (label: string, to: number): Button[] => {
    const action: ActionOf<'search-page'> = { ...search, page: to };
    if (to < 0 || to >= pages || encodeAction(action) === undefined) return [];
    return [{ kind: 'action', label, action }];
  };
  return [...turn(texts.previousPage, page - 1), ...turn(texts.nextPage, page + 1)];
}
