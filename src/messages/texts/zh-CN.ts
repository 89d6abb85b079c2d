import type { Period } from '../../calendar/schedule.ts';
import { BEIJING } from '../../calendar/zone.ts';
import type { WarningCode } from '../../editions/edition.ts';
import type { DaySpan } from '../../search/query/daySpans.ts';
import { spanText } from '../../search/query/daySpans.ts';
import type { FailureReason } from '../../sources/failure.ts';
import type { DeliveryState, FollowUpStep } from '../../store/outbox/deliveryRows.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import type { ChangePart } from '../actions/adminActions.ts';
import type { Localised } from '../locale.ts';
import type { ChannelRight } from '../subscribing/channels.ts';
import type { Refusal } from '../subscribing/refusal.ts';
import { refusalKindOf } from '../subscribing/refusal.ts';

/** The label of everything that our own language model wrote. */
const GENERATED = '本段由 AI 生成';

/**
 * Everything that is said in 简体中文. It is the shape of the other languages: a text is added here with what its values
 * are, then in `zh-TW.ts` and `en-US.ts`, where a missing or a needless one is a type error.
 */
export const zhCN = {
  // Digests.
  digestTitle: (day: string): string => `一分钟速览 · ${day}`,
  /** Columns, number of new stories and minutes in one line; that they are the new ones is said where others stand beside them. */
  digestCounts: (columns: string, stories: number, minutes: number, isAmongOthers: boolean): string =>
    `${columns} · ${stories} 条${isAmongOthers ? '新' : ''} · ${minutes} 分钟`,
  /** An event was told by another digest of the day, or on a day before, and what is told of it since. */
  toldToday: '今天说过',
  toldOn: (day: string): string => `${day}说过`,
  /** That an alert told it. */
  alertedToday: '今天提醒过',
  alertedOn: (day: string): string => `${day}提醒过`,
  furtherNews: '后续：',
  /** The closing line of a digest: what was told lately, and with nothing new. */
  toldLately: (names: string, count: number): string => `前几天报过：${names}（${count} 条）`,
  repeatsButton: (count: number): string => `前几天报过 ${count} 条`,
  repeatsOf: (day: string): string => `${day}：前几天报过的`,
  /** A digest on a phone's lock screen. */
  announcement: (day: string, title: string, stories: number): string => `${day}：${title}（${stories} 条）`,
  openItem: '看全文：选一条，只有你自己看得到',
  /** How many columns tell an item's event, where it is more than one. */
  toldByColumns: (columns: number): string => `${columns} 家报道`,
  previousDay: '前一天',
  nextDay: '后一天',
  moreItems: (count: number): string => `其余 ${count} 条`,
  followButton: '关注',
  originalButton: '原文',
  /** The button of the key points, with who or what wrote those of each column; null for the editors. */
  keyPointsButton: (writers: readonly (string | null)[]): string => `划重点（${writersOf(writers)}）`,
  keyPointsOf: (day: string): string => `${day}划重点`,
  original: (column: string): string => `原文：${column}`,
  webPage: '网页版',
  originals: '原文链接',
  originalsOf: (day: string): string => `${day}的原文`,
  noOriginal: '来源没有给出原文链接',

  // Who or what wrote something.
  /** A column, or a story, says that a machine wrote it; the statement is its own. */
  columnByMachine: (column: string, statement: string): string =>
    `${column}：本栏由 AI 辅助创作（原文注明：“${statement}”）`,
  storyByMachine: (statement: string): string => `本文由 AI 辅助创作（原文注明：“${statement}”）`,
  /** Behind an item of a digest. */
  itemByMachine: 'AI 辅助创作',
  /** The label of everything that our own language model wrote, and what carries it. */
  generated: GENERATED,
  generatedKeyPoints: (column: string): string => `${column}划重点（${GENERATED}）`,
  keyPoints: (column: string, by: string | null): string =>
    `${column}划重点（${by === null ? '栏目整理' : `由${by}生成，仅供参考`}）`,
  significanceLabel: `为什么重要（${GENERATED}）`,
  significance: (line: string): string => `为什么重要：${line}（${GENERATED}）`,

  // Recaps.
  /** A week's names that were in the news more than usual: each with its stories and the usual number, and the line of them. */
  risingName: (name: string, stories: number, usual: number): string =>
    `${name}（${stories} 条，平时 ${usual} 条）`,
  rising: (names: string): string => `比平时说得多的：${names}`,
  /** A recap's small line: its columns, how many events were told and how many are shown. */
  recapCounts: (columns: string, events: number, shown: number): string =>
    `${columns} · ${events} 件事里说得最多的 ${shown} 件`,
  /** The titles of recaps, of the present week or month or of another. */
  recapOfWeek: (days: string, isCurrent: boolean): string =>
    `${isCurrent ? '本周回顾' : '一周回顾'} · ${days}`,
  recapOfMonth: (month: string, isCurrent: boolean): string =>
    isCurrent ? `本月回顾 · ${month}` : `${month}回顾`,
  recapSteps: {
    week: { before: '上一周', after: '下一周', newest: '最近一周的回顾' },
    month: { before: '上个月', after: '下个月', newest: '最近一月的回顾' },
  } satisfies Readonly<
    Record<'week' | 'month', { readonly before: string; readonly after: string; readonly newest: string }>
  >,
  noRecap: '那段时间没有收到新闻，所以没有回顾。',

  // Where there is no digest.
  /** Nothing came since the channel's digest of a time of the day. */
  nothingSince: (time: string): string => `${time} 那一期之后没有新消息。`,
  /** What a channel gets for a day on which columns did not come, with the day of their newest edition. */
  notUpdated: (day: string, columns: string, last: string): string =>
    `${day} ${columns}没有更新，最近一期是 ${last}。`,
  newestDigest: '看最近一期',
  /** What is left of a digest whose editions were taken down. */
  digestWithdrawn: (day: string): string => `${day}的速览已撤下。`,
  /** What is left of a digest's last parts when a correction needs fewer. */
  partEmptied: '本期已更正，内容都在前面的消息里。',
  noDigestAround: (day: string, before: string): string =>
    `${day}没有收到任何一期，所以没有速览；最近的一期是${before}的。`,
  /** A day has editions, and the channel's choices let nothing of them through. */
  nothingChosen: (day: string): string => `${day}的新闻里没有符合这个频道设置的。`,
  wholeDigest: '看当天全部新闻',
  noEarlierDigest: (day: string): string => `${day}已经是最早的一期，再往前没有了。`,
  noLaterDigest: (day: string): string => `${day}已经是最新的一期，新的一期出来后再来看看。`,
  nothingStored: '现在还没有任何新闻，请过一会儿再试。',
  badDay: (text: string): string =>
    `看不懂「${text}」是哪一天，可以写 12月27日、上周五、三天前、昨天 或 2024-12-27。`,

  // Stories.
  attributedTo: (name: string): string => `来源：${name}`,
  commentary: (column: string): string => `点评（${column}的观点）`,
  previousPage: '上一页',
  nextPage: '下一页',
  pageOf: (page: number, pages: number): string => `第 ${page} 页，共 ${pages} 页`,
  asWritten: '看原文用字',
  asRead: '转为繁体',
  reportStory: '报错',
  previousStory: '‹ 上一条',
  nextStory: '下一条 ›',
  backToList: '返回列表',
  shareStory: '公开到频道',
  followName: (name: string): string => `关注「${name}」`,
  timelineButton: '时间线',
  timelineOf: (title: string): string => `时间线：${title}`,
  /** The parts of a timeline: what came before, the event itself, what is told beside it, what came after. */
  earlierChapters: '之前',
  thisEvent: '这件事',
  besides: '同时',
  laterChapters: '之后',

  // Why a story stands where it does.
  whyButton: '为什么有这一条',
  whyColumn: (column: string, day: string, isArticle: boolean): string =>
    `来自${column}${isArticle ? '' : ` ${day}那一期`}`,
  whyTold: (columns: number, names: string): string => `${columns} 家报道：${names}`,
  whyAllColumns: '这个频道订阅了全部栏目',
  whyColumnChosen: (column: string): string => `这个频道订阅了${column}`,
  whySection: (section: string): string => `这个频道订阅了版块「${section}」`,
  whyKeywords: (keywords: string): string => `含有这个频道的关键词：${keywords}`,
  whyFound: (query: string): string => `它和你搜的「${query}」对得上`,
  whyPlace: (place: number, of: number): string => `在列表里排第 ${place} 条，共 ${of} 条`,
  /** What a picture without words of its own is called, for who cannot see it. */
  pictureOf: (title: string): string => `「${title}」的配图`,
  linksInText: '文中链接',
  storyGone: '这条新闻已经不在库里了，可以用 /news 搜一下相关的新闻。',

  // Searches.
  found: (query: string, count: number): string => `「${query}」：找到 ${count} 条`,
  foundMany: (query: string, atLeast: number): string => `「${query}」：找到 ${atLeast} 条以上`,
  /** How many other stories tell an item's event. */
  alsoTold: (count: number): string => `另有 ${count} 篇`,
  allHits: (count: number): string => `看全部 ${count} 条结果`,
  openHit: '看全文：选一条打开',
  filteredBy: (filters: string): string => `只看：${filters}`,
  withoutFilters: '不限范围再找',
  since: (day: string): string => `${day}以来`,
  readAs: (typed: string, as: string): string => `没有「${typed}」，按「${as}」找的。`,
  nothingFound: (query: string): string => `没有找到和「${query}」有关的新闻。`,
  /** The heading of results that do not hold all that was asked; where there are others, and where there are none. */
  nearResults: '相近的',
  onlyNearResults: '没有完全对上的，这些相近',
  /** What bounds a search because its words write a date, and the button that takes the bound away. */
  onlyDays: (days: DaySpan): string => `只看 ${spanText(days)}`,
  anyDay: '不限日期',
  mostRelevantFirst: '最相关',
  newestFirst: '最新',
  didYouMean: '要找的是不是：',
  newest: '最新的新闻',
  queryTooLongToTurn: '搜索词较长，只能看这一页；缩短一些就能翻页。',

  // Answers to questions.
  /** An answer to a question, from stored stories alone. */
  answerTo: (question: string): string => `问：${question}`,
  answerSources: '依据：选一条看原文',
  nothingToAnswer: (question: string): string =>
    `库里没有能回答「${question}」的新闻，所以没有回答。换个说法，或者用 /news 搜一搜。`,
  /** The stories found do not answer it, or what was written does not stand in them. */
  unanswered: '找到的新闻没有直接回答这个问题，请看原文：',
  /** No answer can be written at present; the stories found are shown. */
  answersPaused: '暂时写不出回答，先看找到的新闻：',
  answersOff: '这里没有开通提问，可以用 /news 搜新闻。',
  asksTooFast: '问得有点快，请过一会儿再问。',

  // Help, failures and refusals.
  helpTitle: '速览怎么用',
  helpIntro: '把中文科技早报拆成一条条新闻，每天早上送到频道，也可以随时搜。',
  helpExamples: '试试看',
  helpPrivacy: '和你有关的只保存关注、私信记录、阅读记录、报错和上传；用 /forget me 可以全部删除。',
  failed: (id: string): string => `这次没有成功，请稍后再试；如果一直这样，请把编号 ${id} 告诉管理员。`,
  staleButton: '这个按钮已经用不了了，请重新输入命令。',
  searchesTooFast: '搜得有点快，请过几秒再试。',
  /** An option that cannot be left out holds nothing that can be seen. */
  blankOption: (name: string): string => `「${name}」是空的，请写几个字。`,
  staleCommand: '这个命令已经没有了，输入 /help 看现在有哪些。',
  needsServer: '这个命令要在服务器里用。',
  needsManageServer: '这个命令需要「管理服务器」权限，请找服务器管理员来设置。',
  needsOwner: '这个命令只有机器人的所有者能用。',

  // Days, and what stands between words.
  /** How a day is called by how many days ago it is; what is further back is named by its weekday or date. */
  daysAgo: ['今天', '昨天', '前天', '三天前'],
  lastWeekday: (weekday: string): string => `上${weekday}`,
  /** Words for recaps that are proposed while a day is typed. */
  recapWords: ['本周', '上周', '本月', '上月'],
  /** Between the names of a list. */
  comma: '、',
  /** Between what is announced and the news. */
  colon: '：',
  /** Ends a sentence. */
  stop: '。',
  /** Between the sentences of a paragraph. */
  gap: '',

  /** What the frame says about subscriptions. */
  subscription: {
    subscribed: (channel: string): string => `${channel} 订阅好了，从下一次开始每期自动送到。`,
    changed: (channel: string): string => `${channel} 的订阅改好了。`,
    removed: (channels: string): string => `已取消 ${channels} 的订阅，以后不会再发；想恢复用 /subscribe。`,
    noneHere: '这个频道没有订阅；用 /subscribe 订阅，用 /subscriptions 看整个服务器的订阅。',
    noneInServer: '这个服务器还没有订阅；在要收速览的频道里输入 /subscribe 就行。',
    /** How a member's own direct messages are named where a channel would be. */
    directPlace: '你的私信',
    ownTitle: '你的订阅',
    noneDirect: '你还没有自己的订阅；输入 /subscribe，速览就会按你选的时间发到私信。',
    /** Under the next answer to who takes no messages. */
    messagesClosed:
      '顺便告诉你：你自己的速览发不到私信，已经暂停；在隐私设置里允许私信，再用 /subscriptions 恢复。',
    onlyInServers: '频道、身份组、讨论串、标签和自动发布只在服务器里有用，在私信里请去掉。',
    listTitle: '这个服务器的订阅',
    gone: '这个订阅已经取消了。',
    schedule: '时间',
    columns: '栏目',
    content: '内容',
    /** What is neither time nor content: the frame's language, mentions, threads. */
    extras: '显示与提醒',
    /** A time with its zone, by name where that is Beijing's. */
    inZone: (time: string, zone: string): string =>
      zone === BEIJING ? `${time}（北京时间）` : `${time} (${zone})`,
    next: '下一次',
    state: '状态',
    active: '正常',
    paused: (reason: string | null): string => (reason === null ? '已暂停' : `已暂停（${reason}）`),
    everyDay: '每天',
    mondayToFriday: '周一到周五',
    /** Working days as they are in mainland China, and as they are counted in other zones. */
    workingDays: { china: '工作日（含调休）', elsewhere: '工作日' } satisfies Readonly<
      Record<'china' | 'elsewhere', string>
    >,
    monthEnd: '每月最后一天',
    /** Sunday first. */
    weekdayNames: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    allColumns: '所有栏目',
    allSections: '所有版块',
    newsKinds: { both: '汇总和单篇文章', roundups: '只要汇总', articles: '只要单篇文章' } satisfies Readonly<
      Record<'both' | 'roundups' | 'articles', string>
    >,
    freshness: { today: '只发当天的', latest: '发最新的一期（24 小时内）' } satisfies Readonly<
      Record<'today' | 'latest', string>
    >,
    /** What a day without an edition gets. */
    whenEmpty: { silence: '不发', notice: '说一声' } satisfies Readonly<Record<'silence' | 'notice', string>>,
    including: (words: string): string => `只要包含 ${words} 的`,
    excluding: (words: string): string => `不要包含 ${words} 的`,
    itemLimit: (count: number): string => `最多 ${count} 条`,
    allInParts: '全部列出，分几条消息发',
    language: (name: string): string => `界面语言 ${name}`,
    /** What this language calls each language of the frame. */
    languageNames: { 'zh-CN': '简体中文', 'zh-TW': '繁体中文', 'en-US': '英文' } satisfies Localised,
    pings: '提醒 ',
    crossposts: '自动发布到关注此公告频道的服务器',
    discussion: '每期开一个讨论串',
    /** A column and the hours between which it usually appears in Beijing. */
    usually: (column: string, hours: string): string => `${column}一般在 ${hours} 出刊`,
    /** The chosen time as it is in Beijing is before the columns are out, each named with its hours. */
    tooEarly: (time: string, usual: string): string =>
      `提醒：按北京时间，${usual}；订阅的时间是北京 ${time}，那时当天的通常还没出来。`,
    /** What to do about it: a later time, where there is one on the same day, or the newest edition. */
    propose: (later: string | undefined): string =>
      later === undefined
        ? '可以把「新旧」选成「最新」，收最近的一期。'
        : `可以把时间改到 ${later} 以后，或把「新旧」选成「最新」，收前一天的那期。`,
    makeLater: (time: string): string => `改到 ${time}`,
    makeLatest: '改收最新的一期',
    waits: (deadline: string): string => `到点还没出刊就等它，最晚等到 ${deadline}。`,
    /** When a digest comes whose time nobody chose: as soon as its columns are out, or they are out by then, or at its time. */
    comesWith: (usual: string, deadline: string): string =>
      `当天的一期出刊就发：${usual}（北京时间），最晚等到 ${deadline}。`,
    comesWhenOut: (schedule: string, deadline: string): string =>
      `${schedule} 发当天的一期，还没出刊就等它，最晚等到 ${deadline}。`,
    comesAt: (schedule: string): string => `${schedule} 发最新的一期。`,
    comesRecap: (schedule: string, name: string): string => `${schedule} 发${name}。`,
    changeButton: '修改',
    manageButton: '管理',
    /** How a subscription fares: nothing was due yet, its newest digest, or why the newest one failed. */
    healthNew: '还没到第一次',
    healthGood: (day: string): string => `正常，${day}已送到`,
    healthPartly: (day: string, why: string): string => `${day}已送到，但之后有一步没有成功：${why}`,
    healthTrouble: (day: string, why: string): string => `${day}没有送到：${why}`,
    nextAt: (time: string): string => `下一次 ${time}`,
    /** The newest days with what became of each. */
    lastDays: (days: string, count: number): string => `最近 ${count} 天：${days}`,
    preview: '预览（最近一期）',
    /** Stands above a digest that was sent as a test. */
    testPost: '测试：这是最近一期，看看效果；以后每期会自动送到。',
    testSend: '立即测试发送',
    sendNow: '现在发一次',
    pause: '暂停',
    resume: '恢复',
    remove: '取消订阅',
    removeNow: '确定取消',
    reallyRemove: (channel: string): string =>
      `确定要取消 ${channel} 的订阅吗？取消后不会再发，设置也会删除。`,
    back: '返回',
    choose: '选一个订阅来查看或修改',
    sent: (channel: string): string => `已经发到 ${channel} 了，去看看吧。`,
    sendFailed: (reason: string): string => `没有发成功：${reason}`,
    /** Somebody had it sent a moment ago. */
    sendTooSoon: (seconds: number): string => `刚刚才发过，请过 ${seconds} 秒再发。`,
    tooManySubscriptions: (most: number): string =>
      `一个服务器最多订阅 ${most} 个频道，请先用 /unsubscribe 去掉一些。`,
    nothingToSend: '现在还没有可以发的速览，等收到新的一期再试。',
    /** What a subscription brings each time. */
    periods: { day: '每天的速览', week: '每周回顾', month: '每月回顾' } satisfies Readonly<
      Record<Period, string>
    >,
    /** What a subscription of recaps is called where nobody gave it a name. */
    recapNames: { week: '本周回顾', month: '本月回顾' } satisfies Readonly<
      Record<Exclude<Period, 'day'>, string>
    >,
    /** All subscriptions of a channel by their times and names. */
    alsoHere: (labels: string, count: number): string => `这个频道现在有 ${count} 个订阅：${labels}。`,
    laterBrings: '同一天里后面的时间只发之前没发过的新消息，没有就不发（可以改成说一声）。',
    which: (channel: string): string => `${channel} 有几个订阅，要改哪一个？`,
    whichHint: '从下面选一个来改；或再输入一次，用「名称」指定其中一个，写一个新名称就另加一个。',
    whichToRemove: (channel: string): string => `${channel} 有几个订阅，要取消哪一个？`,
    removeAll: '全部取消',
    oneTime: '这里改的是一个订阅，只能填一个时间；想再加一个时间，在频道里输入 /subscribe 时间:08:00,20:00。',
    tooManyOfChannel: (most: number): string => `一个频道最多 ${most} 个订阅，请先用 /unsubscribe 去掉一些。`,
    nameHint: '不填就按送的内容来叫',
    changeParts: {
      name: '改名称与种类',
      time: '改时间',
      content: '改内容',
      display: '改显示与提醒',
    } satisfies Readonly<Record<ChangePart, string>>,
    /** Names of choices, as fields of forms and in front of what changes. */
    choiceNames: {
      name: '名称',
      recap: '送什么',
      time: '时间',
      days: '哪几天',
      timezone: '时区',
      freshness: '新旧',
      empty: '没有新一期时',
      tags: '标签',
      kinds: '种类',
      columns: '栏目',
      sections: '版块',
      include: '只要包含',
      exclude: '不要包含',
      items: '条数',
      language: '界面语言',
      role: '提醒身份组',
      extras: '另外',
      thread: '每期开讨论串',
      publish: '自动发布',
    } satisfies Readonly<
      Record<
        | 'name'
        | 'recap'
        | 'time'
        | 'days'
        | 'timezone'
        | 'kinds'
        | 'freshness'
        | 'empty'
        | 'tags'
        | 'columns'
        | 'sections'
        | 'include'
        | 'exclude'
        | 'items'
        | 'language'
        | 'role'
        | 'extras'
        | 'thread'
        | 'publish',
        string
      >
    >,
    wordsHint: '用、隔开，比如 DeepSeek、小米汽车；不填就不限',
    noWords: '（无）',
    nobody: '谁也不提醒',
    on: '开',
    off: '关',
    proposed: (channel: string): string => `${channel} 会这样改，还没有保存：`,
    save: '保存',
    discard: '不改了',
    nothingChanged: '和原来一样，没有要改的。',
    nothingToShow: '按这些设置，最近一期没有一条新闻会发出来。',
    draftGone: '这次修改已经保存过或过期了，请重新选要改的订阅。',
    badItems: (most: number): string => `条数要填 1 到 ${most} 之间的整数。`,
    roleGone: '这个身份组已经不在了，请另选一个。',
    lately: '最近发送',
    nothingLately: '还没有发过。',
    badTime: (text: string): string => `「${text}」不是时间，请写成 08:00 或 早上八点半 这样。`,
    badDays: (text: string): string =>
      `看不懂「${text}」是哪几天，请写 每天、工作日、周末，或 周一到周五、周一 周三。`,
    badZone: (text: string): string => `没有「${text}」这个时区，请从提示里选，例如 Asia/Shanghai。`,
    unknownColumns: (names: string, known: string): string =>
      `没有「${names}」这个栏目；现有的栏目：${known}。`,
    badChannel: '速览只能发到文字、公告、论坛频道或讨论串，请换一个频道。',
    channelUnseen: '我看不到这个频道，请先给我「查看频道」权限，或换一个频道。',
    threadLocked: (channel: string): string =>
      `${channel} 已锁定，我不能在里面发消息，请先解锁，或换一个频道。`,
    tagRequired: (channel: string): string => `${channel} 要求每个帖子带标签，请从下面选一个，再输入一次：`,
    tagExample: (tag: string): string => `/subscribe 标签:${tag}`,
    unknownTags: (names: string, known: string): string =>
      `这个论坛没有「${names}」这个标签；现有的标签：${known || '（无）'}。`,
    botLacks: (channel: string): string => `我在 ${channel} 里还缺这些权限，没有保存订阅：`,
    howToGrant: '在「编辑频道 → 权限」里添加我，逐项打开上面的权限，再输入一次 /subscribe。',
    memberLacks: (channel: string): string => `你自己在 ${channel} 里缺这些权限，所以不能替它订阅：`,
    rights: {
      view: '查看频道',
      send: '发送消息',
      'send-in-threads': '在讨论串中发送消息',
      'embed-links': '嵌入链接',
      'read-history': '阅读消息历史记录',
      'create-threads': '创建公共讨论串',
      'mention-everyone': '提及 @everyone、@here 和所有身份组',
    } satisfies Readonly<Record<ChannelRight, string>>,
    everyoneRole: '不能提醒 @everyone，请选一个具体的身份组。',
    roleNotMentionable: (role: string): string =>
      `「${role}」不允许被提醒，而你没有「提及所有人」的权限；请选一个可以被提醒的身份组，或请有权限的人来设置。`,
    crosspostNeedsAnnouncement: '自动发布只在公告频道里有效，请去掉这个选项或换成公告频道。',
  },

  /** What the frame says about deliveries: where they stand, why, and what an admin can do. */
  delivery: {
    states: {
      due: '马上发',
      waiting: '等当天的一期',
      sending: '正在发',
      sent: '已发',
      skipped: '没有发',
      failed: '失败',
      unknown: '结果不明，不会重发',
    } satisfies Readonly<Record<DeliveryState, string>>,
    /** A reason as a clause without a full stop; empty where the state has said it all. */
    reason(reason: Reason): string {
      switch (reason.code) {
        case 'awaiting-editions':
          return reason.columns.length === 0 ? '' : `还差 ${reason.columns.join('、')}`;
        case 'no-edition':
          return '没有新一期';
        case 'all-filtered':
          return '当天没有新闻符合版块和关键词的设置';
        case 'all-told':
          return '当天的新闻前几天都说过了';
        case 'missed':
          return '到点时机器人没有运行';
        case 'subscription-paused':
          return '订阅当时已暂停';
        case 'nothing-left':
          return '要讲的内容已取消关注或已撤下';
        case 'subscription-removed':
          return '订阅已取消';
        case 'server-left':
          return '我已不在这个服务器';
        case 'digest-failed':
          return '速览没有做成，运营者的日志里有原因';
        case 'content-missing':
          return '要发的内容已经不在库里';
        case 'part-dropped':
          return '更正后的速览短了，这一部分不再需要';
        case 'earlier-part-failed':
          return '前面的部分没有发成';
        case 'message-unknown':
          return '找不到要改的那条消息';
        case 'gave-up':
          return `试了 ${reason.attempts} 次都没有发成${reason.last ? `（${zhCN.delivery.reason(reason.last)}）` : ''}`;
        case 'too-late':
          return '等到能连上 Discord 时已经太晚';
        case 'unverified':
          return UNVERIFIED[reason.because];
        case 'unreachable':
          return `连不上 Discord（${reason.cause}）`;
        case 'unanswered':
          return 'Discord 没有回答';
        case 'server-error':
          return `Discord 出了故障（${reason.status}）`;
        case 'unreadable-answer':
          return 'Discord 的回答读不懂';
        case 'rate-limited':
          return 'Discord 要求慢一点，稍后再发';
        case 'refused': {
          const { said } = zhCN.delivery.refusals[refusalKindOf(reason)];
          return `${said}（Discord：${reason.message} ${reason.error}）`;
        }
        case 'refused-by-proxy':
          return `Discord 前面的代理或防火墙拒绝了（${reason.status}）`;
        case 'token-refused':
          return 'Discord 不接受机器人的令牌';
        case 'queue-timeout':
          return '排队太久，没有发出';
        case 'program-error':
          return '机器人出了错，运营者的日志里有原因';
        case 'other':
          return reason.text;
      }
    },
    /** What Discord refuses as a clause, and in a sentence what an admin can do about it. */
    refusals: {
      'messages-closed': {
        said: '私信没有打开',
        remedy:
          '请在 Discord 的隐私设置里允许私信（我们要在同一个服务器里，或你把我装成了自己的应用），再用 /subscriptions 恢复。',
      },
      'channel-gone': { said: '频道已经不在了', remedy: '请在还在的频道里重新输入 /subscribe。' },
      'missing-rights': {
        said: '我在频道里缺权限',
        remedy:
          '请给我「查看频道」「发送消息」「嵌入链接」权限（论坛和讨论串里还要「在讨论串中发送消息」）。',
      },
      'tag-required': {
        said: '论坛要求每个帖子带标签',
        remedy:
          '请对这个论坛再输入一次 /subscribe，用「标签」选一个；或在论坛设置里关掉「发帖必须选择标签」。',
      },
      'tags-reserved': {
        said: '论坛的标签只有管理员能用',
        remedy: '请在论坛里加一个大家都能用的标签，或给我「管理讨论串」权限。',
      },
      'thread-locked': {
        said: '讨论串已锁定或已归档',
        remedy: '请打开并解锁讨论串，或用 /subscribe 换一个频道。',
      },
      'content-blocked': {
        said: '服务器的 AutoMod 拦下了内容',
        remedy: '请在服务器设置的 AutoMod 里把我的身份组或这个频道设为例外。',
      },
      'too-many-threads': { said: '讨论串或帖子太多了', remedy: '请归档一些旧的帖子或讨论串。' },
      'slow-mode': { said: '频道开了慢速模式', remedy: '请关掉慢速模式，或给我「管理消息」权限。' },
      'wrong-channel': { said: '这种频道不能发消息', remedy: '请用 /subscribe 换一个文字、公告或论坛频道。' },
      'message-refused': {
        said: 'Discord 不接受这条消息',
        remedy: '请告诉机器人的运营者；这通常不是你们服务器的问题。',
      },
    } satisfies Readonly<Record<Refusal, { readonly said: string; readonly remedy: string }>>,
    /** State of a subscription whose channel refuses digests. */
    refused: (reason: string): string => `发不出去：${reason}`,
    problemTitle: '速览发不出去了',
    problemPaused: '这个订阅已经暂停，不会再试。',
    problemToPause: '三天内还是这样，这个订阅就会暂停。',
    /** After digests that are taken: what does not happen, that the digest itself stands, and the rights it needs. */
    steps: {
      correction: {
        title: '速览的更正写不进去',
        stands: '已经送到的内容还在，只是没有更正。',
        rights: '请确认我还能「查看频道」「发送消息」（讨论串里是「在讨论串中发送消息」）。',
      },
      crosspost: {
        title: '速览没能发布到关注频道的服务器',
        stands: '速览本身已经送到；下一期还会再试着发布。',
        rights: '请在公告频道里给我「查看频道」「发送消息」权限；还不行就加上「管理消息」。',
      },
      thread: {
        title: '速览的讨论串开不了',
        stands: '速览本身已经送到；下一期还会再试着开。',
        rights: '请给我「创建公共讨论串」权限。',
      },
    } satisfies Readonly<
      Record<FollowUpStep, { readonly title: string; readonly stands: string; readonly rights: string }>
    >,
    /** After mending what a paused subscription was paused for. */
    thenResume: '弄好以后，在服务器里用 /subscriptions 恢复。',
  },

  /** What the frame says to members about sharing, reporting and what is stored about them. */
  member: {
    reallyForget:
      '要删除你的关注、关注的发送记录、阅读记录、报错和上传吗？删除后找不回来。服务器的订阅不受影响。',
    forgetNow: '确定删除',
    forgotten: '已经全部删除，这里不再保存和你有关的任何内容。',
    nothingStored: '这里没有保存和你有关的内容。',
    exported: '这是这里保存的、和你有关的全部内容。要删除请用 /forget me。',
    reportTitle: '这条新闻哪里不对？',
    reportField: '请写一两句',
    reportPlaceholder: '例如：少了一段；点评混进了正文；链接打不开',
    reported: (id: string): string => `谢谢，已经记下并会转给维护者，编号 ${id}。`,
    tooManyReports: '今天报得有点多了，明天再继续吧，谢谢。',
    shareCooldown: (seconds: number): string =>
      `这个频道刚刚公开过一次，${seconds} 秒后才能再公开；这次只给你看。`,
    nothingToSearch: '这条消息里没有可以搜索的文字。',
    welcome: '你好，我是速览：每天早上把中文科技早报变成一分钟速览发到频道，也能随时搜新闻。',
    welcomeHow:
      '管理员在想收速览的频道里输入 /subscribe 就能订阅；任何人都可以用 /news 搜新闻、/help 看用法。',
    /** Before `welcomeHow`, where nobody who administers the server takes direct messages. */
    welcomeClosed: '没能私信管理员，就在这里说一声：',
    welcomeSteps: '三步就好：选一个频道，选一个时间，发一条试试。',
    /** The three steps of setting a server up, as buttons. */
    setupSteps: { channel: '选频道', time: '选时间', test: '发一条试试' } satisfies Readonly<
      Record<'channel' | 'time' | 'test', string>
    >,
    setupChannel: '速览发到哪个频道？',
    setupNoChannel: '我在这个服务器里还没有能发消息的频道，请先在频道权限里给我「查看频道」和「发送消息」。',
    setupTime: '每天什么时候发？',
    setupWhenOut: '当天的一期出刊就发（推荐）',
    setupNotYours: '在私信里只有服务器的所有者和能管理服务器的人可以设置；在服务器里请用 /subscribe。',
    uploadNothing: '没有附件：请附上 HTML、Markdown 或纯文本的早报。',
    uploadTooLarge: (megabytes: number): string => `附件太大，最多 ${megabytes} MB。`,
    uploadFailed: '附件没有下载成功，请重新上传一次。',
    uploadUnread: '这个附件读不出早报，请附上 HTML、Markdown 或纯文本文件。',
    uploadNoStories: (name: string): string => `${name} 里没有读到新闻，没有可以入库的内容。`,
    uploadRead: (name: string): string => `${name} 读出来是这样，确认后才会入库：`,
    uploadEdition: (column: string, day: string, stories: number): string =>
      `${column} · ${day} · ${stories} 条新闻`,
    uploadWarnings: '值得留意',
    /** What is doubtful about a reading. */
    uploadDoubts: {
      'no-date': '没有写日期，入库时按今天算',
      'date-mismatch': '写的日期和正文对不上',
      'glance-without-story': '速览里提到、正文里没有的新闻',
      'story-without-glance': '速览里没有提到的新闻',
      'story-without-text': '没有正文的新闻',
      'no-stories': '没有新闻',
      'fewer-stories': '比平时少得多',
      truncated: '内容可能不完整，像是被截断了',
      'front-matter': '开头的元数据读不懂',
      'doubtful-layout': '各条新闻是怎么分开的，把握不大',
      'not-a-roundup': '不像早报，更像一篇文章',
    } satisfies Readonly<Record<WarningCode, string>>,
    uploadStore: '确认入库',
    uploadGone: '这个附件已经入库或过期了，需要的话请重新上传。',
    uploadStored: (change: 'new' | 'updated' | 'unchanged', headline: string): string =>
      ({
        new: `已入库：${headline}`,
        updated: `已更新：${headline}`,
        unchanged: `库里已经有了，没有变化：${headline}`,
      })[change],
  },

  /** What the frame says to members about what they follow and what they missed. */
  following: {
    followTitle: '关注关键词',
    followField: '想关注的公司、产品、人名或词',
    followPlaceholder: '例如：DeepSeek、小米汽车',
    followed: (keyword: string): string => `已关注「${keyword}」。`,
    followedBefore: (keyword: string): string => `你已经关注了「${keyword}」。`,
    tooMany: (most: number): string => `最多关注 ${most} 个关键词，请先用 /unfollow 去掉一些。`,
    badKeyword: '请写一个词，至少有一个字或字母，最长 50 个字。',
    /** When a follower is told: at most once a day or at once, and not in their quiet hours. */
    howTold: {
      daily: '有新的相关新闻时，每天中午最多给你发一条私信。',
      'at-once': '有新的相关新闻时，马上给你发私信，每天最多 10 条。',
    } satisfies Readonly<Record<'daily' | 'at-once', string>>,
    quietHours: (from: string, until: string, zone: string): string =>
      `${from} 到 ${until} 不打扰（${zone}），攒到结束后一起发。`,
    makePace: { daily: '改成每天最多一条', 'at-once': '改成有了就发' } satisfies Readonly<
      Record<'daily' | 'at-once', string>
    >,
    makeQuiet: (from: string, until: string): string => `夜里不打扰（${from}–${until}）`,
    endQuiet: '取消免打扰',
    badQuiet: (text: string): string => `看不懂「${text}」，免打扰的时间请写成 22:00-08:00，不要就写 无。`,
    /** The zone that one has who named none. */
    beijing: '北京时间',
    /** How another stretch or zone is set. */
    howToChange: '要换频率、时段或时区，用 /follow 的「频率」「免打扰」「时区」；没写时区就按北京时间。',
    closedMessages:
      '之前给你发私信没有成功：请在这个服务器的「隐私设置」里允许私信，或先给我发一条消息，这样才能收到。',
    /** How much is to be expected of a keyword: the stories of the last week; `isMore` where there are more than that. */
    lately: (stories: number, isMore: boolean): string =>
      stories === 0 ? '过去 7 天没有' : `过去 7 天有 ${stories} 条${isMore ? '以上' : ''}`,
    followEventButton: '关注这件事的后续',
    eventFollowed: (title: string): string => `已关注这件事的后续：「${title}」。`,
    eventFollowedBefore: (title: string): string => `你已经关注了这件事：「${title}」。`,
    tooManyEvents: (most: number): string => `最多关注 ${most} 件事，请先用 /follow 看看哪些可以去掉。`,
    /** When there was news of an event last. */
    eventLately: (day: string): string => `上次有消息是${day}`,
    eventUnfollowed: '不再关注这件事。',
    eventNotFollowed: '你没有关注这件事。',
    /** In place of the title of an event whose stories are stored no more. */
    eventTakenDown: '新闻已经撤下的一件事',
    unfollowEventButton: '不再关注这件事',
    listTitle: '你的关注',
    keywordsFollowed: '关键词',
    eventsFollowed: '事件的后续',
    listHow: '用 /follow 加一个关键词；打开一条新闻，可以关注这件事的后续。',
    followsNothing: '你还没有关注什么：用 /follow 关注一个关键词，或打开一条新闻关注它的后续。',
    /** Over the menus that end following. */
    unfollowKeyword: '取消关注一个关键词',
    unfollowEvent: '不再关注一件事',
    unfollowed: (keyword: string): string => `已取消关注「${keyword}」。`,
    notFollowed: (keyword: string): string => `你没有关注「${keyword}」。`,
    unfollowButton: (keyword: string): string => `取消关注「${keyword}」`,
    /** What a follower is told: about keywords, of so many events, or both. */
    toldTitle: (day: string, keywords: string, events: number): string => {
      if (events === 0) return `${day} · 你关注的 ${keywords} 有新消息`;
      const followed = events === 1 ? '你关注的一件事有后续' : `你关注的 ${events} 件事有后续`;
      return keywords === '' ? `${day} · ${followed}` : `${day} · ${followed}，${keywords} 有新消息`;
    },
    chapterOf: (title: string): string => `后续：${title}`,
    toldMore: (count: number): string => `还有 ${count} 条，用 /news 可以看到。`,
    /** Stands in a message to a follower once all its stories were taken down. */
    toldTakenDown: '这条消息里的新闻已经撤下。',
    /** What a member missed since a day. */
    missedTitle: (day: string): string => `补看：${day}以来`,
    /** How many there are; `isMore` where it stopped counting. */
    missedCount: (stories: number, isMore: boolean): string =>
      `${stories} 条${isMore ? '以上' : ''}没看过，重要的在前`,
    missedSince: (day: string): string => `你上次打开速览是${day}。`,
    /** Nothing is known of when they read before: so many days are shown. */
    missedUnknown: (days: number): string => `这里没有你之前打开速览的记录，先看最近 ${days} 天的。`,
    /** They read so long ago that only so many days are shown. */
    missedLongAgo: (day: string, days: number): string => `你上次打开速览是${day}，这里是最近 ${days} 天的。`,
    missedNothing: (day: string): string => `没有错过什么：你上次打开速览是${day}，之后没有你没看过的新闻。`,
    missedNothingLately: (days: number): string => `最近 ${days} 天没有你没看过的新闻。`,
    missedMore: (left: number): string => `更多（还有 ${left} 条）`,
    missedDays: (days: number): string => `看最近 ${days} 天`,
    whyMissed: '它是你上次打开速览之后来的，你还没有打开过',
    whyKeyword: (keywords: string): string => `你关注了${keywords}`,
    whyEvent: (title: string): string => `你关注了这件事的后续：「${title}」`,
  },

  /** What the frame says on pictures that are made to be handed on, and about them. */
  pictures: {
    /** The button that makes one. */
    button: '生成图片',
    title: '可以转发的图片',
    hint: '长按图片保存，就能发到微信群；只有你看得到这条消息。',
    /** Buttons for the same picture otherwise. */
    dark: '深色',
    light: '浅色',
    simplified: '简体',
    traditional: '繁体',
    /** Whose pictures they are. */
    brand: '速览',
    /** What a picture of a digest, and of one story, is. */
    digestLabel: '一分钟速览',
    storyLabel: '一条新闻',
    /** What the address on a picture leads to. */
    wholeDay: '长按识别二维码，看当天全部新闻',
    wholeStory: '长按识别二维码，看这条新闻',
    originalPage: '原文',
    /** Items of the digest that stand on no picture. */
    moreItems: (count: number): string => `图片里放不下的还有 ${count} 条`,
    isExcerpt: '以上是摘录，全文请看原文。',
    /** Too many wait for one. */
    busy: '现在生成图片的人太多，请过几秒再试。',
  },

  /** What the frame says about how often words stand in the news. */
  trends: {
    title: (words: string): string => `新闻趋势：${words}`,
    /** What the picture of it is. */
    label: '新闻趋势',
    span: (since: string, until: string, isByWeek: boolean): string =>
      `${since}至${until}，每个点是${isByWeek ? '一周' : '一天'}`,
    whatCounts: '数的是标题或一句话里说到它的新闻，别名和同义的说法都算。',
    /** A word's stories in all, and the step that had most of them. */
    facts: (total: number, when: string, most: number): string =>
      `共 ${total} 条，${when}最多，有 ${most} 条`,
    noneOf: '没有新闻说到',
    onDay: (day: string): string => day,
    weekFrom: (day: string): string => `${day}起的一周`,
    /** The button to the story of a word's peak. */
    openPeak: (word: string, when: string): string => `${word} ${when}`,
    /** Buttons for other spans. */
    days: (days: number): string => `${days} 天`,
    year: '一年',
    nothing: '这段时间里没有新闻说到这些词，换个词或者放长时间再看看。',
    badSpan: (text: string): string =>
      `看不懂「${text}」是多久，可以写 30d、12w、3m 或 1y，也可以写 30天、12周、3月、1年。`,
    /** What the address on its picture leads to. */
    page: '长按识别二维码，看这些新闻',
    noWords: '请写一个到五个词，用空格隔开，比如：小米 华为。',
  },

  /** What the frame says about alerts: a keyword for whose news a channel is written to at once. */
  alert: {
    set: (keyword: string, isNew: boolean): string => `${isNew ? '已设好' : '已改好'}「${keyword}」的提醒。`,
    /** What an alert does, in one sentence after its channel. */
    does: (limit: number): string =>
      `有当天的新消息就马上发到这个频道，每天最多 ${limit} 次；速览里说过的不再提醒。`,
    pings: '提醒 ',
    pingsNobody: '不提醒任何身份组',
    tooMany: (most: number): string => `一个服务器最多 ${most} 个提醒，请先用 /alert 去掉一些。`,
    noForum: '提醒要发到文字频道、公告频道或讨论串，请换一个频道。',
    of: (keyword: string): string => `「${keyword}」的提醒`,
    listTitle: '这个服务器的提醒',
    none: '还没有提醒：用 /alert 写一个关键词，比如 安全漏洞。',
    choose: '选一个提醒',
    state: '状态',
    limit: (most: number): string => `每天最多 ${most} 次`,
    lately: '相关新闻',
    pause: '暂停',
    resume: '恢复',
    remove: '删除',
    removeNow: '确定删除',
    reallyRemove: (keyword: string): string => `要删除「${keyword}」的提醒吗？`,
    removed: (keyword: string): string => `已删除「${keyword}」的提醒。`,
    gone: '这个提醒已经不在了，用 /alert 看现在有哪些。',
    back: '返回',
    manage: '管理提醒',
    /** The message itself. */
    title: (keyword: string): string => `「${keyword}」有新消息`,
    more: (count: number): string => `还有 ${count} 条，用 /news 可以看到。`,
    /** Behind the last message that an alert may send on a day. */
    lastToday: (limit: number): string => `今天的提醒到此为止：每天最多 ${limit} 次。`,
    takenDown: '这条提醒里的新闻已经撤下。',
    why: (keyword: string): string => `这个频道设了「${keyword}」的提醒`,
    /** What an admin is told when a channel refuses them. */
    problemTitle: (keyword: string): string => `「${keyword}」的提醒发不出去了`,
    problem: {
      problemPaused: '这个提醒已经暂停，不会再试。',
      problemToPause: '三天内还是这样，这个提醒就会暂停。',
      thenResume: '弄好以后，在服务器里用 /alert 恢复。',
    } satisfies Readonly<Record<'problemPaused' | 'problemToPause' | 'thenResume', string>>,
  },

  /** What the frame says of sources: to the bot's owner, and to an admin who subscribes. */
  sources: {
    listTitle: '来源',
    /** How many are switched on, read well lately, and failing. */
    counts: (on: number, well: number, failing: number): string =>
      `打开的 ${on} 个：${well} 个正常，${failing} 个读不到`,
    none: '列表里没有来源。用 /来源 地址:… 加一个。',
    off: '关着',
    needs: (setting: string): string => `要先设置 ${setting}`,
    neverRead: '还没读过',
    readAt: (time: string): string => `上次读到：${time}`,
    newest: (column: string, day: string): string => `最新：${column} ${day}`,
    failing: (times: number, reason: string): string => `连续 ${times} 次没读到：${reason}`,
    reasons: {
      refused: '这个地址不允许访问（内网地址，或者不是网页）',
      gone: '地址已经没有了（404）',
      malformed: '那里不是 RSS，或者网页改版了',
      'no-article': '拿到的是验证、登录或拒绝访问的页面',
      status: '网站报错',
      timeout: '太久没有回应',
      network: '连不上，可能是网络或代理的问题',
      redirects: '一直在跳转',
      'too-large': '内容太大',
      encoding: '内容压缩得不对',
      aborted: '读到一半停了',
      internal: '程序出错，日志里有原因',
    } satisfies Readonly<Record<FailureReason, string>>,
    reasonUnknown: '原因在日志里',
    switchOn: '打开',
    switchOff: '关掉',
    tryNow: '试一次',
    switchedOn: (name: string): string => `「${name}」已打开，马上就去读。`,
    switchedOff: (name: string): string => `「${name}」已关掉，读到过的都还在。`,
    unknown: (id: string): string => `列表里没有「${id}」了。`,
    broken: '来源列表的文件有错，先改好它：日志里写了哪一行。',
    /** The file of the list has mistakes, which follow; the one before it is used. */
    keptBefore: '来源列表的文件有错，还在用改坏之前的：',
    tried: (name: string, items: number): string => `「${name}」读得到，现在有 ${items} 条。`,
    triedNothing: (name: string, why: string): string => `「${name}」读不到：${why}`,
    previewTitle: '加这个来源？',
    foundNothing: (why: string): string => `没有找到能读的来源：${why}`,
    known: (name: string): string => `已经在读了，就是「${name}」。`,
    items: (count: number, newest: string | undefined): string =>
      `有 ${count} 条${newest ? `，最新的是 ${newest}` : ''}`,
    readsAs: (kind: 'edition' | 'article', column: string | null): string =>
      kind === 'edition'
        ? `会读成${column ? `「${column}」` : '一期早报'}，里面有：`
        : '会读成单篇文章，例如：',
    add: '加进来',
    added: (name: string): string => `「${name}」已加进来源，马上就去读。`,
    previewGone: '预览已经过期，请再输入一次地址。',
    firstTitle: '来源检查好了',
    firstCounts: (well: number, all: number): string => `${all} 个来源里有 ${well} 个读得到：`,
    firstNone: '一个来源都读不到，多半是网络或代理的问题（docs/mainland.zh-CN.md）。读不到之前不会有速览。',
    firstHow: '用 /来源 查看、增加和开关来源。',
    /** To an admin: what will come, from which columns at which hours. */
    willCome: (columns: string): string => `会有这些：${columns}（北京时间）。`,
    noSource: '现在没有一个来源读得到，所以还不会有速览。机器人的所有者可以用 /来源 或 sulan doctor 看原因。',
    serverTitle: '本服务器的来源',
    /** How many sources a server has for itself, and how many it may have. */
    serverCounts: (count: number, most: number): string =>
      count === 0
        ? `本服务器还没有自己的来源，最多可以有 ${most} 个。`
        : `本服务器有 ${count} 个自己的来源，最多 ${most} 个：`,
    serverHow:
      '用 /本服来源 地址:… 加一个。它们的新闻只在本服务器里看得到：在速览里，也能用 /新闻 搜到；每 30 分钟读一次。',
    serverOff: '机器人的所有者没有开放服务器自己的来源。',
    serverAdded: (name: string): string => `「${name}」已加进本服务器的来源，马上就去读。`,
    serverKnown: (name: string): string => `本服务器已经有「${name}」了。`,
    serverFull: (most: number): string => `本服务器已经有 ${most} 个来源，不能再加。先移除一个。`,
    serverRemoved: (name: string): string => `「${name}」已移除，它的新闻在本服务器里也看不到了。`,
    serverWait: '试得太快了，过一分钟再来。',
    remove: '移除',
  },
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

const UNVERIFIED = {
  'history-hidden': '没有收到 Discord 的回答，而我看不到频道的消息历史',
  'history-too-long': '没有收到 Discord 的回答，而频道里后来的消息太多，无法确认',
  'channel-unreadable': '没有收到 Discord 的回答，而频道现在读不了',
} as const;
