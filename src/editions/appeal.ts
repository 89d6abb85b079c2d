import { bigramsOf, containment } from '../text/similarity.ts';
import { textKey } from './identity.ts';

/**
 * Ways in which a text turns to its readers rather than tells news. One of them stands in news as well; three kinds
 * together do not.
 */
const KINDS: readonly RegExp[] = [
  /(?<!“[^”]{0,200})[你您]|一起来|来啦|各位/,
  /[你您][^。]{0,24}[？?]/,
  /点击|戳|扫码|长按|报名|参加|加入|观看|收听|关注|留言|点赞|转发|收藏|在看|三连|投递|告诉我们|试用|不见不散|相约|见[！!]/,
  /(?:点击|戳|扫码|长按|报名|加入|留言|点赞|转发|收藏|在看)[^。]{0,16}(?:报名|加入|点赞|转发|收藏|在看|三连|领取|获取|了解)/,
  /免费|好礼|大奖|奖金|赢取|赠|福利|专属|赛题|伴手礼|畅享|优惠|先到先得|学费/,
  /\d\s*折|满\s*\d+\s*减|包邮|低至|特价|仅限|限量|限时|名额|限\s*\d+\s*席|\d\s*元\/[年月]/,
  /大会|峰会|论坛|沙龙|meetup|公开课|讲师|主讲|评选|大赛|挑战赛|招募|开放日|技术日|程序员节|招聘|我们在招|购物季|开营|打卡|创新赛|征集|截稿|报名/i,
  /(?:大会|峰会|课|赛|节|沙龙)[^。]{0,30}(?:预告|现场|亲临|举办|举行|分享|招募|开始|讲师)/,
  /播客|电子书|图书|好书|课程|教程|专栏|授课|购课|读者群|交流群|书单|题库|训练营|导师|早报|邮箱/,
  /CSDN|本文|小编|特别推荐|编辑部|头条|栏目|赞助|上新/,
  /\d{1,2}\s*月\s*\d{1,2}\s*日|[本这]?周[一二三四五六日]|今晚|\d{1,2}[:：]\d{2}/,
  /[！!~～]+\s*$|>>\s*$|^\p{Extended_Pictographic}/u,
];
const ENOUGH = 3;
/** So many suffice where a text has nothing to do with the story above it. */
const ENOUGH_APART = 2;
/** Who reports something says so, which advertisements hardly do. */
const REPORTS =
  /表示|称[，：“]|透露|指出|认为|回应|报道|据悉|公告|消息[，称]|宣布|公布|近日|日前|昨[日天]|当地时间|人士|用户|版本|[（(][^（）()]{2,16}[）)]。?$/;
const LONGEST = 160;

/** Whether a paragraph appeals to its readers: to come, to buy, to take part. */
export function isAppeal(text: string): boolean {
  return kindsIn(text) >= ENOUGH;
}

/** Whether a paragraph under a story appeals to its readers and shares no word with what the story has told so far. */
export function isAppealApart(text: string, told: string): boolean {
  return kindsIn(text) >= ENOUGH_APART && !goesOn(text, told);
}

function kindsIn(text: string): number {
  if (text.length > LONGEST || REPORTS.test(text)) return 0;
  let kinds = 0;
  for (const kind of KINDS) if (kind.test(text)) kinds++;
  return kinds;
}

/** A paragraph of a story repeats at least so much of its pairs of characters, or a name in Latin letters. */
const LEAST_SHARED = 0.08;

function goesOn(text: string, told: string): boolean {
  const lower = told.toLowerCase();
  const names = text.toLowerCase().match(/[a-z][a-z0-9.+#-]+/g) ?? [];
  if (names.some((name) => lower.includes(name))) return true;
  return containment(bigramsOf(textKey(text)), bigramsOf(textKey(told))) >= LEAST_SHARED;
}
