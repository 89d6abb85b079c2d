import type { Command } from '../src/messages/conversation/command.ts';
import { notice } from '../src/messages/notice.ts';
import { answerMessage } from '../src/messages/search/answerMessage.ts';

/** Maximum length of a question. */
const QUESTION_CHARACTERS = 200;

/** `/ask`: answers a question by a language model from stored stories only; offered only if one is configured. */
export const ask: Command = {
  kind: 'slash',
  name: 'ask',
  names: { 'zh-CN': '提问', 'zh-TW': '提問', 'en-US': 'ask' },
  descriptions: {
    'zh-CN': '提一个问题：AI 只依据收录的新闻回答，并列出依据',
    'zh-TW': '提一個問題：AI 只依據收錄的新聞回答，並列出依據',
    'en-US': 'Ask a question: AI answers from stored news alone and names its sources',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'question',
      names: { 'zh-CN': '问题', 'zh-TW': '問題', 'en-US': 'question' },
      descriptions: {
        'zh-CN': '想知道什么，比如 DeepSeek V3 有多少参数？',
        'zh-TW': '想知道什麼，例如 DeepSeek V3 有多少參數？',
        'en-US': 'What to know, such as: how many parameters has DeepSeek V3?',
      },
      kind: 'text',
      required: true,
      maxLength: QUESTION_CHARACTERS,
    },
  ],
  async run({ options, locale, user, texts, services: { questions, maySearch } }) {
    if (!questions) return notice(texts.answersOff);
    if (!maySearch(user, 'ask')) return notice(texts.asksTooFast);
    const question = options.text('question') ?? '';
    return answerMessage(question, await questions.answer(question, locale), locale);
  },
};
