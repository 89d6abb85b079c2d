import type { TrendTexts } from './texts.ts';

/** 繁體中文，臺灣用語. */
export const zhTW: TrendTexts = {
  title: (words) => `新聞趨勢：${words}`,
  label: '新聞趨勢',
  span: (since, until, isByWeek) => `${since}至${until}，每個點是${isByWeek ? '一週' : '一天'}`,
  whatCounts: '計算的是標題或一句話裡提到它的新聞，別名和同義的說法都算。',
  facts: (total, when, most) => `共 ${total} 則，${when}最多，有 ${most} 則`,
  noneOf: '沒有新聞提到',
  weekFrom: (day) => `${day}起的一週`,
  openPeak: (word, when) => `${word} ${when}`,
  days: (days) => `${days} 天`,
  year: '一年',
  nothing: '這段時間裡沒有新聞提到這些詞，換個詞或把時間拉長再看看。',
  badSpan: (text) => `看不懂「${text}」是多久，可以寫 30d、12w、3m 或 1y，也可以寫 30天、12周、3月、1年。`,
  page: '長按掃描 QR Code，看這些新聞',
  noWords: '請寫一到五個詞，用空格隔開，例如：小米 華為。',
};
