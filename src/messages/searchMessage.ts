import type { SearchAction } from './action.ts';
import { encodeAction } from './customId.ts';
import type { Locale } from './locale.ts';
import type { Block, Button, Item, Message } from './message.ts';
import type { StoryLine } from './news.ts';
import { newsScriptOf } from './newsScript.ts';
import { shortDay, type Texts, textsIn } from './texts/texts.ts';

/** Stories on one page of a search. */
export const HITS_PER_PAGE = 10;

/** A story of a list; `also` are other stories of its event, which the list leaves out. */
export interface ListedHit extends StoryLine {
  readonly also?: readonly unknown[];
}

/** What a search is answered with. */
export interface SearchView {
  readonly search: SearchAction;
  /** All that was found, best first, perhaps not all there is (`isCut`). */
  readonly hits: readonly ListedHit[];
  readonly isCut: boolean;
  /** What was read as another word than was typed. */
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  readonly replaces?: boolean;
}

/** One page of a search's stories, to pick from. */
export function searchMessage(view: SearchView): Message {
  const { search, hits, isCut, readAs, locale } = view;
  const texts = textsIn(locale);
  const pages = Math.max(1, Math.ceil(hits.length / HITS_PER_PAGE));
  const page = Math.min(search.page, pages - 1);
  const first = page * HITS_PER_PAGE;
  const shown = hits.slice(first, first + HITS_PER_PAGE);
  const title = (isCut ? texts.foundMany : texts.found)(search.query, hits.length);
  const filters = filtersOf(search, texts, locale);
  const turns = turnButtons(search, page, pages, texts);
  return {
    kind: 'message',
    title,
    visibility: view.visibility,
    choose: texts.openHit,
    ...(view.replaces && { replaces: true }),
    blocks: [
      { kind: 'heading', level: 2, text: title },
      ...(filters === '' ? [] : [{ kind: 'footer', text: texts.filteredBy(filters) } as const]),
      ...readAsBlocks(readAs, locale),
      { kind: 'items', first: first + 1, items: shown.map((line) => storyItem(line, locale)) },
      ...(pages > 1
        ? [
            {
              kind: 'footer',
              text: turns.length > 0 ? texts.pageOf(page + 1, pages) : texts.queryTooLongToTurn,
            } as const,
          ]
        : []),
      ...(turns.length > 0 ? [{ kind: 'buttons', buttons: turns } as const] : []),
    ],
  };
}

/** Says what was read as another word than was typed. */
export function readAsBlocks(readAs: SearchView['readAs'], locale: Locale): Block[] {
  const texts = textsIn(locale);
  const news = newsScriptOf(locale);
  return readAs.map(({ typed, as }) => ({ kind: 'footer', text: texts.readAs(typed, news.text(as)) }));
}

/** A story as an item of a list: its title, day and column, and how many others tell the same. */
export function storyItem(written: ListedHit, locale: Locale): Item {
  const line = newsScriptOf(locale).line(written);
  const others = line.also?.length ?? 0;
  const also = others === 0 ? '' : ` · ${textsIn(locale).alsoTold(others)}`;
  return {
    text: [{ kind: 'bold', text: line.title }, ` · ${shortDay(line.day, locale)} · ${line.column}${also}`],
    action: { kind: 'open-story', story: line.id },
  };
}

/** What answers a search that found nothing: names that are near, and the newest stories. */
export function nothingFoundMessage(
  search: SearchAction,
  near: readonly string[],
  newest: readonly StoryLine[],
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const filters = filtersOf(search, texts, locale);
  const title = texts.nothingFound(search.query);
  const news = newsScriptOf(locale);
  const names = near.flatMap((query): Button[] => {
    const action: SearchAction = { kind: 'search-page', query, page: 0 };
    return encodeAction(action) === undefined ? [] : [{ kind: 'action', label: news.text(query), action }];
  });
  const blocks: Block[] = [{ kind: 'text', text: title }];
  if (filters !== '')
    blocks.push({ kind: 'footer', text: texts.filteredBy(filters) }, ...unfiltered(search, texts));
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

/** The way from a search that its bounds left without a story to the one without bounds. */
function unfiltered({ query }: SearchAction, texts: Texts): Block[] {
  const action: SearchAction = { kind: 'search-page', query, page: 0 };
  if (encodeAction(action) === undefined) return [];
  return [{ kind: 'buttons', buttons: [{ kind: 'action', label: texts.withoutFilters, action }] }];
}

function filtersOf({ since, section, column }: SearchAction, texts: Texts, locale: Locale): string {
  const news = newsScriptOf(locale);
  const bounds = [section, column].map((name) => name && news.text(name));
  const parts = [since && texts.since(shortDay(since, locale)), ...bounds];
  return parts.filter((part) => part !== undefined && part !== '').join(texts.comma);
}

/** The buttons that turn pages; none where the query is too long to stand in a custom id. */
function turnButtons(search: SearchAction, page: number, pages: number, texts: Texts): Button[] {
  const turn = (label: string, to: number): Button[] => {
    const action: SearchAction = { ...search, page: to };
    if (to < 0 || to >= pages || encodeAction(action) === undefined) return [];
    return [{ kind: 'action', label, action }];
  };
  return [...turn(texts.previousPage, page - 1), ...turn(texts.nextPage, page + 1)];
}
