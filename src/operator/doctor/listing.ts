import type { Localised } from '../../messages/locale.ts';

/**
 * Longest texts in code points: description and tags as documented by Discord
 * (https://discord.com/developers/docs/resources/application#edit-current-application); for the summary and the
 * detailed description of Discovery no limit is published, so they are kept short.
 */
export const LISTING_LIMITS = {
  description: 400,
  tags: 5,
  tag: 20,
  summary: 80,
  detailed: 2000,
} as const;

/** Description of the bot, shown in its profile. */
export const DESCRIPTION: Localised = {
  'zh-CN':
    '每天早上把中文科技早报变成一分钟速览发到频道：一条一行，点开看全文，事实和点评分开，AI 写的都有标签。随时用 /news 搜新闻，/follow 关注一个词。不看频道里的消息。',
  'zh-TW':
    '每天早上把中文科技早報變成一分鐘速覽發到頻道：一則一行，點開看全文，事實和點評分開，AI 寫的都有標籤。隨時用 /news 搜尋新聞，/follow 關注一個詞。不看頻道裡的訊息。',
  'en-US':
    'Turns Chinese tech-news roundups into a one-minute digest in your channel every morning: a line a story, full text a press away, facts apart from opinion, AI text labelled. Search with /news, follow a word with /follow. Reads no messages.',
};

/** Tags of the application, at most five. */
export const TAGS: readonly string[] = ['news', 'chinese', 'technology', 'digest', 'search'];

/** One-line summary for the App Directory. */
export const SUMMARY: Localised = {
  'zh-CN': '每天早上一分钟，看完中文科技早报；随时搜新闻。',
  'zh-TW': '每天早上一分鐘，看完中文科技早報；隨時搜尋新聞。',
  'en-US': 'Chinese tech news in one minute every morning, and a search for all of it.',
};
