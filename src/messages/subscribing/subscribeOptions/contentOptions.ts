import type { OptionSpec } from '../../conversation/options.ts';

/** Options of `/subscribe` that choose the news. */
export const contentOptions: readonly OptionSpec[] = [
  {
    name: 'columns',
    names: { 'zh-CN': '栏目', 'zh-TW': '欄目', 'en-US': 'columns' },
    descriptions: {
      'zh-CN': '只要这些栏目，用、隔开；写 全部 恢复所有栏目',
      'zh-TW': '只要這些欄目，用、隔開；寫 全部 恢復所有欄目',
      'en-US': 'Only these columns, separated by commas; "all" for every one',
    },
    kind: 'text',
    suggests: true,
    maxLength: 100,
  },
  {
    name: 'recap',
    names: { 'zh-CN': '回顾', 'zh-TW': '回顧', 'en-US': 'recap' },
    descriptions: {
      'zh-CN': '不发每天的速览，改发每周或每月的回顾；默认周日或月底的 20:00',
      'zh-TW': '不發每天的速覽，改發每週或每月的回顧；預設週日或月底的 20:00',
      'en-US': 'A recap of each week or month instead of digests; Sundays or month ends at 20:00 by default',
    },
    kind: 'text',
    choices: [
      { value: 'week', names: { 'zh-CN': '每周', 'zh-TW': '每週', 'en-US': 'weekly' } },
      { value: 'month', names: { 'zh-CN': '每月', 'zh-TW': '每月', 'en-US': 'monthly' } },
    ],
  },
  {
    name: 'kinds',
    names: { 'zh-CN': '种类', 'zh-TW': '種類', 'en-US': 'kinds' },
    descriptions: {
      'zh-CN': '要汇总（早报、头条、周报）、单篇文章，还是都要（默认）',
      'zh-TW': '要彙整（早報、頭條、週報）、單篇文章，還是都要（預設）',
      'en-US': 'Roundups, single articles, or both (default)',
    },
    kind: 'text',
    choices: [
      { value: 'both', names: { 'zh-CN': '都要', 'zh-TW': '都要', 'en-US': 'both' } },
      { value: 'roundups', names: { 'zh-CN': '汇总', 'zh-TW': '彙整', 'en-US': 'roundups' } },
      { value: 'articles', names: { 'zh-CN': '文章', 'zh-TW': '文章', 'en-US': 'articles' } },
    ],
  },
  {
    name: 'freshness',
    names: { 'zh-CN': '新旧', 'zh-TW': '新舊', 'en-US': 'freshness' },
    descriptions: {
      'zh-CN': '当天没出刊时等当天的，还是发最新的一期',
      'zh-TW': '當天沒出刊時等當天的，還是發最新的一期',
      'en-US': "Wait for the day's own edition, or send the newest there is",
    },
    kind: 'text',
    choices: [
      { value: 'today', names: { 'zh-CN': '当天', 'zh-TW': '當天', 'en-US': 'today' } },
      { value: 'latest', names: { 'zh-CN': '最新', 'zh-TW': '最新', 'en-US': 'latest' } },
    ],
  },
  {
    name: 'empty',
    names: { 'zh-CN': '没有新一期时', 'zh-TW': '沒有新的一期時', 'en-US': 'empty' },
    descriptions: {
      'zh-CN': '本该出刊的日子没有新一期时：不发（默认），还是说一声',
      'zh-TW': '本該出刊的日子沒有新的一期時：不發（預設），還是說一聲',
      'en-US': 'When an expected edition does not come: stay silent (default), or say so once',
    },
    kind: 'text',
    choices: [
      { value: 'silence', names: { 'zh-CN': '不发', 'zh-TW': '不發', 'en-US': 'silence' } },
      { value: 'notice', names: { 'zh-CN': '说一声', 'zh-TW': '說一聲', 'en-US': 'notice' } },
    ],
  },
  {
    name: 'sections',
    names: { 'zh-CN': '版块', 'zh-TW': '版塊', 'en-US': 'sections' },
    descriptions: {
      'zh-CN': '只要这些版块，用、隔开，比如 国内要闻、国际要闻',
      'zh-TW': '只要這些版塊，用、隔開，例如 國內要聞、國際要聞',
      'en-US': 'Only these sections, separated by commas, such as 国内要闻',
    },
    kind: 'text',
    suggests: true,
    maxLength: 100,
  },
  {
    name: 'include',
    names: { 'zh-CN': '包含', 'zh-TW': '包含', 'en-US': 'include' },
    descriptions: {
      'zh-CN': '只要提到这些词之一的新闻，用、隔开',
      'zh-TW': '只要提到這些詞之一的新聞，用、隔開',
      'en-US': 'Only stories that mention one of these words, separated by commas',
    },
    kind: 'text',
    maxLength: 200,
  },
  {
    name: 'exclude',
    names: { 'zh-CN': '排除', 'zh-TW': '排除', 'en-US': 'exclude' },
    descriptions: {
      'zh-CN': '不要提到这些词的新闻，用、隔开',
      'zh-TW': '不要提到這些詞的新聞，用、隔開',
      'en-US': 'No stories that mention these words, separated by commas',
    },
    kind: 'text',
    maxLength: 200,
  },
  {
    name: 'items',
    names: { 'zh-CN': '条数', 'zh-TW': '則數', 'en-US': 'items' },
    descriptions: {
      'zh-CN': '最多列几条，其余的放在按钮后面，默认 20',
      'zh-TW': '最多列幾則，其餘的放在按鈕後面，預設 20',
      'en-US': 'How many stories at most, the rest behind a button; 20 by default',
    },
    kind: 'integer',
    min: 1,
    max: 60,
  },
  {
    name: 'whole',
    names: { 'zh-CN': '全部列出', 'zh-TW': '全部列出', 'en-US': 'whole' },
    descriptions: {
      'zh-CN': '一条不落地列出来，长了就分几条消息',
      'zh-TW': '一則不漏地列出來，長了就分幾則訊息',
      'en-US': 'List every story, in several messages where it is long',
    },
    kind: 'flag',
  },
];
