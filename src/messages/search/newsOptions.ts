import type { OptionSpec } from '../conversation/options.ts';

/** Options of `/news`: the query and its filters. */
export const newsOptions: readonly OptionSpec[] = [
  {
    name: 'query',
    names: { 'zh-CN': '关键词', 'zh-TW': '關鍵字', 'en-US': 'query' },
    descriptions: {
      'zh-CN': '要找什么，比如 DeepSeek、小米汽车',
      'zh-TW': '要找什麼，例如 DeepSeek、小米汽車',
      'en-US': 'What to look for, such as DeepSeek or 小米',
    },
    kind: 'text',
    required: true,
    suggests: true,
    maxLength: 100,
  },
  {
    name: 'since',
    names: { 'zh-CN': '起始日期', 'zh-TW': '起始日期', 'en-US': 'since' },
    descriptions: {
      'zh-CN': '只看这一天以来的，比如 12月1日、上周一、昨天',
      'zh-TW': '只看這一天以來的，例如 12月1日、上週一、昨天',
      'en-US': 'Only from this day on, such as Dec 1, last Monday or yesterday',
    },
    kind: 'text',
    maxLength: 20,
  },
  {
    name: 'section',
    names: { 'zh-CN': '版块', 'zh-TW': '版塊', 'en-US': 'section' },
    descriptions: {
      'zh-CN': '只看这个版块，比如 国内要闻',
      'zh-TW': '只看這個版塊，例如 國內要聞',
      'en-US': 'Only this section, such as 国内要闻',
    },
    kind: 'text',
    suggests: true,
    maxLength: 30,
  },
  {
    name: 'column',
    names: { 'zh-CN': '栏目', 'zh-TW': '欄目', 'en-US': 'column' },
    descriptions: {
      'zh-CN': '只看这个栏目，比如 极客头条',
      'zh-TW': '只看這個欄目，例如 極客頭條',
      'en-US': 'Only this column, such as 极客头条',
    },
    kind: 'text',
    suggests: true,
    maxLength: 30,
  },
  {
    name: 'share',
    names: { 'zh-CN': '公开', 'zh-TW': '公開', 'en-US': 'share' },
    descriptions: {
      'zh-CN': '让频道里所有人都看到',
      'zh-TW': '讓頻道裡所有人都看到',
      'en-US': 'Show the answer to everyone in the channel',
    },
    kind: 'flag',
  },
];
