import type { ActionOf } from '../src/messages/actions/action.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Services } from '../src/messages/conversation/services.ts';
import { notice } from '../src/messages/notice.ts';
import { answerSearch } from '../src/messages/search/answerSearch.ts';
import { clip } from '../src/messages/takeSentences.ts';

/** Maximum number of names searched, and length of the text used without known names. */
const MAX_NAMES = 3;
const MAX_QUERY = 40;

/** 查相关新闻: searches news about a message. */
export const related: Command = {
  kind: 'message',
  name: 'related',
  names: { 'zh-CN': '查相关新闻', 'zh-TW': '查相關新聞', 'en-US': 'Find related news' },
  descriptions: {
    'zh-CN': '长按（电脑上点右键）任意一条消息，选「应用」，搜它说的事',
    'zh-TW': '長按（電腦上按右鍵）任意一則訊息，選「應用程式」，搜尋它說的事',
    'en-US': 'Hold any message (right-click it on a computer), choose Apps, and search for what it says',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [],
  async run(conversation) {
    const text = plainWords(conversation.target?.text ?? '');
    if (text === '') return notice(conversation.texts.member.nothingToSearch);
    const names = conversation.services.namesIn(text).slice(0, MAX_NAMES);
    const queries = [names.join(' '), ...names, clip(text, MAX_QUERY).replace(/…$/u, '')];
    return answerSearch(await firstAnswered(queries, conversation.services), conversation);
  },
};

/** Returns the first query with results, else the last. */
async function firstAnswered(
  queries: readonly string[],
  services: Services,
): Promise<ActionOf<'search-page'>> {
  let search: ActionOf<'search-page'> = { kind: 'search-page', query: '', page: 0 };
  for (const query of queries.filter((words) => words !== '')) {
    search = { ...search, query };
    const { hits } = await services.search.search(query, { limit: 1 });
    if (hits.some((hit) => !hit.near)) break;
  }
  return search;
}

/** Returns a message's text without mentions, emoji codes and URLs. */
function plainWords(text: string): string {
  return text
    .replace(/<[^<>]{1,100}>|https?:\/\/\S+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
