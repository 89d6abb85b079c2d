import { type Command, MOST_SUGGESTIONS } from '../src/messages/conversation/command.ts';
import {
  eventsOfAsker,
  following,
  MAX_KEYWORD,
  unfollowEvent,
  unfollowKeyword,
} from '../src/messages/follows/following.ts';
import { newsScriptOf } from '../src/messages/newsScript.ts';
import { clip } from '../src/messages/takeSentences.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { fold } from '../src/text/fold.ts';

const TITLE_CHARACTERS = 80;

/** `/unfollow`: ends following a keyword or an event. */
export const unfollow: Command = {
  kind: 'slash',
  name: 'unfollow',
  names: { 'zh-CN': '取消关注', 'zh-TW': '取消關注', 'en-US': 'unfollow' },
  descriptions: {
    'zh-CN': '不再关注一个关键词或一件事',
    'zh-TW': '不再關注一個關鍵字或一件事',
    'en-US': 'Stop following a keyword or an event',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'keyword',
      names: { 'zh-CN': '关键词', 'zh-TW': '關鍵字', 'en-US': 'keyword' },
      descriptions: {
        'zh-CN': '从你的关注里选',
        'zh-TW': '從你的關注裡選',
        'en-US': 'One of the things you follow',
      },
      kind: 'text',
      required: true,
      suggests: true,
      maxLength: MAX_KEYWORD,
    },
  ],
  async run(conversation) {
    const wanted = conversation.options.text('keyword');
    if (wanted === undefined) return await following(conversation);
    const events = await eventsOfAsker(conversation);
    const event = events.find(({ id, title }) => wanted === EVENT + id || wanted === title);
    return event ? await unfollowEvent(event.id, conversation) : await unfollowKeyword(wanted, conversation);
  },
  async complete(_option, typed, conversation) {
    const { locale } = conversation;
    const keywords = (await conversation.services.followers.find(conversation.user))?.keywords ?? [];
    const events = await eventsOfAsker(conversation);
    const script = newsScriptOf(locale);
    return [
      ...keywords.map((keyword) => ({ name: keyword, value: keyword })),
      ...events.map(({ id, title }) => ({
        name:
          title === null
            ? textsIn(locale).following.eventTakenDown
            : clip(script.text(title), TITLE_CHARACTERS),
        value: EVENT + id,
      })),
    ]
      .filter(({ name }) => fold(name).includes(fold(typed)))
      .slice(0, MOST_SUGGESTIONS);
  },
};

/** Prefix of the value of a suggested event; no followed keyword starts with it. */
const EVENT = '#event ';
