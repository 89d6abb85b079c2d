import { isWordUnit } from '../../text/beginnings.ts';
import { unitAt } from '../../text/unitAt.ts';

/** Matches the end of a sentence at a text's end, including closing quotes and brackets. */
const SENTENCE_END = /[。！？!?；;….](?:[”’」』"')）\]】]|\s)*$/;

/** Whether a text ends as sentences do. */
export function endsSentence(text: string): boolean {
  return !isWordUnit(unitAt(text, text.length - 1)) && SENTENCE_END.test(text.slice(-12));
}

const TIMESTAMP =
  /(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?.{0,12}?\d{1,2}\s*[:：时]\s*\d{1,2}/;

/** Whether a line only gives the time, and perhaps the author, of publication: short news never names the minute. */
export function isTimestamp(text: string): boolean {
  return text.length <= 60 && (text.includes('20') || text.includes('19')) && TIMESTAMP.test(text);
}

/** Matches a name of any kind with the number of its items: `36氪: 31 篇`. */
const COUNTED_NAME = /^\S.{0,29}[：:]\s?\d{1,6}\s?[篇条條则則项項次]$/;

/** Matches the weather of the day at the head of a paper: `晴转多云，8~15℃`. */
const WEATHER = /^[^。！？!?]{1,16}\d{1,2}\s?[℃°]?C?\s?[~～—-]\s?-?\d{1,2}\s?(?:℃|°C|度)$/;

/** Matches a price with its change: `某某指数 6,795.99 (+0.83%)`, `4,123.14▲ +0.65%`. */
const QUOTE = /\d[\d,.]*\s*(?:[(（]\s?[+−-]|[▲▼↑↓]\s?[+−-]?)\s?\d{1,3}(?:\.\d+)?%\s?[)）]?$/;

/** In what the weather ends. */
const WEATHER_UNITS = '℃C度';

/** Matches a label with a time: `采集时间：2026-02-10 18:28`. */
const LABELLED_TIME = /^[^：:\d]{2,8}[：:]\s?\d[\d\s:：./年月日时分秒-]{0,24}\D{0,6}$/;

/**
 * Whether a line only gives a count, a time, the weather of the edition or a price with its change:
 * `资讯总数：20 条`, `采集时间：2026-02-10 18:28`.
 */
export function isFigure(text: string): boolean {
  if (text.length > 50) return false;
  const isLabelled = text.includes('：') || text.includes(':');
  return (
    (isLabelled && (COUNTED_NAME.test(text) || LABELLED_TIME.test(text))) ||
    (text.includes('%', text.length - 3) && QUOTE.test(text)) ||
    (WEATHER_UNITS.includes(text.charAt(text.length - 1)) && WEATHER.test(text))
  );
}
