import {
  describeProblem,
  type SourceListPlace,
  type SourceListProblem,
  type SourceListRule,
} from '../../sources/sourceList/problem.ts';
import type { Locale } from '../locale.ts';
import { explainCause } from '../systemCauses.ts';

type ChineseLocale = Exclude<Locale, 'en-US'>;

const RULES: Readonly<Record<ChineseLocale, Readonly<Record<SourceListRule, string>>>> = {
  'zh-CN': {
    hours: '要写北京时间一天里的一段，例如 "09:00-12:00"',
    'web-url': '要写 http 或 https 网址',
    'user-name': '不要写用户名，不会发送',
    'archive-url': '要写带 {page} 的 http 或 https 网址',
    selector: '要写 CSS 选择器',
    id: '要写 1 到 40 个小写字母、数字和连字符',
    tier: '要写 roundup、news 或 community',
    route: '要写路由，例如 /csdn/blog/NAME',
    kind: '要写 feed、page 或 folder',
    twice: '写了两次',
    'url-or-route': '网址和 rsshub 路由要写一个，也只能写一个',
    missing: '还没有写',
    type: '类型不对',
    'unknown-setting': '没有这样的设置',
    empty: '不能是空的',
    'too-small': '小于最小值',
    'too-large': '大于最大值',
    value: '要写其中的一个',
    other: '不能用',
    unreadable: '读不了',
    unwritable: '写不进去',
    yaml: '不是正确的 YAML',
  },
  'zh-TW': {
    hours: '要寫北京時間一天裡的一段，例如 "09:00-12:00"',
    'web-url': '要寫 http 或 https 網址',
    'user-name': '不要寫使用者名稱，不會傳送',
    'archive-url': '要寫帶 {page} 的 http 或 https 網址',
    selector: '要寫 CSS 選擇器',
    id: '要寫 1 到 40 個小寫字母、數字和連字號',
    tier: '要寫 roundup、news 或 community',
    route: '要寫路由，例如 /csdn/blog/NAME',
    kind: '要寫 feed、page 或 folder',
    twice: '寫了兩次',
    'url-or-route': '網址和 rsshub 路由要寫一個，也只能寫一個',
    missing: '還沒有寫',
    type: '類型不對',
    'unknown-setting': '沒有這樣的設定',
    empty: '不能是空的',
    'too-small': '小於最小值',
    'too-large': '大於最大值',
    value: '要寫其中的一個',
    other: '不能用',
    unreadable: '讀不了',
    unwritable: '寫不進去',
    yaml: '不是正確的 YAML',
  },
};

const PLACES: Readonly<
  Record<
    ChineseLocale,
    {
      readonly file: string;
      readonly source: (source: string | number) => string;
      readonly line: (line: number) => string;
    }
  >
> = {
  'zh-CN': {
    file: '文件',
    source: (source) => (typeof source === 'number' ? `第 ${source} 个来源` : `来源 ${source}`),
    line: (line) => `（第 ${line} 行）`,
  },
  'zh-TW': {
    file: '檔案',
    source: (source) => (typeof source === 'number' ? `第 ${source} 個來源` : `來源 ${source}`),
    line: (line) => `（第 ${line} 行）`,
  },
};

/** Returns a problem of a source list with its place in a language: `来源 csdn，url：要写 http 或 https 网址（第 12 行）`. */
export function explainListProblem(problem: SourceListProblem, locale: Locale): string {
  if (locale === 'en-US') return describeProblem(problem);
  const { line } = problem.place;
  const behind = line === undefined ? '' : PLACES[locale].line(line);
  return `${placeIn(problem.place, locale)}：${wordsIn(problem, locale)}${behind}`;
}

function placeIn({ source, setting }: SourceListPlace, locale: ChineseLocale): string {
  const { file, source: sourceIn } = PLACES[locale];
  const named = [source === undefined ? '' : sourceIn(source), setting ?? ''].filter((part) => part !== '');
  return named.join('，') || file;
}

function wordsIn({ rule, detail }: SourceListProblem, locale: ChineseLocale): string {
  const words = RULES[locale][rule];
  return detail === undefined ? words : `${words}（${explainCause(detail, locale)}）`;
}
