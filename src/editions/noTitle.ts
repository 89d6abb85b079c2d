import { isHiddenUrl } from '../documents/originalUrl.ts';
import { sourceLine } from './attribution.ts';
import { commentaryIn } from './commentary.ts';
import { isCredit, isEndMark, isPlaceholder, isTimestamp } from './wording.ts';

/** Who said the words above: `-- 某人`. */
const QUOTED_BY = /^(?:--|——|—)\s*\S/;

const HASHTAGS = /^(?:[#＃][^\s#＃]{1,30}[#＃]?\s*){1,20}$/;

/** What a link to a story's source is called where it stands on a line of its own. */
const LINK_LABEL =
  /^(?:[[【(（→👉🔗▶]\s{0,2}){0,2}(?:原文|官网|链接|详情|(?:项目|官方|论文|原文|相关|下载|体验)(?:地址|链接|网站|主页|网址)|(?:阅读|查看|点击|了解)(?:原文|全文|详情|更多)|(?:read )?more|link|source|via)\s{0,2}[\]】)）→»]{0,2}$/iu;

/** Whether a text is no title whatever sets it off: credits, sources, opinions, quoted persons, tags, addresses. */
export function isNoTitle(text: string): boolean {
  return (
    isCredit(text) ||
    sourceLine(text) !== undefined ||
    LINK_LABEL.test(text) ||
    isPlaceholder(text) ||
    isEndMark(text) ||
    isTimestamp(text) ||
    isHiddenUrl(text) ||
    commentaryIn(text) !== undefined ||
    QUOTED_BY.test(text) ||
    HASHTAGS.test(text) ||
    /^https?:\/\/\S+$/.test(text)
  );
}
