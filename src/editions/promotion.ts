import { isAppeal } from './appeal.ts';
import { TERMS } from './terms.ts';

/** Wordings of courses, books, conferences, surveys, contests and calls, each with its weight as evidence. */
const SIGNS: readonly (readonly [weight: number, wording: RegExp])[] = [
  [
    3,
    /(?:欢迎|立即|现在|火热|点击|马上|抢先|赶紧|速来|快来|即刻|踊跃|诚邀|现邀|点此|抓紧)[^。，；]{0,10}(?:报名|订阅|购买|抢购|下单|领取|预约|注册|参与|参加|投稿|咨询|填写|扫码|加入)/,
  ],
  [
    3,
    /^[【[](?:欢迎|有奖|文末|线上|直播|活动)?(?:投稿|征稿|征文|招聘|福利|活动|广告|推广|赠书|送书|抽奖|互动|预告|课程|好课|训练营|调研|问卷|有奖)/,
  ],
  [
    3,
    /(?:报名|购票|订阅|购买|活动|参会|参赛|申报|直播|抢票|问卷|投票)(?:链接|地址|入口|方式|通道|时间|地点|网址)\s*[:：]/,
  ],
  [
    3,
    /(?:扫描?|长按|识别)[^。]{0,10}(?:二维码|小程序码)|扫码(?:即可|立即)?(?:报名|加入|关注|咨询|购买|领取|进群|预约|订阅|观看|填写|添加|抢)/,
  ],
  [3, /早鸟|优惠价|限时(?:特惠|优惠|折扣)|专属(?:优惠|福利|讲义)|惊喜礼品|免费领取|席位有限|名额有限/],
  [3, /(?:文末|公众号后台)[^。]{0,12}(?:福利|抽|送|赠|获|回复)|欢迎[^。]{0,8}(?:评论|留言)/],
  [3, /(?:简历|作品|稿件)[^。]{0,12}(?:发送|投递|发)[至到]|招人[啦了]|诚[聘招]|薪资面议|岗位职责/],
  [3, /^点个?(?:分享|收藏|点?赞|在看)$|你点的每个|成就一亿技术人|新程序员|^(?:[☞👉👇⬇]|↓{2})/u],
  [3, /以上就是[^。]{0,12}(?:内容|新闻|资讯)|(?:明天|明日|下期)(?:再)?见[！!。~～]*$|收听[^。]{0,10}音频版/],
  [3, /^(?:点击)?[“"「]?阅读原文|^(?:了解更多|更多详情|详情请?点击|查看原文)$|CSDN\s*(?:app|学院|会员)/i],
  [2, /投稿(?:至|到|邮箱|请)|商务合作|联系(?:方式|我们|微信)|添加[^。]{0,8}微信|长期征集/],
  [2, /进群|转发本文|朋友圈并|(?:交流|读者|粉丝)群|小助手|新闻线索|读者(?:大)?调查/],
  [
    2,
    /(?:大会|峰会|论坛|沙龙|训练营|公开课|直播课|课程|讲座|技术节|嘉年华|大赛)[^。]{0,60}(?:将[于在]|定于|拉开帷幕|火热|开启|启动报名)/,
  ],
  [
    2,
    /正式上市|现已上[市架]|全面上市|火热预售|重磅(?:推出|上线|发布)|新书|纸书|(?:有奖|开发者)(?:大)?调查|问卷|在线调研/,
  ],
  [2, /原价|秒杀|特惠|立减|优惠券|首年仅需|全额退款|门票|免费(?:预约|试听|名额|体验|下载完整)/],
  [2, /抽取|抽奖|幸运(?:读者|用户|粉丝)|获赠|赠书|赢大奖|奖金池|周边[！!。]|机会获得/],
  [2, /直播间|视频号|二维码|海报|关注[“"「]|回复[“"「]|备注[“"「]/],
  [2, /名师|主讲|带练|实战营|训练营|零基础|公开课|精品课|从零到一|亲授|大咖|技术领袖/],
  [2, /等你来|邀请?你(?:一起|来|参加|共)|与你(?:面对面|相约)|带你(?:从零|系统|快速|看懂)|快来|填写/],
  [
    2,
    /^(?:活动|会议|大会)?(?:时间|地点|主题|嘉宾|费用|对象|奖品)\s*[:：]|(?:大会|赛事)官网|申报[中截]|^报名/,
  ],
  [1, /CSDN|Boolan|本公众号|奇点智能|InsCode/],
  [1, /(?:联合|共同)?(?:主办|承办|举办)/],
  [1, /齐聚|领衔|共同探讨|特邀|嘉宾|讲师|学员|议题|干货|参会|圆桌/],
  [1, /程序员节|评选|年度技术会议/],
  [1, /盛大|火热|限时|即将(?:开启|举行|开幕)|全新上线|零门槛|[🔥📢🎁👉👇]/u],
];

/** A line over a list of other articles; with it the news is over. */
const READ_ON =
  /^[^\p{L}\p{N}]*(?:更多(?:精彩|阅读|内容|好文|资讯)(?:推荐)?|热\s*文\s*推\s*荐|往期(?:推荐|回顾|精彩)|(?:精彩|好文|今日)推荐|推荐阅读|阅读推荐|相关(?:阅读|推荐)|延伸阅读|猜你喜欢|近期(?:文章|热文))[^\p{L}\p{N}]*$/u;
const LONGEST_READ_ON = 20;
const ENOUGH = 3;
const HINT = 2;
const OUTRIGHT = 5;
/** Who reports something says so, which advertisements hardly do. */
const REPORTS =
  /表示|称[，：“]|透露|指出|认为|回应|报道|据悉|公告|消息[，称]|宣布|公布|近日|日前|昨[日天]|当地时间|知情人士|[（(][^（）()]{2,16}[）)]。?$/;
const REPORTED = 2;
/** A paragraph says in its first lines what it promotes. */
const SAMPLE = 600;

/** How strongly a text promotes something, from 0; {@link isPromotion} tells from when it does. */
export function promotionWeight(text: string): number {
  if (text.length <= LONGEST_READ_ON && READ_ON.test(text)) return ENOUGH;
  const sample = text.slice(0, SAMPLE);
  let weight = 0;
  for (const [sign, wording] of SIGNS) if (wording.test(sample)) weight += sign;
  return weight > 0 && REPORTS.test(sample) ? Math.max(0, weight - REPORTED) : weight;
}

/**
 * Whether a text calls on its readers beyond doubt: in the middle of an edition nothing less is an advertisement.
 * The words looked for first are in all such calls, so that news costs next to nothing.
 */
export function isOutrightCall(text: string): boolean {
  return callsReaders(text) && promotionWeight(text) >= OUTRIGHT;
}

/** Whether a text holds a word that calls on its readers; news may hold one too. */
export function callsReaders(text: string): boolean {
  return TERMS.calls.some((word) => text.includes(word));
}

/** Whether a text promotes a course, a book, an event, or calls for contributions, rather than tell news. */
export function isPromotion(text: string): boolean {
  return promotionWeight(text) >= ENOUGH || isAppeal(text);
}

/** Whether a text beside a promotion may belong to it: on its own it would be news. */
export function hintsAtPromotion(text: string): boolean {
  return (
    promotionWeight(text) >= HINT || /课程|老师|教程|图书|新书|学习|训练营|大会|沙龙|大赛|齐聚/.test(text)
  );
}

const SECTION =
  /^.{0,6}(?:活动|大本营|招聘|招募|内推|课程|好课|福利|广告|赞助|推广|商务|往期|往年|回顾|订阅|投稿|赠书|(?:延伸|相关|推荐)阅读|(?:关于|联系|加入|关注)我们|读者群|交流群)(?:专区|推荐|预告|信息|合作|回顾|文章|通道|精选|时间)?[^\p{L}\p{N}]*$|^阅读推荐|往期(?:热文|推荐|内容)$|近期动态$|[（(【[](?:广告|推广|赞助|招聘|福利)[）)】\]]$/u;
/** Names of what stands around the news of an edition. */
const FRAME =
  /^[^\p{L}\p{N}]*(?:说明|声明|目录|封面图?|题图|写在最后|结语|致谢|友情链接|参考(?:资料|链接)|公众号|知识星球|关于.{1,6}|.{0,8}语音版|(?:[本每][周期日天]|今日|一周|一句)?(?:言论|金句|语录|名言)|quotes?(?: of the (?:week|day|month|issue))?|one more thing|END)[^\p{L}\p{N}]*$/iu;

/** Whether a section by this name holds no news. */
export function isPromotionSection(name: string): boolean {
  return name.length <= LONGEST_READ_ON && (SECTION.test(name) || FRAME.test(name));
}
