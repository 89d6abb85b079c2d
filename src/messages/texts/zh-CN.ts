import { spanText } from '../../search/writtenDates.ts';
import { zhCN as alert } from './alert/zh-CN.ts';
import { zhCN as delivery } from './delivery/zh-CN.ts';
import { zhCN as following } from './following/zh-CN.ts';
import { zhCN as member } from './member/zh-CN.ts';
import { zhCN as pictures } from './pictures/zh-CN.ts';
import { zhCN as sources } from './sources/zh-CN.ts';
import { zhCN as subscription } from './subscription/zh-CN.ts';
import type { Texts } from './texts.ts';
import { zhCN as trends } from './trends/zh-CN.ts';

/** The label of everything that our own language model wrote. */
const GENERATED = '本段由 AI 生成';

/** 简体中文. */
export const zhCN: Texts = {
  locale: 'zh-CN',
  digestTitle: (day) => `一分钟速览 · ${day}`,
  digestCounts: (columns, stories, minutes, isAmongOthers) =>
    `${columns} · ${stories} 条${isAmongOthers ? '新' : ''} · ${minutes} 分钟`,
  toldToday: '今天说过',
  toldOn: (day) => `${day}说过`,
  alertedToday: '今天提醒过',
  alertedOn: (day) => `${day}提醒过`,
  furtherNews: '后续：',
  toldLately: (names, count) => `前几天报过：${names}（${count} 条）`,
  repeatsButton: (count) => `前几天报过 ${count} 条`,
  repeatsOf: (day) => `${day}：前几天报过的`,
  announcement: (day, title, stories) => `${day}：${title}（${stories} 条）`,
  openItem: '看全文：选一条，只有你自己看得到',
  toldByColumns: (columns) => `${columns} 家报道`,
  previousDay: '前一天',
  nextDay: '后一天',
  moreItems: (count) => `其余 ${count} 条`,
  followButton: '关注',
  originalButton: '原文',
  keyPointsButton: (writers) => `划重点（${writersOf(writers)}）`,
  keyPointsOf: (day) => `${day}划重点`,
  original: (column) => `原文：${column}`,
  webPage: '网页版',
  originals: '原文链接',
  originalsOf: (day) => `${day}的原文`,
  noOriginal: '来源没有给出原文链接',
  columnByMachine: (column, statement) => `${column}：本栏由 AI 辅助创作（原文注明：“${statement}”）`,
  storyByMachine: (statement) => `本文由 AI 辅助创作（原文注明：“${statement}”）`,
  itemByMachine: 'AI 辅助创作',
  generated: GENERATED,
  generatedKeyPoints: (column) => `${column}划重点（${GENERATED}）`,
  significanceLabel: `为什么重要（${GENERATED}）`,
  answerTo: (question) => `问：${question}`,
  answerSources: '依据：选一条看原文',
  nothingToAnswer: (question) =>
    `库里没有能回答「${question}」的新闻，所以没有回答。换个说法，或者用 /news 搜一搜。`,
  unanswered: '找到的新闻没有直接回答这个问题，请看原文：',
  answersPaused: '暂时写不出回答，先看找到的新闻：',
  answersOff: '这里没有开通提问，可以用 /news 搜新闻。',
  asksTooFast: '问得有点快，请过一会儿再问。',
  significance: (line) => `为什么重要：${line}（${GENERATED}）`,
  keyPoints: (column, by) => `${column}划重点（${by === null ? '栏目整理' : `由${by}生成，仅供参考`}）`,
  risingName: (name, stories, usual) => `${name}（${stories} 条，平时 ${usual} 条）`,
  rising: (names) => `比平时说得多的：${names}`,
  recapCounts: (columns, events, shown) => `${columns} · ${events} 件事里说得最多的 ${shown} 件`,
  recapOfWeek: (days, isCurrent) => `${isCurrent ? '本周回顾' : '一周回顾'} · ${days}`,
  recapOfMonth: (month, isCurrent) => (isCurrent ? `本月回顾 · ${month}` : `${month}回顾`),
  recapSteps: {
    week: { before: '上一周', after: '下一周', newest: '最近一周的回顾' },
    month: { before: '上个月', after: '下个月', newest: '最近一月的回顾' },
  },
  noRecap: '那段时间没有收到新闻，所以没有回顾。',
  nothingSince: (time) => `${time} 那一期之后没有新消息。`,
  notUpdated: (day, columns, last) => `${day} ${columns}没有更新，最近一期是 ${last}。`,
  newestDigest: '看最近一期',
  digestWithdrawn: (day) => `${day}的速览已撤下。`,
  partEmptied: '本期已更正，内容都在前面的消息里。',
  noDigestAround: (day, before) => `${day}没有收到任何一期，所以没有速览；最近的一期是${before}的。`,
  nothingChosen: (day) => `${day}的新闻里没有符合这个频道设置的。`,
  wholeDigest: '看当天全部新闻',
  noEarlierDigest: (day) => `${day}已经是最早的一期，再往前没有了。`,
  noLaterDigest: (day) => `${day}已经是最新的一期，新的一期出来后再来看看。`,
  nothingStored: '现在还没有任何新闻，请过一会儿再试。',
  badDay: (text) => `看不懂「${text}」是哪一天，可以写 12月27日、上周五、三天前、昨天 或 2024-12-27。`,

  attributedTo: (name) => `来源：${name}`,
  commentary: (column) => `点评（${column}的观点）`,
  previousPage: '上一页',
  nextPage: '下一页',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  asWritten: '看原文用字',
  asRead: '转为繁体',
  reportStory: '报错',
  previousStory: '‹ 上一条',
  nextStory: '下一条 ›',
  backToList: '返回列表',
  shareStory: '公开到频道',
  followName: (name) => `关注「${name}」`,
  timelineButton: '时间线',
  timelineOf: (title) => `时间线：${title}`,
  earlierChapters: '之前',
  thisEvent: '这件事',
  besides: '同时',
  laterChapters: '之后',
  whyButton: '为什么有这一条',
  whyColumn: (column, day, isArticle) => `来自${column}${isArticle ? '' : ` ${day}那一期`}`,
  whyTold: (columns, names) => `${columns} 家报道：${names}`,
  whyAllColumns: '这个频道订阅了全部栏目',
  whyColumnChosen: (column) => `这个频道订阅了${column}`,
  whySection: (section) => `这个频道订阅了版块「${section}」`,
  whyKeywords: (keywords) => `含有这个频道的关键词：${keywords}`,
  whyFound: (query) => `它和你搜的「${query}」对得上`,
  whyPlace: (place, of) => `在列表里排第 ${place} 条，共 ${of} 条`,
  pictureOf: (title) => `「${title}」的配图`,
  linksInText: '文中链接',
  storyGone: '这条新闻已经不在库里了，可以用 /news 搜一下相关的新闻。',

  found: (query, count) => `「${query}」：找到 ${count} 条`,
  foundMany: (query, atLeast) => `「${query}」：找到 ${atLeast} 条以上`,
  alsoTold: (count) => `另有 ${count} 篇`,
  allHits: (count) => `看全部 ${count} 条结果`,
  openHit: '看全文：选一条打开',
  filteredBy: (filters) => `只看：${filters}`,
  withoutFilters: '不限范围再找',
  since: (day) => `${day}以来`,
  readAs: (typed, as) => `没有「${typed}」，按「${as}」找的。`,
  nothingFound: (query) => `没有找到和「${query}」有关的新闻。`,
  nearResults: '相近的',
  onlyNearResults: '没有完全对上的，这些相近',
  onlyDays: (days) => `只看 ${spanText(days)}`,
  anyDay: '不限日期',
  mostRelevantFirst: '最相关',
  newestFirst: '最新',
  didYouMean: '要找的是不是：',
  newest: '最新的新闻',
  queryTooLongToTurn: '搜索词较长，只能看这一页；缩短一些就能翻页。',

  helpTitle: '速览怎么用',
  helpIntro: '把中文科技早报拆成一条条新闻，每天早上送到频道，也可以随时搜。',
  helpExamples: '试试看',
  helpPrivacy: '和你有关的只保存关注、私信记录、阅读记录、报错和上传；用 /forget me 可以全部删除。',

  failed: (id) => `这次没有成功，请稍后再试；如果一直这样，请把编号 ${id} 告诉管理员。`,
  staleButton: '这个按钮已经用不了了，请重新输入命令。',
  searchesTooFast: '搜得有点快，请过几秒再试。',
  blankOption: (name) => `「${name}」是空的，请写几个字。`,
  staleCommand: '这个命令已经没有了，输入 /help 看现在有哪些。',
  needsServer: '这个命令要在服务器里用。',
  needsManageServer: '这个命令需要「管理服务器」权限，请找服务器管理员来设置。',
  needsOwner: '这个命令只有机器人的所有者能用。',
  subscription,
  delivery,
  member,
  following,
  pictures,
  trends,
  alert,
  sources,
  comma: '、',
  colon: '：',
  stop: '。',
  gap: '',
};

/** What documents call a machine that wrote something, where they name none. */
const GENERIC_WRITERS: ReadonlySet<string> = new Set([
  '大语言模型',
  '大模型',
  '语言模型',
  '人工智能',
  '机器',
  'AI',
]);

/** Who wrote key points, in a word or two for a button. */
function writersOf(writers: readonly (string | null)[]): string {
  const [only] = writers;
  if (writers.length > 1) return writers.includes(null) ? '部分由 AI 生成' : 'AI 生成';
  if (only == null) return '栏目整理';
  return GENERIC_WRITERS.has(only) ? 'AI 生成' : `${only}生成`;
}
