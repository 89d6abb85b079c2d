/** Wordings of courses, books, conferences, surveys and calls, each with its weight as evidence. */
const SIGNS: readonly (readonly [weight: number, wording: RegExp])[] = [
  [
    3,
    /(?:欢迎|立即|现在|火热|点击|马上|抢先|赶紧|速来|即刻|踊跃|积极|诚邀)[^。，；]{0,10}(?:报名|订阅|购买|抢购|下单|领取|预约|注册|参与|参加|投稿|咨询|填写|扫码|加入)/,
  ],
  [3, /^[【[](?:欢迎)?(?:投稿|招聘|福利|活动|广告|征稿|推广|赠书|送书|有奖)/],
  [3, /(?:报名|购票|订阅|购买|活动|参会|直播|抢票)(?:链接|地址|入口|方式|通道|时间|地点|网址)\s*[:：]/],
  [3, /(?:扫描?|长按|识别)[^。]{0,10}二维码|扫码(?:报名|加入|关注|咨询|购买|领取|进群)/],
  [
    3,
    /(?:早鸟|门票|优惠价|限时(?:特惠|优惠|折扣)|专属(?:优惠|福利|讲义)|惊喜礼品|免费领取|席位有限|名额有限)/,
  ],
  [2, /投稿(?:至|到|邮箱|请)|商务合作|联系(?:方式|我们)|添加[^。]{0,6}微信|进群|交流群/],
  [
    2,
    /(?:大会|峰会|论坛|沙龙|训练营|公开课|直播课|课程|讲座|技术节|嘉年华)[^。]{0,60}(?:将[于在]|定于|拉开帷幕|火热|开启|启动报名)/,
  ],
  [
    2,
    /(?:正式上市|现已上市|火热预售|重磅推出|重磅上线|新书)[^。]{0,40}|(?:有奖|开发者)(?:大)?调查|调查问卷|问卷/,
  ],
  [1, /CSDN|Boolan|新程序员|本公众号|公众号后台/],
  [1, /(?:联合|共同)?(?:主办|承办|举办)/],
  [1, /齐聚一堂|领衔|共同探讨|特邀|嘉宾|讲师|学员|议题|干货|参会|技术领袖|大咖|名师|亲授|精品课程?/],
  [1, /^(?:阅读原文|点击阅读原文|了解更多|更多详情|详情请?点击)$/],
];
const ENOUGH = 3;
const OUTRIGHT = 5;
const CALLS = ['投稿', '报名', '二维码', '订阅', '购票', '扫码'];
/** A paragraph says in its first lines what it promotes. */
const SAMPLE = 600;

/** How strongly a text promotes something, from 0; {@link isPromotion} tells from when it does. */
export function promotionWeight(text: string): number {
  const sample = text.slice(0, SAMPLE);
  let weight = 0;
  for (const [sign, wording] of SIGNS) if (wording.test(sample)) weight += sign;
  return weight;
}

/**
 * Whether a text calls on its readers beyond doubt: in the middle of an edition nothing less is an advertisement.
 * The words looked for first are in all such calls, so that news costs next to nothing.
 */
export function isOutrightCall(text: string): boolean {
  return CALLS.some((word) => text.includes(word)) && promotionWeight(text) >= OUTRIGHT;
}

/** Whether a text promotes a course, a book, an event, or calls for contributions, rather than tell news. */
export function isPromotion(text: string): boolean {
  return promotionWeight(text) >= ENOUGH;
}

/** Whether a text beside a promotion may belong to it: on its own it would be news. */
export function hintsAtPromotion(text: string): boolean {
  return promotionWeight(text) > 0 || /课程|老师|教程|图书|新书|学习|训练营|开发者大会/.test(text);
}

const SECTION =
  /活动专区|活动推荐|活动预告|近期活动|大本营|招聘|招募|课程推荐|好课|福利|广告|赞助|推广|商务|往期|往年|回顾|订阅|投稿|延伸阅读|相关阅读|推荐阅读|阅读推荐文章|关于我们|联系我们|加入我们|读者群/;

/** Whether a section by this name holds no news. */
export function isPromotionSection(name: string): boolean {
  return name.length <= 20 && SECTION.test(name);
}
