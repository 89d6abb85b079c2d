import type { TrendTexts } from './texts.ts';

/** 简体中文. */
export const zhCN: TrendTexts = {
  title: (words) => `新闻趋势：${words}`,
  label: '新闻趋势',
  span: (since, until, isByWeek) => `${since}至${until}，每个点是${isByWeek ? '一周' : '一天'}`,
  whatCounts: '数的是标题或一句话里说到它的新闻，别名和同义的说法都算。',
  facts: (total, when, most) => `共 ${total} 条，${when}最多，有 ${most} 条`,
  noneOf: '没有新闻说到',
  weekFrom: (day) => `${day}起的一周`,
  openPeak: (word, when) => `${word} ${when}`,
  days: (days) => `${days} 天`,
  year: '一年',
  nothing: '这段时间里没有新闻说到这些词，换个词或者放长时间再看看。',
  badSpan: (text) => `看不懂「${text}」是多久，可以写 30d、12w、3m 或 1y，也可以写 30天、12周、3月、1年。`,
  page: '长按识别二维码，看这些新闻',
  noWords: '请写一个到五个词，用空格隔开，比如：小米 华为。',
};
