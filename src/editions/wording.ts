/** Ends of sentences, as a text's last characters, closing quotes and brackets after them included. */
const SENTENCE_END = /[。！？!?；;….](?:[”’」』"')）\]】]|\s)*$/;

/** Whether a text ends as sentences do. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12));
}

/** A number that counts items: `1、`, `01.`, `(3)`, `④`; a version such as `5.5G` is none. */
export const ORDINAL =
  /^(?:[(（【]\s*\d{1,3}\s*[)）】]\s*[、.．]?|\d{1,3}(?:\s*[、．)）]|\.(?!\d)|\s+\.(?=\s)|\s+[|｜](?=\s))|\d\ufe0f?\u20e3|[①-⑳㉑-㉟])\s*/;

/** A line that holds nothing but the number of what stands below it: `01`, `NO.3`, `2、`. */
export const NUMBER_ALONE = /^(?:No\.?\s?|[#＃]\s?|第)?0?(\d{1,2})\s?[、.．条條]?$/i;

/** A number that counts parts: `一、`, `（二）`, `第三、`. */
export const CHINESE_ORDINAL =
  /^(?:第?[一二三四五六七八九十]{1,3}\s*[、.．:：]|[(（][一二三四五六七八九十]{1,3}[)）])\s*/;

/** Who made the edition: bylines, publishers, rights. */
const CREDIT =
  /^(?:整理|编译|责编|责任编辑|编辑|作者|文|出品|来源|记者|采访|撰文|撰稿|翻译|审校|校对|策划|监制|制图|图源|图|供稿|投稿|编者|本期编辑|本期主编|主编|值班编辑|排版|微信)\s*[|｜丨:：/／]\s*\S.{0,40}$|^[(（]?(?:本文|本周报|本日报|本期)(?:来自|来源|由|首发|转自|为)\S.{0,60}[)）]?$|^(?:未经(?:授权|许可)|转载(?:请|须|于|自)|版权(?:所有|声明)|本文[^。]{0,12}(?:原创|整理|首发|授权)|原文链接|本周作者|责任编辑).{0,80}$/;

/** Lines that stand for an image in copied text. */
const PLACEHOLDER =
  /^[[【(（]?(?:图片|配图|动图|视频|插图|image|img)[\]】)）]?\d{0,2}$|^[\w-]{1,40}\.(?:png|jpe?g|gif|webp)$/i;

/** What pages print below every article: disclaimers and rights. */
const DISCLAIMER =
  /^[【(（*]{0,2}(?:(?:免责|特别|郑重|版权)声明|风险提示)|^(?:本(?:文|内容|篇)|该文|此内容|文章|以上内容)[^。]{0,24}(?:观点|立场|版权|著作权|授权|转载|不构成|投资建议|侵权)|^(?:如需转载|未经.{0,30}(?:授权|许可|允许)|读者热线|[*（(]?(?:题图|头图|封面图?|本文图片)(?:来源|来自|源自|[:：|丨]))/;
/** Buttons and labels of pages that copied text carries along. */
const BUTTON =
  /^(?:举报|听新闻|收藏|分享|点赞|打印|阅读原文|查看原文|查看更多|加载更多|展开全文|阅读全文|打开APP|返回(?:首页|顶部)|文章作者|(?:最新|热门|全部)评论|上一[篇期]|下一[篇期])$/;
/** How an edition takes leave of its readers. */
const FAREWELL =
  /^(?:好了[,，])?(?:以上(?:就是|便是)|(?:今天|今日|本周|本期|这期)的?[^。]{0,16}(?:就到这里|到此结束|到这里结束)|(?:我们)?(?:明天|下周|下期|下次)(?:再)?见|感谢(?:您的)?(?:阅读|收看|收听))/;

/** Whether a line names who made, edited or allowed the edition, or belongs to the page rather than the news. */
export function isCredit(text: string): boolean {
  return (
    text.length <= 120 &&
    (CREDIT.test(text) || DISCLAIMER.test(text) || BUTTON.test(text) || FAREWELL.test(text))
  );
}

/** Whether a line is a button or label of the page around the text. */
export function isButton(text: string): boolean {
  return text.length <= 12 && BUTTON.test(text);
}

/** Whether a line stands where an image was. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 50 && PLACEHOLDER.test(text);
}

const TIMESTAMP =
  /(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?.{0,12}?\d{1,2}\s*[:：时]\s*\d{1,2}/;

/** Whether a line only says when, and perhaps by whom, something was published: no news names the minute so shortly. */
export function isTimestamp(text: string): boolean {
  return text.length <= 60 && TIMESTAMP.test(text);
}

/** Whether a line says that the document is over. */
export function isEndMark(text: string): boolean {
  return text.length <= 40 && /^[(（【-]*\s*(?:完|全文完|END|THE END|正文完)\s*[)）】-]*$/i.test(text);
}

/** Whether a line only counts or dates what the edition holds: `资讯总数：20 条`, `采集时间：2026-02-10 18:28`. */
export function isFigure(text: string): boolean {
  return text.length <= 50 && /^[^：:\d]{2,8}[：:]\s?\d[\d\s:：./年月日时分秒-]{0,24}\D{0,6}$/.test(text);
}
