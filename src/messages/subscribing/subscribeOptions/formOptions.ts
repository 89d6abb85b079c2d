import type { OptionSpec } from '../../conversation/options.ts';

/** Options of `/subscribe` that say in what form a digest is posted. */
export const formOptions: readonly OptionSpec[] = [
  {
    name: 'language',
    names: { 'zh-CN': '语言', 'zh-TW': '語言', 'en-US': 'language' },
    descriptions: {
      'zh-CN': '标题、按钮用哪种语言；选繁體中文时新闻也转成繁体',
      'zh-TW': '標題、按鈕用哪種語言；選繁體中文時新聞也轉成繁體',
      'en-US': 'The language of headings and buttons; Traditional Chinese converts the news too',
    },
    kind: 'text',
    choices: [
      { value: 'zh-CN', names: { 'zh-CN': '简体中文', 'zh-TW': '简体中文', 'en-US': '简体中文' } },
      { value: 'zh-TW', names: { 'zh-CN': '繁體中文', 'zh-TW': '繁體中文', 'en-US': '繁體中文' } },
      { value: 'en-US', names: { 'zh-CN': 'English', 'zh-TW': 'English', 'en-US': 'English' } },
    ],
  },
  {
    name: 'role',
    names: { 'zh-CN': '提醒身份组', 'zh-TW': '提及身分組', 'en-US': 'role' },
    descriptions: {
      'zh-CN': '每期发出时提醒这个身份组，默认谁也不提醒',
      'zh-TW': '每期發出時提及這個身分組，預設誰也不提及',
      'en-US': 'A role to mention with each digest; nobody by default',
    },
    kind: 'role',
  },
  {
    name: 'publish',
    names: { 'zh-CN': '自动发布', 'zh-TW': '自動發布', 'en-US': 'publish' },
    descriptions: {
      'zh-CN': '公告频道：同时发布给关注它的服务器',
      'zh-TW': '公告頻道：同時發布給追蹤它的伺服器',
      'en-US': 'Announcement channels: publish to the servers that follow',
    },
    kind: 'flag',
  },
  {
    name: 'thread',
    names: { 'zh-CN': '讨论串', 'zh-TW': '討論串', 'en-US': 'thread' },
    descriptions: {
      'zh-CN': '在每期下面开一个讨论串',
      'zh-TW': '在每期下面開一個討論串',
      'en-US': 'Open a discussion thread under each digest',
    },
    kind: 'flag',
  },
  {
    name: 'tag',
    names: { 'zh-CN': '标签', 'zh-TW': '標籤', 'en-US': 'tag' },
    descriptions: {
      'zh-CN': '论坛：每期的帖子带哪些标签，用、隔开',
      'zh-TW': '論壇：每期的貼文帶哪些標籤，用、隔開',
      'en-US': 'Forums: the tags of each post, separated by commas',
    },
    kind: 'text',
    suggests: true,
    maxLength: 100,
  },
];
