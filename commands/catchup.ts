import { catchUpPage, showMissed as missed } from '../src/messages/catchup/catchUp.ts';
import type { Command } from '../src/messages/conversation/command.ts';

/** `/catchup`: shows what a member missed since they last opened a digest. */
export const catchUp: Command = {
  kind: 'slash',
  name: 'catchup',
  names: { 'zh-CN': '补看', 'zh-TW': '補看', 'en-US': 'catchup' },
  descriptions: {
    'zh-CN': '上次打开速览之后错过的新闻，重要的在前',
    'zh-TW': '上次打開速覽之後錯過的新聞，重要的在前',
    'en-US': 'What you missed since you last opened a digest, the most important first',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [],
  examples: { 'zh-CN': ['/catchup'], 'zh-TW': ['/catchup'], 'en-US': ['/catchup'] },
  run: missed,
  actions: { 'catch-up': catchUpPage },
};
