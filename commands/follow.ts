import { type Command, MOST_SUGGESTIONS } from '../src/messages/conversation/command.ts';
import { followActions } from '../src/messages/follows/followActions.ts';
import { chooseTelling, following, followKeyword, MAX_KEYWORD } from '../src/messages/follows/following.ts';
import { readTelling } from '../src/messages/follows/followTelling.ts';
import { suggestEntities } from '../src/messages/follows/suggestEntities.ts';
import { notice } from '../src/messages/notice.ts';
import { suggestZones } from '../src/messages/subscribing/timeZones.ts';

/**
 * `/follow`: notifies a member by direct message of news about a keyword; without a keyword it lists what they follow.
 */
export const follow: Command = {
  kind: 'slash',
  name: 'follow',
  names: { 'zh-CN': '关注', 'zh-TW': '關注', 'en-US': 'follow' },
  descriptions: {
    'zh-CN': '关注一个关键词，有新消息时私信告诉你',
    'zh-TW': '關注一個關鍵字，有新消息時私訊告訴你',
    'en-US': 'Get a direct message when there is news about a keyword',
  },
  contexts: ['server', 'direct', 'elsewhere'],
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
    {
      name: 'pace',
      names: { 'zh-CN': '频率', 'zh-TW': '頻率', 'en-US': 'pace' },
      descriptions: {
        'zh-CN': '每天最多一条（默认），还是有了就发',
        'zh-TW': '每天最多一則（預設），還是有了就傳',
        'en-US': 'One message a day at most (default), or at once',
      },
      kind: 'text',
      choices: [
        {
          value: 'daily',
          names: { 'zh-CN': '每天最多一条', 'zh-TW': '每天最多一則', 'en-US': 'once a day at most' },
        },
        { value: 'at-once', names: { 'zh-CN': '有了就发', 'zh-TW': '有了就傳', 'en-US': 'at once' } },
      ],
    },
    {
      name: 'quiet',
      names: { 'zh-CN': '免打扰', 'zh-TW': '勿擾', 'en-US': 'quiet' },
      descriptions: {
        'zh-CN': '哪段时间不发私信，比如 22:00-08:00；写 无 取消',
        'zh-TW': '哪段時間不傳私訊，例如 22:00-08:00；寫 無 取消',
        'en-US': 'When not to be written to, such as 22:00-08:00; "none" ends it',
      },
      kind: 'text',
      maxLength: 30,
    },
    {
      name: 'timezone',
      names: { 'zh-CN': '时区', 'zh-TW': '時區', 'en-US': 'timezone' },
      descriptions: {
        'zh-CN': '免打扰按哪个时区算，默认北京时间',
        'zh-TW': '勿擾時段按哪個時區算，預設北京時間',
        'en-US': 'The time zone of the quiet hours, Beijing by default',
      },
      kind: 'text',
      suggests: true,
      maxLength: 60,
    },
  ],
  examples: {
    'zh-CN': ['/follow {name}'],
    'zh-TW': ['/follow {name}'],
    'en-US': ['/follow {name}'],
  },
  async run(conversation) {
    const keyword = conversation.options.text('keyword');
    const read = await readTelling(conversation);
    if (read && 'wrong' in read) return notice(read.wrong);
    if (keyword !== undefined) {
      if (read) await chooseTelling(read.choices, conversation);
      return await followKeyword(keyword, conversation);
    }
    return read ? await chooseTelling(read.choices, conversation) : await following(conversation);
  },
  async complete(option, typed, conversation) {
    if (option === 'timezone')
      return suggestZones(typed, MOST_SUGGESTIONS).map((zone) => ({ name: zone, value: zone }));
    return await suggestEntities(typed, conversation);
  },
  actions: followActions,
};
