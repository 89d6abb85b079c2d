import type { CalendarDay } from '../src/calendar/day.ts';
import { readDay } from '../src/calendar/spoken/day.ts';
import type { ActionOf } from '../src/messages/actions/action.ts';
import { encodeAction } from '../src/messages/actions/customId.ts';
import type { Command, Context, Request, Suggestion } from '../src/messages/conversation/command.ts';
import type { Block, Message } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { notice } from '../src/messages/notice.ts';
import { newsOptions } from '../src/messages/search/newsOptions.ts';
import {
  daysBlocks,
  nothingFoundMessage,
  readAsBlocks,
  searchMessage,
} from '../src/messages/search/searchMessage.ts';
import { openStory } from '../src/messages/story/openStory.ts';
import { actOnReport } from '../src/messages/story/reporting.ts';
import { actOnStory, SHARE_COOLDOWN_SECONDS } from '../src/messages/story/storyActions.ts';
import { MAX_HITS, runSearch } from '../src/messages/story/storyList.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { Answer as Found } from '../src/search/search.ts';
import { fold } from '../src/text/fold.ts';

const MAX_SUGGESTIONS = 25;
const MAX_NEWEST = 5;

/** `/news`: finds stories, and opens the one that was clearly meant. */
export const news: Command = {
  kind: 'slash',
  name: 'news',
  names: { 'zh-CN': '新闻', 'zh-TW': '新聞', 'en-US': 'news' },
  descriptions: {
    'zh-CN': '搜新闻：公司、产品、人名或任何词',
    'zh-TW': '搜尋新聞：公司、產品、人名或任何詞',
    'en-US': 'Find news about a company, a product, a person or anything',
  },
  scenes: ['server', 'direct', 'elsewhere'],
  options: newsOptions,
  examples: {
    'zh-CN': ['/news {name}', '/news {name} 起始日期:{day}'],
    'zh-TW': ['/news {name}', '/news {name} 起始日期:{day}'],
    'en-US': ['/news {name}', '/news {name} since:{day}'],
  },
  async run(request, context) {
    const { options, locale } = request;
    const sinceText = options.text('since');
    const since = sinceText === undefined ? undefined : readDay(sinceText, context.clock);
    if (sinceText !== undefined && since === undefined) return notice(textsIn(locale).badDay(sinceText));
    const search = searchOf(
      options.text('query') ?? '',
      since,
      options.text('section'),
      options.text('column'),
    );
    return options.flag('share') ? share(search, request, context) : answerSearch(search, request, context);
  },
  async complete(option, typed, request, context) {
    if (option === 'column') return suggestColumns(typed, request, context);
    if (option === 'section') return suggestNames(typed, await context.editions.sections(), request);
    if (!context.maySearch(request.user, 'complete')) return [];
    const found = await context.search.complete(typed, MAX_SUGGESTIONS);
    const news = newsScriptOf(request.locale);
    return found.map(({ text }) => ({ name: news.text(text), value: text }));
  },
  async act(action, request, context) {
    switch (action.kind) {
      case 'search-page': {
        if (!context.maySearch(request.user, 'search'))
          return notice(textsIn(request.locale).searchesTooFast);
        const found = await runSearch(action, context);
        if (found.hits.length === 0) return nothingFound(action, found, request, context);
        return { ...listOf(action, found, request), replaces: true };
      }
      default:
        return (await actOnStory(action, request, context)) ?? (await actOnReport(action, request, context));
    }
  },
};

/** Answers to everyone, but not twice within a minute in one channel: then to the asker alone, saying so. */
async function share(search: ActionOf<'search-page'>, request: Request, context: Context): Promise<Message> {
  const channel = request.place.channel ?? request.user;
  const answer = await answerSearch(search, request, context, 'everyone');
  if (answer.visibility === 'asker') return answer;
  const left = await context.notes.share(channel, SHARE_COOLDOWN_SECONDS, context.clock.now());
  if (left === 0) return answer;
  const reason = textsIn(request.locale).member.shareCooldown(left);
  return { ...answer, visibility: 'asker', blocks: [{ kind: 'footer', text: reason }, ...answer.blocks] };
}

/** Answers a search: with the story that was clearly meant, a list to pick from, or a way on where there is none. */
export async function answerSearch(
  search: ActionOf<'search-page'>,
  request: Request,
  context: Context,
  visibility: Message['visibility'] = 'asker',
): Promise<Message> {
  if (!context.maySearch(request.user, 'search')) return notice(textsIn(request.locale).searchesTooFast);
  const found = await runSearch(search, context);
  const [best] = found.hits;
  if (!best) return nothingFound(search, found, request, context);
  if (isClear(search.query, found)) {
    const opened = await openStory({ story: best.id }, request, context, visibility);
    return {
      ...opened,
      blocks: [
        ...daysBlocks(found.dates, request.locale),
        ...readAsBlocks(found.readAs, request.locale),
        ...opened.blocks,
        ...othersOf(search, found, request),
      ],
    };
  }
  return listOf(search, found, request, visibility);
}

function searchOf(
  query: string,
  since?: CalendarDay,
  section?: string,
  column?: string,
): ActionOf<'search-page'> {
  return {
    kind: 'search-page',
    query,
    page: 0,
    ...(since !== undefined && { since }),
    ...(section !== undefined && { section }),
    ...(column !== undefined && { column }),
  };
}

/** The way from the story that was opened to the others that fit. */
function othersOf(search: ActionOf<'search-page'>, { hits }: Found, request: Request): Block[] {
  if (hits.length < 2 || encodeAction(search) === undefined) return [];
  const label = textsIn(request.locale).allHits(hits.length);
  return [{ kind: 'buttons', buttons: [{ kind: 'action', label, action: search }] }];
}

/** Whether one story is plainly meant: the only one, the only one with all the words in its title, or far the best. */
function isClear(query: string, found: Found): boolean {
  const hits = found.hits.filter((hit) => !hit.near);
  const [best] = hits;
  if (!best || found.clear || hits.length === 1) return best !== undefined;
  const words = fold(query).split(' ');
  const named = hits.filter(({ title }) => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  });
  return named.length === 1 && named[0] === best;
}

function listOf(
  search: ActionOf<'search-page'>,
  { hits, readAs, dates, isNameAlone }: Found,
  request: Request,
  visibility: Message['visibility'] = 'asker',
): Message {
  return searchMessage({
    search,
    hits,
    readAs,
    days: dates,
    isNameAlone,
    isCut: hits.length >= MAX_HITS,
    locale: request.locale,
    visibility,
  });
}

async function nothingFound(
  search: ActionOf<'search-page'>,
  { suggestions, dates }: Found,
  request: Request,
  context: Context,
): Promise<Message> {
  const newest = await context.stories.newest(MAX_NEWEST);
  return nothingFoundMessage({ search, days: dates, suggestions, newest, locale: request.locale });
}

async function suggestColumns(typed: string, request: Request, context: Context) {
  const columns = await context.editions.columns();
  return suggestNames(
    typed,
    columns.map(({ column }) => column),
    request,
  );
}

function suggestNames(typed: string, names: readonly string[], { locale }: Request): readonly Suggestion[] {
  const wanted = fold(typed);
  const fitting = names.filter((name) => fold(name).includes(wanted));
  return fitting
    .slice(0, MAX_SUGGESTIONS)
    .map((name) => ({ name: newsScriptOf(locale).text(name), value: name }));
}
