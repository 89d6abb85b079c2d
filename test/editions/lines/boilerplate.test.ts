import { expect, test } from 'vitest';
import { attributionOf, sourceLine } from '../../../src/editions/lines/attribution.ts';
import { isCredit, isPlaceholder } from '../../../src/editions/lines/boilerplate.ts';
import { commentaryIn } from '../../../src/editions/lines/commentary.ts';
import {
  isOutrightCall,
  isPromotion,
  isPromotionSection,
} from '../../../src/editions/stories/advertisements.ts';
import { withoutSharedCounters } from '../../../src/editions/stories/titles/sharedCounters.ts';
import { storyIds } from '../../../src/editions/storyId.ts';
import { shrinkageWarning } from '../../../src/editions/warnings.ts';

test.each([
  ['after the full stop', '新资费从四月起算。（界面新闻）', '界面新闻'],
  ['before the full stop', '新资费从四月起算（财联社）。', '财联社'],
  ['without any stop', '已经达成协议（IT之家）', 'IT之家'],
  ['half-width', '并保护他们的权益。” (界面新闻)', '界面新闻'],
  ['mixed widths', '将减少奖金。(网易科技）', '网易科技'],
  ['a name with a space and Latin letters', '加入研究院。（AI 科技评论）', 'AI 科技评论'],
  ['a Latin name after a stop', '有些空白。（Solidot）', 'Solidot'],
  ['with an at sign', '均可下载体验。( @APPSO)', 'APPSO'],
  ['with the word for source', '均可下载。（来源：新华社）', '新华社'],
  ['a name that begins like a note', '公司没有回应。（中国证券报）', '中国证券报'],
  ['a Latin name before the stop', '预计下月开售（9to5Mac）。', '9to5Mac'],
  ['a name with its article', '至少两千人被裁 ( The Register )', 'The Register'],
  ['a compilation', '谈判仍在继续。（综合自界面新闻）', '界面新闻'],
  ['of Hong Kong', '工程將於明年展開（示例日報）', '示例日報'],
  ['of Taiwan with its word', '外資轉為買超。（來源：示例經濟網）', '示例經濟網'],
  ['a hint in traditional characters', '名單已經公布。（詳見下表）', null],
  ['a picture in traditional characters', '現場一度混亂。（圖片由讀者提供）', null],
  ['a note on who sees it', '该功能仍在灰度测试。（部分用户可见）', null],
  ['a hint to the reader', '补偿方案已经公布（详见官网公告）', null],
  ['a person’s name in Latin letters', '首席执行官山姆·奥特曼（Sam Altman）', null],
  ['an explanation', '可以换成 USDT（泰达币）', null],
  ['a note', '在问答网站上的回答（部分）', null],
  ['an address', '微软在论文中写道（https://arxiv.org/abs/1）', null],
  ['the source of an image', '窗口截图（图片来源：GitHub）', null],
  ['a number', '约为一亿（2024）', null],
  ['none', '就到这里。', null],
])('attribution: %s', (_name, paragraph, name) => {
  expect(attributionOf(paragraph)).toBe(name);
});

test.each([
  ['消息来源：The Register', 'The Register'],
  ['来源: 示例财经', '示例财经'],
  ['来源不明的消息说，公司要卖', undefined],
])('source line %s', (text, name) => {
  expect(sourceLine(text)).toBe(name);
});

test.each([
  ['点评:价格才是关键', '价格才是关键'],
  ['點評：價格才是關鍵', '價格才是關鍵'],
  ['老王点评：早晚的事', '早晚的事'],
  ['【小编点评】早晚的事', '早晚的事'],
  ['点评', ''],
  ['解析：价格才是关键', '价格才是关键'],
  ['小编评论：早晚的事', '早晚的事'],
  ['简评：早晚的事', '早晚的事'],
  ['编者按｜本期略短', '本期略短'],
  ['评论：120', undefined],
  ['网友评论：终于来了', undefined],
  ['政策解读：三类企业可以申请', undefined],
  ['观点', undefined],
  ['点评网站宣布裁员', undefined],
  ['大众点评上线新功能：可以预约', undefined],
])('commentary in %s', (text, opinion) => {
  expect(commentaryIn(text)).toBe(opinion);
});

test.each([
  ['由 CSDN 和示例社联合主办的「架构大会」将于 7 月 4 日在北京举行，欢迎参加。', true],
  ['现在报名，还可尊享专属纸质版讲义！', true],
  ['【欢迎投稿】有推荐的软件，可以投稿至邮箱 a@b.example。', true],
  ['订阅地址：https://mall.example.com/1', true],
  ['扫描下方二维码，即可报名参与！', true],
  ['推荐阅读：', true],
  ['点赞、在看，给我们一个三连吧~', true],
  ['示例峰会 5 月 27 日上海见！', true],
  ['示例文化衫开售，程序员专属，全场包邮！', true],
  ['你会为这项功能付费吗？留言说说理由，点赞最高的送出日历一本。', true],
  ['用户可以免费下载新版本，地址是 https://example.com/1', false],
  ['大家如果想免费用上它，可以去试试哦！', false],
  ['大会将于 5 月 27 日举行，消息人士称规模大于往年。', false],
  ['☞一个程序员的周末', true],
  ['今晚 8 点，架构师做客示例社直播间，快来预约吧！', true],
  ['《容器实战营》限时特惠 99 元，名师带练。', true],
  ['简历请发送至 hr@b.example。', true],
  ['转发本文到朋友圈，我们将抽取三位幸运读者。', true],
  ['欢迎在评论区聊聊你的看法！', true],
  ['以上就是今天的全部内容，我们明天见！', true],
  ['2030 全球示例大会将于 4 月 18 日在上海盛大启幕。', true],
  ['据悉，示例公司的开发者大会将于 6 月 21 日举行。', false],
  ['评论区中有网友补充了新机的外观图。', false],
  ['心动不如行动！赶快去试试吧！', false],
  ['委员会宣布了行为准则：欢迎各种背景的人加入社区。', false],
  ['苹果将于 6 月 5 日举行开发者大会。', false],
  ['公司表示，员工可以免费使用，限免周期暂未确定。', false],
  ['支付宝上线了新的收款二维码。', false],
  ['海湾银行对十二期贷款限时优惠，据媒体测算，年利率降到百分之三。', false],
  ['多家渡轮公司推出限时优惠，数据显示乘客多了两成。', false],
])('promotion: %s is %s', (text, promotes) => {
  expect(isPromotion(text)).toBe(promotes);
});

test('in the middle of an edition only an outright call is dropped', () => {
  expect(isOutrightCall('【欢迎投稿】可以投稿至邮箱 a@b.example。')).toBe(true);
  expect(isOutrightCall('招生考试报名时间：本周五截止。')).toBe(false);
});

test.each([
  ['活动专区', true],
  ['CSDN大本营推荐', true],
  ['往期回顾', true],
  ['今日推荐课程', true],
  ['某大学将开通首家人工智能课程', false],
  ['某公司推出含广告的订阅服务', false],
  ['🐼 欢迎订阅', true],
  ['训练营（赞助）', true],
  ['关于示例团', true],
  ['- END -', true],
  ['流媒体上调广告订阅价格', false],
  ['🧭 本周新增公司招聘岗位', true],
  ['京东招聘一万名骑手', false],
  ['开源工具推荐', false],
  ['国内要闻', false],
])('the section %s without news: %s', (name, promotes) => {
  expect(isPromotionSection(name)).toBe(promotes);
});

test.each([
  ['整理 | 苏宓', true],
  ['未经授权禁止转载', true],
  ['(本文来自第一财经)', true],
  ['责任编辑：木环', true],
  ['海湾行业观察 | 来源', true],
  ['李明丨作者', true],
  ['責任編輯：木環', true],
  ['編譯／木環', true],
  ['未經授權，禁止轉載', true],
  ['免責聲明：本文不代表本站立場', true],
  ['返回首頁', true],
  ['感謝閱讀，我們下週見', true],
  ['編輯部換了新主編，明年改版', false],
  ['来源不明的资金正在流入', false],
  ['海湾晚报｜渡轮停航的来源', false],
])('credit: %s is %s', (text, credit) => {
  expect(isCredit(text)).toBe(credit);
});

test.each(['图片', '[图片]', 'zb05.png', 'IMG_2031', 'WechatIMG12_crop_1', '微信图片_20310305'])(
  '%s stands for an image',
  (text) => {
    expect(isPlaceholder(text)).toBe(true);
  },
);

test('story ids ignore spelling, differ for copies, and are ten base32 characters', () => {
  const [first, again, other] = storyIds('极客头条', '甲；乙', ['小米 发布 GPU', '小米发布ＧＰＵ', '别的']);
  const [spelt] = storyIds('极客头条', '甲;乙', ['小米​发布 gpu！']);
  expect(first).toMatch(/^[a-z2-7]{10}$/);
  expect(spelt).toBe(first);
  expect(new Set([first, again, other]).size).toBe(3);
});

test.each([
  ['shared leading counters go', ['1 甲', '2 乙', '3 丙'], ['甲', '乙', '丙']],
  ['shared trailing counters go', ['甲 #1', '乙 #2'], ['甲', '乙']],
  ['counters with NO. go', ['NO.1 甲', 'No.2 乙'], ['甲', '乙']],
  ['counters that begin again go', ['1 甲', '2 乙', '1 丙'], ['甲', '乙', '丙']],
  [
    'numbers that count nothing stay',
    ['2024 年榜单', '13 个插件', '92 号汽油'],
    ['2024 年榜单', '13 个插件', '92 号汽油'],
  ],
])('titles: %s', (_name, titles, expected) => {
  expect(withoutSharedCounters(titles)).toEqual(expected);
});

test.each([
  [12, 12, undefined],
  [5, 12, 'fewer-stories'],
  [1, 4, undefined],
])('%d stories where %d are usual', (stories, usual, code) => {
  expect(shrinkageWarning(stories, usual)?.code).toBe(code);
});
