import type { CalendarDay } from '../src/calendar/day.ts';
import { readDay } from '../src/calendar/spoken/day.ts';
import type { ActionOf } from '../src/messages/actions/action.ts';
import { type Command, MOST_SUGGESTIONS, type Suggestion } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { notice } from '../src/messages/notice.ts';
import { answerPage, answerSearch } from '../src/messages/search/answerSearch.ts';
import { newsOptions } from '../src/messages/search/newsOptions.ts';
import { reportActions } from '../src/messages/story/reporting.ts';
import { SHARE_COOLDOWN_SECONDS, storyActions } from '../src/messages/story/storyActions.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { fold } from '../src/text/fold.ts';

/** `/news`: searches stories, and opens one that is clearly meant. */
export const news: Command = {
  kind: 'slash',
  name: 'news',
  names: { 'zh-CN': '新闻', 'zh-TW': '新聞', 'en-US': 'news' },
  descriptions: {
    'zh-CN': '搜新闻：公司、产品、人名或任何词',
    'zh-TW': '搜尋新聞：公司、產品、人名或任何詞',
    'en-US': 'Find news about a company, a product, a person or anything',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: newsOptions,
  examples: {
    'zh-CN': ['/news {name}', '/news {name} 起始日期:{day}'],
    'zh-TW': ['/news {name}', '/news {name} 起始日期:{day}'],
    'en-US': ['/news {name}', '/news {name} since:{day}'],
  },
  async run(conversation) {
    const { options, locale } = conversation;
    const sinceText = options.text('since');
    const since = sinceText === undefined ? undefined : readDay(sinceText, conversation.services.clock);
    if (sinceText !== undefined && since === undefined) return notice(textsIn(locale).badDay(sinceText));
    const search = searchOf(
      options.text('query') ?? '',
      since,
      options.text('section'),
      options.text('column'),
    );
    return options.flag('share') ? share(search, conversation) : answerSearch(search, conversation);
  },
  async complete(option, typed, conversation) {
    if (option === 'column') return suggestColumns(typed, conversation);
    if (option === 'section')
      return suggestNames(typed, await conversation.services.editions.sections(), conversation);
    if (!conversation.services.maySearch(conversation.user, 'complete')) return [];
    const found = await conversation.services.search.complete(typed, MOST_SUGGESTIONS);
    const news = newsScriptOf(conversation.locale);
    return found.map(({ text }) => ({ name: news.text(text), value: text }));
  },
  actions: {
    'search-page': async (action, conversation) => {
      return await answerPage(action, conversation);
    },
    ...storyActions,
    ...reportActions,
  },
};

/** Answers to everyone, at most once per minute and channel; otherwise to the asker only with an explanation. */
async function share(search: ActionOf<'search-page'>, conversation: Conversation): Promise<Message> {
  const channel = conversation.place.channel ?? conversation.user;
  const answer = await answerSearch(search, conversation, 'everyone');
  if (answer.visibility === 'asker') return answer;
  const left = await conversation.services.notes.share(
    channel,
    SHARE_COOLDOWN_SECONDS,
    conversation.services.clock.now(),
  );
  if (left === 0) return answer;
  const reason = conversation.texts.member.shareCooldown(left);
  return { ...answer, visibility: 'asker', blocks: [{ kind: 'footer', text: reason }, ...answer.blocks] };
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

async function suggestColumns(typed: string, conversation: Conversation) {
  const columns = await conversation.services.editions.columns();
  return suggestNames(
    typed,
    columns.map(({ column }) => column),
    conversation,
  );
}

function suggestNames(
  typed: string,
  names: readonly string[],
  { locale }: Conversation,
): readonly Suggestion[] {
  const wanted = fold(typed);
  const fitting = names.filter((name) => fold(name).includes(wanted));
  return fitting
    .slice(0, MOST_SUGGESTIONS)
    .map((name) => ({ name: newsScriptOf(locale).text(name), value: name }));
}
