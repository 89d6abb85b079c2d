import type { Command } from '../src/messages/command.ts';
import { following, MAX_KEYWORD, unfollow as unfollowKeyword } from '../src/messages/following.ts';
import { fold } from '../src/text/fold.ts';

/** `/unfollow`: ends following a keyword. */
export const unfollow: Command = {
  kind: 'slash',
  name: 'unfollow',
  names: { 'zh-CN': '取消关注', 'zh-TW': '取消關注', 'en-US': 'unfollow' },
  descriptions: {
    'zh-CN': '不再关注一个关键词',
    'zh-TW': '不再關注一個關鍵字',
    'en-US': 'Stop following a keyword',
  },
  scenes: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'keyword',
      names: { 'zh-CN': '关键词', 'zh-TW': '關鍵字', 'en-US': 'keyword' },
      descriptions: {
        'zh-CN': '从你关注的关键词里选',
        'zh-TW': '從你關注的關鍵字裡選',
        'en-US': 'One of the keywords you follow',
      },
      kind: 'text',
      required: true,
      suggests: true,
      maxLength: MAX_KEYWORD,
    },
  ],
  async run(request, context) {
    const keyword = request.options.text('keyword');
    return keyword === undefined
      ? await following(request, context)
      : await unfollowKeyword(keyword, request, context);
  },
  async complete(_option, typed, request, context) {
    const keywords = (await context.followers.find(request.user))?.keywords ?? [];
    return keywords
      .filter((keyword) => fold(keyword).includes(fold(typed)))
      .slice(0, 25)
      .map((keyword) => ({ name: keyword, value: keyword }));
  },
};
