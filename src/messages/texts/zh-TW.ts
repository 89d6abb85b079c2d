import { spanText } from '../../search/writtenDates.ts';
import { zhTW as alert } from './alert/zh-TW.ts';
import { zhTW as delivery } from './delivery/zh-TW.ts';
import { zhTW as following } from './following/zh-TW.ts';
import { zhTW as member } from './member/zh-TW.ts';
import { zhTW as pictures } from './pictures/zh-TW.ts';
import { zhTW as sources } from './sources/zh-TW.ts';
import { zhTW as subscription } from './subscription/zh-TW.ts';
import type { Texts } from './texts.ts';
import { zhTW as trends } from './trends/zh-TW.ts';

/** The label of everything that our own language model wrote. */
const GENERATED = '本段由 AI 產生';

/** 繁體中文，臺灣用語. */
export const zhTW: Texts = {
  locale: 'zh-TW',
  digestTitle: (day) => `一分鐘速覽 · ${day}`,
  digestCounts: (columns, stories, minutes, isAmongOthers) =>
    `${columns} · ${stories} 則${isAmongOthers ? '新的' : ''} · ${minutes} 分鐘`,
  toldToday: '今天說過',
  toldOn: (day) => `${day}說過`,
  alertedToday: '今天提醒過',
  alertedOn: (day) => `${day}提醒過`,
  furtherNews: '後續：',
  toldLately: (names, count) => `前幾天報過：${names}（${count} 則）`,
  repeatsButton: (count) => `前幾天報過 ${count} 則`,
  repeatsOf: (day) => `${day}：前幾天報過的`,
  announcement: (day, title, stories) => `${day}：${title}（${stories} 則）`,
  openItem: '看全文：選一則，只有你自己看得到',
  toldByColumns: (columns) => `${columns} 家報導`,
  previousDay: '前一天',
  nextDay: '後一天',
  moreItems: (count) => `其餘 ${count} 則`,
  followButton: '關注',
  originalButton: '原文',
  keyPointsButton: (writers) => `劃重點（${writersOf(writers)}）`,
  keyPointsOf: (day) => `${day}劃重點`,
  original: (column) => `原文：${column}`,
  webPage: '網頁版',
  originals: '原文連結',
  originalsOf: (day) => `${day}的原文`,
  noOriginal: '來源沒有提供原文連結',
  columnByMachine: (column, statement) => `${column}：本專欄由 AI 輔助創作（原文註明：「${statement}」）`,
  storyByMachine: (statement) => `本文由 AI 輔助創作（原文註明：「${statement}」）`,
  itemByMachine: 'AI 輔助創作',
  generated: GENERATED,
  generatedKeyPoints: (column) => `${column}劃重點（${GENERATED}）`,
  significanceLabel: `為什麼重要（${GENERATED}）`,
  answerTo: (question) => `問：${question}`,
  answerSources: '依據：選一則看原文',
  nothingToAnswer: (question) =>
    `庫裡沒有能回答「${question}」的新聞，所以沒有回答。換個說法，或者用 /news 搜尋看看。`,
  unanswered: '找到的新聞沒有直接回答這個問題，請看原文：',
  answersPaused: '暫時寫不出回答，先看找到的新聞：',
  answersOff: '這裡沒有開通提問，可以用 /news 搜尋新聞。',
  asksTooFast: '問得有點快，請過一會兒再問。',
  significance: (line) => `為什麼重要：${line}（${GENERATED}）`,
  keyPoints: (column, by) => `${column}劃重點（${by === null ? '欄目整理' : `由${by}產生，僅供參考`}）`,
  risingName: (name, stories, usual) => `${name}（${stories} 則，平時 ${usual} 則）`,
  rising: (names) => `比平時說得多的：${names}`,
  recapCounts: (columns, events, shown) => `${columns} · ${events} 件事裡說得最多的 ${shown} 件`,
  recapOfWeek: (days, isCurrent) => `${isCurrent ? '本週回顧' : '一週回顧'} · ${days}`,
  recapOfMonth: (month, isCurrent) => (isCurrent ? `本月回顧 · ${month}` : `${month}回顧`),
  recapSteps: {
    week: { before: '上一週', after: '下一週', newest: '最近一週的回顧' },
    month: { before: '上個月', after: '下個月', newest: '最近一月的回顧' },
  },
  noRecap: '那段時間沒有收到新聞，所以沒有回顧。',
  nothingSince: (time) => `${time} 那一期之後沒有新消息。`,
  notUpdated: (day, columns, last) => `${day} ${columns}沒有更新，最近一期是 ${last}。`,
  newestDigest: '看最近一期',
  digestWithdrawn: (day) => `${day}的速覽已撤下。`,
  partEmptied: '本期已更正，內容都在前面的訊息裡。',
  noDigestAround: (day, before) => `${day}沒有收到任何一期，所以沒有速覽；最近的一期是${before}的。`,
  nothingChosen: (day) => `${day}的新聞裡沒有符合這個頻道設定的。`,
  wholeDigest: '看當天全部新聞',
  noEarlierDigest: (day) => `${day}已經是最早的一期，再往前沒有了。`,
  noLaterDigest: (day) => `${day}已經是最新的一期，新的一期出來後再來看看。`,
  nothingStored: '現在還沒有任何新聞，請過一會兒再試。',
  badDay: (text) => `看不懂「${text}」是哪一天，可以寫 12月27日、上週五、三天前、昨天 或 2024-12-27。`,

  attributedTo: (name) => `來源：${name}`,
  commentary: (column) => `點評（${column}的觀點）`,
  previousPage: '上一頁',
  nextPage: '下一頁',
  pageOf: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
  asWritten: '看原文用字',
  asRead: '轉為繁體',
  reportStory: '回報錯誤',
  previousStory: '‹ 上一則',
  nextStory: '下一則 ›',
  backToList: '返回列表',
  shareStory: '公開到頻道',
  followName: (name) => `關注「${name}」`,
  timelineButton: '時間軸',
  timelineOf: (title) => `時間軸：${title}`,
  earlierChapters: '之前',
  thisEvent: '這件事',
  besides: '同時',
  laterChapters: '之後',
  whyButton: '為什麼有這一則',
  whyColumn: (column, day, isArticle) => `來自${column}${isArticle ? '' : ` ${day}那一期`}`,
  whyTold: (columns, names) => `${columns} 家報導：${names}`,
  whyAllColumns: '這個頻道訂閱了全部欄目',
  whyColumnChosen: (column) => `這個頻道訂閱了${column}`,
  whySection: (section) => `這個頻道訂閱了版塊「${section}」`,
  whyKeywords: (keywords) => `含有這個頻道的關鍵字：${keywords}`,
  whyFound: (query) => `它和你搜尋的「${query}」相符`,
  whyPlace: (place, of) => `在列表裡排第 ${place} 則，共 ${of} 則`,
  pictureOf: (title) => `「${title}」的配圖`,
  linksInText: '文中連結',
  storyGone: '這則新聞已經不在資料庫裡了，可以用 /news 搜尋相關的新聞。',

  found: (query, count) => `「${query}」：找到 ${count} 則`,
  foundMany: (query, atLeast) => `「${query}」：找到 ${atLeast} 則以上`,
  alsoTold: (count) => `另有 ${count} 篇`,
  allHits: (count) => `看全部 ${count} 則結果`,
  openHit: '看全文：選一則開啟',
  filteredBy: (filters) => `只看：${filters}`,
  withoutFilters: '不限範圍再找',
  since: (day) => `${day}以來`,
  readAs: (typed, as) => `沒有「${typed}」，按「${as}」找的。`,
  nothingFound: (query) => `找不到和「${query}」有關的新聞。`,
  nearResults: '相近的',
  onlyNearResults: '沒有完全符合的，這些相近',
  onlyDays: (days) => `只看 ${spanText(days)}`,
  anyDay: '不限日期',
  mostRelevantFirst: '最相關',
  newestFirst: '最新',
  didYouMean: '要找的是不是：',
  newest: '最新的新聞',
  queryTooLongToTurn: '搜尋字串較長，只能看這一頁；縮短一些就能翻頁。',

  helpTitle: '速覽怎麼用',
  helpIntro: '把中文科技早報拆成一則則新聞，每天早上送到頻道，也可以隨時搜尋。',
  helpExamples: '試試看',
  helpPrivacy: '和你有關的只儲存關注、私訊紀錄、閱讀紀錄、錯誤回報和上傳；用 /forget me 可以全部刪除。',

  failed: (id) => `這次沒有成功，請稍後再試；如果一直這樣，請把編號 ${id} 告訴管理員。`,
  staleButton: '這個按鈕已經不能用了，請重新輸入指令。',
  searchesTooFast: '搜尋得有點快，請過幾秒再試。',
  blankOption: (name) => `「${name}」是空的，請寫幾個字。`,
  staleCommand: '這個指令已經沒有了，輸入 /help 看現在有哪些。',
  needsServer: '這個指令要在伺服器裡使用。',
  needsManageServer: '這個指令需要「管理伺服器」權限，請找伺服器管理員來設定。',
  needsOwner: '這個指令只有機器人的擁有者能用。',
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
  '大型語言模型',
  '大語言模型',
  '大模型',
  '語言模型',
  '人工智慧',
  '機器',
  'AI',
]);

/** Who wrote key points, in a word or two for a button. */
function writersOf(writers: readonly (string | null)[]): string {
  const [only] = writers;
  if (writers.length > 1) return writers.includes(null) ? '部分由 AI 產生' : 'AI 產生';
  if (only == null) return '欄目整理';
  return GENERIC_WRITERS.has(only) ? 'AI 產生' : `${only}產生`;
}
