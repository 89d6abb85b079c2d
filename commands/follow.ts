import type { Command } from '../src/messages/command.ts';
import {
  actOnFollowing,
  following,
  follow as followKeyword,
  MAX_KEYWORD,
} from '../src/messages/following.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';

/** `/follow`: a member is told by direct message when there is news about a keyword; alone it lists what they follow. */
export const follow: Command = {
  kind: 'slash',
  name: 'follow',
  names: { 'zh-CN': '关注', 'zh-TW': '關注', 'en-US': 'follow' },
  descriptions: {
    'zh-CN': '关注一个关键词，有新消息时私信告诉你',
    'zh-TW': '關注一個關鍵字，有新消息時私訊告訴你',
    'en-US': 'Get a direct message when there is news about a keyword',
  },
  scenes: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'keyword',
      names: { 'zh-CN': '关键词', 'zh-TW': '關鍵字', 'en-US': 'keyword' },
      descriptions: {
        'zh-CN': '公司、产品、人名或词；不填就看你关注了什么',
        'zh-TW': '公司、產品、人名或詞；不填就看你關注了什麼',
        'en-US': 'A company, product, person or word; without one you see what you follow',
      },
      kind: 'text',
      suggests: true,
      maxLength: MAX_KEYWORD,
    },
  ],
  examples: {
    'zh-CN': ['/follow {name}'],
    'zh-TW': ['/follow {name}'],
    'en-US': ['/follow {name}'],
  },
  async run(request, context) {
    const keyword = request.options.text('keyword');
    return keyword === undefined
      ? await following(request, context)
      : await followKeyword(keyword, request, context);
  },
  async complete(_option, typed, request, context) {
    const found = await context.search.complete(typed, 25);
    const news = newsScriptOf(request.locale);
    return found
      .filter(({ kind }) => kind === 'entity')
      .map(({ text }) => ({ name: news.text(text), value: text }));
  },
  act: actOnFollowing,
};
