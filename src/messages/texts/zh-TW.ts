import { BEIJING } from '../../calendar/zone.ts';
import { spanText } from '../../search/query/daySpans.ts';
import { refusalKindOf } from '../subscribing/refusal.ts';
import type { zhCN } from './zh-CN.ts';

/** The label of everything that our own language model wrote. */
const GENERATED = '本段由 AI 產生';

/** 繁體中文，臺灣用語. */
export const zhTW: typeof zhCN = {
  // Digests.
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

  // Who or what wrote something.
  columnByMachine: (column, statement) => `${column}：本專欄由 AI 輔助創作（原文註明：「${statement}」）`,
  storyByMachine: (statement) => `本文由 AI 輔助創作（原文註明：「${statement}」）`,
  itemByMachine: 'AI 輔助創作',
  generated: GENERATED,
  generatedKeyPoints: (column) => `${column}劃重點（${GENERATED}）`,
  keyPoints: (column, by) => `${column}劃重點（${by === null ? '欄目整理' : `由${by}產生，僅供參考`}）`,
  significanceLabel: `為什麼重要（${GENERATED}）`,
  significance: (line) => `為什麼重要：${line}（${GENERATED}）`,

  // Recaps.
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

  // Where there is no digest.
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

  // Stories.
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

  // Why a story stands where it does.
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

  // Searches.
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

  // Answers to questions.
  answerTo: (question) => `問：${question}`,
  answerSources: '依據：選一則看原文',
  nothingToAnswer: (question) =>
    `庫裡沒有能回答「${question}」的新聞，所以沒有回答。換個說法，或者用 /news 搜尋看看。`,
  unanswered: '找到的新聞沒有直接回答這個問題，請看原文：',
  answersPaused: '暫時寫不出回答，先看找到的新聞：',
  answersOff: '這裡沒有開通提問，可以用 /news 搜尋新聞。',
  asksTooFast: '問得有點快，請過一會兒再問。',

  // Help, failures and refusals.
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

  // Days, and what stands between words.
  daysAgo: ['今天', '昨天', '前天', '三天前'],
  lastWeekday: (weekday) => `上${weekday}`,
  recapWords: ['本週', '上週', '本月', '上月'],
  comma: '、',
  colon: '：',
  stop: '。',
  gap: '',

  subscription: {
    subscribed: (channel) => `${channel} 訂閱好了，從下一次開始每期自動送到。`,
    changed: (channel) => `${channel} 的訂閱改好了。`,
    removed: (channels) => `已取消 ${channels} 的訂閱，以後不會再發；想恢復用 /subscribe。`,
    noneHere: '這個頻道沒有訂閱；用 /subscribe 訂閱，用 /subscriptions 看整個伺服器的訂閱。',
    noneInServer: '這個伺服器還沒有訂閱；在要收速覽的頻道裡輸入 /subscribe 就行。',
    directPlace: '你的私訊',
    ownTitle: '你的訂閱',
    noneDirect: '你還沒有自己的訂閱；輸入 /subscribe，速覽就會按你選的時間發到私訊。',
    messagesClosed:
      '順便告訴你：你自己的速覽發不到私訊，已經暫停；在隱私設定裡允許私訊，再用 /subscriptions 恢復。',
    onlyInServers: '頻道、身分組、討論串、標籤和自動發布只在伺服器裡有用，在私訊裡請去掉。',
    listTitle: '這個伺服器的訂閱',
    gone: '這個訂閱已經取消了。',
    schedule: '時間',
    columns: '欄目',
    content: '內容',
    extras: '顯示與提及',
    inZone: (time, zone) => (zone === BEIJING ? `${time}（北京時間）` : `${time} (${zone})`),
    next: '下一次',
    state: '狀態',
    active: '正常',
    paused: (reason) => (reason === null ? '已暫停' : `已暫停（${reason}）`),
    everyDay: '每天',
    mondayToFriday: '週一到週五',
    workingDays: { china: '工作日（含調休）', elsewhere: '工作日' },
    monthEnd: '每月最後一天',
    weekdayNames: ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
    allColumns: '所有欄目',
    allSections: '所有版塊',
    newsKinds: { both: '彙整和單篇文章', roundups: '只要彙整', articles: '只要單篇文章' },
    freshness: { today: '只發當天的', latest: '發最新的一期（24 小時內）' },
    whenEmpty: { silence: '不發', notice: '說一聲' },
    including: (words) => `只要包含 ${words} 的`,
    excluding: (words) => `不要包含 ${words} 的`,
    itemLimit: (count) => `最多 ${count} 則`,
    allInParts: '全部列出，分幾則訊息發',
    language: (name) => `介面語言 ${name}`,
    languageNames: { 'zh-CN': '簡體中文', 'zh-TW': '繁體中文', 'en-US': '英文' },
    pings: '提及 ',
    crossposts: '自動發布到追蹤此公告頻道的伺服器',
    discussion: '每期開一個討論串',
    usually: (column, hours) => `${column}一般在 ${hours} 出刊`,
    tooEarly: (time, usual) =>
      `提醒：按北京時間，${usual}；訂閱的時間是北京 ${time}，那時當天的通常還沒出來。`,
    propose: (later) =>
      later === undefined
        ? '可以把「新舊」選成「最新」，收最近的一期。'
        : `可以把時間改到 ${later} 以後，或把「新舊」選成「最新」，收前一天的那期。`,
    makeLater: (time) => `改到 ${time}`,
    makeLatest: '改收最新的一期',
    waits: (deadline) => `到點還沒出刊就等它，最晚等到 ${deadline}。`,
    comesWith: (usual, deadline) => `當天的一期出刊就發：${usual}（北京時間），最晚等到 ${deadline}。`,
    comesWhenOut: (schedule, deadline) => `${schedule} 發當天的一期，還沒出刊就等它，最晚等到 ${deadline}。`,
    comesAt: (schedule) => `${schedule} 發最新的一期。`,
    comesRecap: (schedule, name) => `${schedule} 發${name}。`,
    changeButton: '修改',
    manageButton: '管理',
    healthNew: '還沒到第一次',
    healthGood: (day) => `正常，${day}已送達`,
    healthPartly: (day, why) => `${day}已送達，但之後有一步沒有成功：${why}`,
    healthTrouble: (day, why) => `${day}沒有送達：${why}`,
    nextAt: (time) => `下一次 ${time}`,
    lastDays: (days, count) => `最近 ${count} 天：${days}`,
    preview: '預覽（最近一期）',
    testPost: '測試：這是最近一期，看看效果；以後每期會自動送到。',
    testSend: '立即測試傳送',
    sendNow: '現在發一次',
    pause: '暫停',
    resume: '恢復',
    remove: '取消訂閱',
    removeNow: '確定取消',
    reallyRemove: (channel) => `確定要取消 ${channel} 的訂閱嗎？取消後不會再發，設定也會刪除。`,
    back: '返回',
    choose: '選一個訂閱來檢視或修改',
    sent: (channel) => `已經發到 ${channel} 了，去看看吧。`,
    sendFailed: (reason) => `沒有發成功：${reason}`,
    sendTooSoon: (seconds) => `剛剛才發過，請過 ${seconds} 秒再發。`,
    tooManySubscriptions: (most) => `一個伺服器最多訂閱 ${most} 個頻道，請先用 /unsubscribe 去掉一些。`,
    nothingToSend: '現在還沒有可以發的速覽，等收到新的一期再試。',
    periods: { day: '每天的速覽', week: '每週回顧', month: '每月回顧' },
    recapNames: { week: '本週回顧', month: '本月回顧' },
    alsoHere: (labels, count) => `這個頻道現在有 ${count} 個訂閱：${labels}。`,
    laterBrings: '同一天裡後面的時間只發之前沒發過的新消息，沒有就不發（可以改成說一聲）。',
    which: (channel) => `${channel} 有幾個訂閱，要改哪一個？`,
    whichHint: '從下面選一個來改；或再輸入一次，用「名稱」指定其中一個，寫一個新名稱就另加一個。',
    whichToRemove: (channel) => `${channel} 有幾個訂閱，要取消哪一個？`,
    removeAll: '全部取消',
    oneTime: '這裡改的是一個訂閱，只能填一個時間；想再加一個時間，在頻道裡輸入 /subscribe 時間:08:00,20:00。',
    tooManyOfChannel: (most) => `一個頻道最多 ${most} 個訂閱，請先用 /unsubscribe 去掉一些。`,
    nameHint: '不填就按送的內容來叫',
    changeParts: { name: '改名稱與種類', time: '改時間', content: '改內容', display: '改顯示與提及' },
    choiceNames: {
      name: '名稱',
      recap: '送什麼',
      time: '時間',
      days: '哪幾天',
      timezone: '時區',
      freshness: '新舊',
      empty: '沒有新的一期時',
      tags: '標籤',
      kinds: '種類',
      columns: '欄目',
      sections: '版塊',
      include: '只要包含',
      exclude: '不要包含',
      items: '則數',
      language: '介面語言',
      role: '提及身分組',
      extras: '另外',
      thread: '每期開討論串',
      publish: '自動發布',
    },
    wordsHint: '用、隔開，例如 DeepSeek、小米汽車；不填就不限',
    noWords: '（無）',
    nobody: '誰也不提及',
    on: '開',
    off: '關',
    proposed: (channel) => `${channel} 會這樣改，還沒有儲存：`,
    save: '儲存',
    discard: '不改了',
    nothingChanged: '和原來一樣，沒有要改的。',
    nothingToShow: '按這些設定，最近一期沒有一則新聞會發出來。',
    draftGone: '這次修改已經儲存過或過期了，請重新選要改的訂閱。',
    badItems: (most) => `則數要填 1 到 ${most} 之間的整數。`,
    roleGone: '這個身分組已經不在了，請另選一個。',
    lately: '最近傳送',
    nothingLately: '還沒有發過。',
    badTime: (text) => `「${text}」不是時間，請寫成 08:00 或 早上八點半 這樣。`,
    badDays: (text) => `看不懂「${text}」是哪幾天，請寫 每天、工作日、週末，或 週一到週五、週一 週三。`,
    badZone: (text) => `沒有「${text}」這個時區，請從提示裡選，例如 Asia/Taipei。`,
    unknownColumns: (names, known) => `沒有「${names}」這個欄目；現有的欄目：${known}。`,
    badChannel: '速覽只能發到文字、公告、論壇頻道或討論串，請換一個頻道。',
    channelUnseen: '我看不到這個頻道，請先給我「檢視頻道」權限，或換一個頻道。',
    threadLocked: (channel) => `${channel} 已鎖定，我不能在裡面發訊息，請先解鎖，或換一個頻道。`,
    tagRequired: (channel) => `${channel} 要求每個貼文帶標籤，請從下面選一個，再輸入一次：`,
    tagExample: (tag) => `/subscribe 標籤:${tag}`,
    unknownTags: (names, known) => `這個論壇沒有「${names}」這個標籤；現有的標籤：${known || '（無）'}。`,
    botLacks: (channel) => `我在 ${channel} 裡還缺這些權限，沒有儲存訂閱：`,
    howToGrant: '在「編輯頻道 → 權限」裡加入我，逐項開啟上面的權限，再輸入一次 /subscribe。',
    memberLacks: (channel) => `你自己在 ${channel} 裡缺這些權限，所以不能替它訂閱：`,
    rights: {
      view: '檢視頻道',
      send: '傳送訊息',
      'send-in-threads': '在討論串中傳送訊息',
      'embed-links': '嵌入連結',
      'read-history': '讀取訊息歷史',
      'create-threads': '建立公開討論串',
      'mention-everyone': '提及 @everyone、@here 和所有身分組',
    },
    everyoneRole: '不能提及 @everyone，請選一個具體的身分組。',
    roleNotMentionable: (role) =>
      `「${role}」不允許被提及，而你沒有「提及所有人」的權限；請選一個可以被提及的身分組，或請有權限的人來設定。`,
    crosspostNeedsAnnouncement: '自動發布只在公告頻道裡有效，請去掉這個選項或換成公告頻道。',
  },

  delivery: {
    states: {
      due: '馬上發',
      waiting: '等當天的一期',
      sending: '正在發',
      sent: '已發',
      skipped: '沒有發',
      failed: '失敗',
      unknown: '結果不明，不會重發',
    },
    reason(reason) {
      switch (reason.code) {
        case 'awaiting-editions':
          return reason.columns.length === 0 ? '' : `還差 ${reason.columns.join('、')}`;
        case 'no-edition':
          return '沒有新的一期';
        case 'all-filtered':
          return '當天沒有新聞符合版塊和關鍵字的設定';
        case 'all-told':
          return '當天的新聞前幾天都說過了';
        case 'missed':
          return '到點時機器人沒有執行';
        case 'subscription-paused':
          return '訂閱當時已暫停';
        case 'nothing-left':
          return '要講的內容已取消關注或已撤下';
        case 'subscription-removed':
          return '訂閱已取消';
        case 'server-left':
          return '我已不在這個伺服器';
        case 'digest-failed':
          return '速覽沒有做成，營運者的記錄檔裡有原因';
        case 'content-missing':
          return '要發的內容已經不在資料庫裡';
        case 'part-dropped':
          return '更正後的速覽短了，這一部分不再需要';
        case 'earlier-part-failed':
          return '前面的部分沒有發成';
        case 'message-unknown':
          return '找不到要改的那則訊息';
        case 'gave-up':
          return `試了 ${reason.attempts} 次都沒有發成${reason.last ? `（${zhTW.delivery.reason(reason.last)}）` : ''}`;
        case 'too-late':
          return '等到能連上 Discord 時已經太晚';
        case 'unverified':
          return UNVERIFIED[reason.because];
        case 'unreachable':
          return `連不上 Discord（${reason.cause}）`;
        case 'unanswered':
          return 'Discord 沒有回應';
        case 'server-error':
          return `Discord 發生故障（${reason.status}）`;
        case 'unreadable-answer':
          return 'Discord 的回應讀不懂';
        case 'rate-limited':
          return 'Discord 要求慢一點，稍後再發';
        case 'refused': {
          const { said } = zhTW.delivery.refusals[refusalKindOf(reason)];
          return `${said}（Discord：${reason.message} ${reason.error}）`;
        }
        case 'refused-by-proxy':
          return `Discord 前面的代理伺服器或防火牆拒絕了（${reason.status}）`;
        case 'token-refused':
          return 'Discord 不接受機器人的權杖';
        case 'queue-timeout':
          return '排隊太久，沒有送出';
        case 'program-error':
          return '機器人出了錯，營運者的記錄檔裡有原因';
        case 'other':
          return reason.text;
      }
    },
    refusals: {
      'messages-closed': {
        said: '私訊沒有開啟',
        remedy:
          '請在 Discord 的隱私設定裡允許私訊（我們要在同一個伺服器裡，或你把我裝成了自己的應用程式），再用 /subscriptions 恢復。',
      },
      'channel-gone': { said: '頻道已經不在了', remedy: '請在還在的頻道裡重新輸入 /subscribe。' },
      'missing-rights': {
        said: '我在頻道裡缺權限',
        remedy:
          '請給我「檢視頻道」「傳送訊息」「嵌入連結」權限（論壇和討論串裡還要「在討論串中傳送訊息」）。',
      },
      'tag-required': {
        said: '論壇要求每個貼文帶標籤',
        remedy:
          '請對這個論壇再輸入一次 /subscribe，用「標籤」選一個；或在論壇設定裡關掉「貼文必須選擇標籤」。',
      },
      'tags-reserved': {
        said: '論壇的標籤只有管理員能用',
        remedy: '請在論壇裡加一個大家都能用的標籤，或給我「管理討論串」權限。',
      },
      'thread-locked': {
        said: '討論串已鎖定或已封存',
        remedy: '請打開並解鎖討論串，或用 /subscribe 換一個頻道。',
      },
      'content-blocked': {
        said: '伺服器的 AutoMod 攔下了內容',
        remedy: '請在伺服器設定的 AutoMod 裡把我的身分組或這個頻道設為例外。',
      },
      'too-many-threads': { said: '討論串或貼文太多了', remedy: '請封存一些舊的貼文或討論串。' },
      'slow-mode': { said: '頻道開了慢速模式', remedy: '請關掉慢速模式，或給我「管理訊息」權限。' },
      'wrong-channel': { said: '這種頻道不能發訊息', remedy: '請用 /subscribe 換一個文字、公告或論壇頻道。' },
      'message-refused': {
        said: 'Discord 不接受這則訊息',
        remedy: '請告訴機器人的營運者；這通常不是你們伺服器的問題。',
      },
    },
    refused: (reason) => `發不出去：${reason}`,
    problemTitle: '速覽發不出去了',
    problemPaused: '這個訂閱已經暫停，不會再試。',
    problemToPause: '三天內還是這樣，這個訂閱就會暫停。',
    steps: {
      correction: {
        title: '速覽的更正寫不進去',
        stands: '已經送到的內容還在，只是沒有更正。',
        rights: '請確認我還能「檢視頻道」「傳送訊息」（討論串裡是「在討論串中傳送訊息」）。',
      },
      crosspost: {
        title: '速覽沒能發布到追蹤頻道的伺服器',
        stands: '速覽本身已經送到；下一期還會再試著發布。',
        rights: '請在公告頻道裡給我「檢視頻道」「傳送訊息」權限；還不行就加上「管理訊息」。',
      },
      thread: {
        title: '速覽的討論串開不了',
        stands: '速覽本身已經送到；下一期還會再試著開。',
        rights: '請給我「建立公開討論串」權限。',
      },
    },
    thenResume: '處理好以後，在伺服器裡用 /subscriptions 恢復。',
  },

  member: {
    reallyForget:
      '要刪除你的關注、關注的傳送紀錄、閱讀紀錄、錯誤回報和上傳嗎？刪除後找不回來。伺服器的訂閱不受影響。',
    forgetNow: '確定刪除',
    forgotten: '已經全部刪除，這裡不再儲存和你有關的任何內容。',
    nothingStored: '這裡沒有儲存和你有關的內容。',
    exported: '這是這裡儲存的、與你有關的全部內容。要刪除請用 /forget me。',
    reportTitle: '這則新聞哪裡不對？',
    reportField: '請寫一兩句',
    reportPlaceholder: '例如：少了一段；點評混進了正文；連結打不開',
    reported: (id) => `謝謝，已經記下並會轉給維護者，編號 ${id}。`,
    tooManyReports: '今天回報得有點多了，明天再繼續吧，謝謝。',
    shareCooldown: (seconds) => `這個頻道剛剛公開過一次，${seconds} 秒後才能再公開；這次只給你看。`,
    nothingToSearch: '這則訊息裡沒有可以搜尋的文字。',
    welcome: '你好，我是速覽：每天早上把中文科技早報變成一分鐘速覽發到頻道，也能隨時搜尋新聞。',
    welcomeHow:
      '管理員在想收速覽的頻道裡輸入 /subscribe 就能訂閱；任何人都可以用 /news 搜尋新聞、/help 看用法。',
    welcomeClosed: '沒能私訊管理員，就在這裡說一聲：',
    welcomeSteps: '三步就好：選一個頻道，選一個時間，發一則試試。',
    setupSteps: { channel: '選頻道', time: '選時間', test: '發一則試試' },
    setupChannel: '速覽發到哪個頻道？',
    setupNoChannel:
      '我在這個伺服器裡還沒有能傳送訊息的頻道，請先在頻道權限裡給我「檢視頻道」和「傳送訊息」。',
    setupTime: '每天什麼時候發？',
    setupWhenOut: '當天的一期出刊就發（推薦）',
    setupNotYours: '在私訊裡只有伺服器的擁有者和能管理伺服器的人可以設定；在伺服器裡請用 /subscribe。',
    uploadNothing: '沒有附件：請附上 HTML、Markdown 或純文字的早報。',
    uploadTooLarge: (megabytes) => `附件太大，最多 ${megabytes} MB。`,
    uploadFailed: '附件沒有下載成功，請重新上傳一次。',
    uploadUnread: '這個附件讀不出早報，請附上 HTML、Markdown 或純文字檔案。',
    uploadNoStories: (name) => `${name} 裡沒有讀到新聞，沒有可以入庫的內容。`,
    uploadRead: (name) => `${name} 讀出來是這樣，確認後才會入庫：`,
    uploadEdition: (column, day, stories) => `${column} · ${day} · ${stories} 則新聞`,
    uploadWarnings: '值得留意',
    uploadDoubts: {
      'no-date': '沒有寫日期，入庫時按今天算',
      'date-mismatch': '寫的日期和正文對不上',
      'glance-without-story': '速覽裡提到、正文裡沒有的新聞',
      'story-without-glance': '速覽裡沒有提到的新聞',
      'story-without-text': '沒有正文的新聞',
      'no-stories': '沒有新聞',
      'fewer-stories': '比平時少得多',
      truncated: '內容可能不完整，像是被截斷了',
      'front-matter': '開頭的中繼資料讀不懂',
      'doubtful-layout': '各則新聞怎麼分開，把握不大',
      'not-a-roundup': '不像早報，更像一篇文章',
    },
    uploadStore: '確認入庫',
    uploadGone: '這個附件已經入庫或過期了，需要的話請重新上傳。',
    uploadStored: (change, headline) =>
      ({
        new: `已入庫：${headline}`,
        updated: `已更新：${headline}`,
        unchanged: `庫裡已經有了，沒有變化：${headline}`,
      })[change],
  },

  following: {
    followTitle: '關注關鍵字',
    followField: '想關注的公司、產品、人名或詞',
    followPlaceholder: '例如：DeepSeek、小米汽車',
    followed: (keyword) => `已關注「${keyword}」。`,
    followedBefore: (keyword) => `你已經關注了「${keyword}」。`,
    tooMany: (most) => `最多關注 ${most} 個關鍵字，請先用 /unfollow 去掉一些。`,
    badKeyword: '請寫一個詞，至少有一個字或字母，最長 50 個字。',
    howTold: {
      daily: '有新的相關新聞時，每天中午最多傳一則私訊給你。',
      'at-once': '有新的相關新聞時，馬上傳私訊給你，每天最多 10 則。',
    },
    quietHours: (from, until, zone) => `${from} 到 ${until} 不打擾（${zone}），等結束後一起傳。`,
    makePace: { daily: '改成每天最多一則', 'at-once': '改成有了就傳' },
    makeQuiet: (from, until) => `夜裡不打擾（${from}–${until}）`,
    endQuiet: '取消勿擾時段',
    badQuiet: (text) => `看不懂「${text}」，勿擾時段請寫成 22:00-08:00，不要就寫 無。`,
    beijing: '北京時間',
    howToChange: '要換頻率、時段或時區，用 /follow 的「頻率」「勿擾」「時區」；沒寫時區就按北京時間。',
    closedMessages:
      '之前傳私訊給你沒有成功：請在這個伺服器的「隱私設定」裡允許私人訊息，或先傳一則訊息給我，這樣才能收到。',
    lately: (stories, isMore) =>
      stories === 0 ? '過去 7 天沒有' : `過去 7 天有 ${stories} 則${isMore ? '以上' : ''}`,
    followEventButton: '關注這件事的後續',
    eventFollowed: (title) => `已關注這件事的後續：「${title}」。`,
    eventFollowedBefore: (title) => `你已經關注了這件事：「${title}」。`,
    tooManyEvents: (most) => `最多關注 ${most} 件事，請先用 /follow 看看哪些可以去掉。`,
    eventLately: (day) => `上次有消息是${day}`,
    eventUnfollowed: '不再關注這件事。',
    eventNotFollowed: '你沒有關注這件事。',
    eventTakenDown: '新聞已經撤下的一件事',
    unfollowEventButton: '不再關注這件事',
    listTitle: '你的關注',
    keywordsFollowed: '關鍵字',
    eventsFollowed: '事件的後續',
    listHow: '用 /follow 加一個關鍵字；打開一則新聞，可以關注這件事的後續。',
    followsNothing: '你還沒有關注什麼：用 /follow 關注一個關鍵字，或打開一則新聞關注它的後續。',
    unfollowKeyword: '取消關注一個關鍵字',
    unfollowEvent: '不再關注一件事',
    unfollowed: (keyword) => `已取消關注「${keyword}」。`,
    notFollowed: (keyword) => `你沒有關注「${keyword}」。`,
    unfollowButton: (keyword) => `取消關注「${keyword}」`,
    toldTitle: (day, keywords, events) => {
      if (events === 0) return `${day} · 你關注的 ${keywords} 有新消息`;
      const followed = events === 1 ? '你關注的一件事有後續' : `你關注的 ${events} 件事有後續`;
      return keywords === '' ? `${day} · ${followed}` : `${day} · ${followed}，${keywords} 有新消息`;
    },
    chapterOf: (title) => `後續：${title}`,
    toldMore: (count) => `還有 ${count} 則，用 /news 可以看到。`,
    toldTakenDown: '這則訊息裡的新聞已經撤下。',
    missedTitle: (day) => `補看：${day}以來`,
    missedCount: (stories, isMore) => `${stories} 則${isMore ? '以上' : ''}沒看過，重要的在前`,
    missedSince: (day) => `你上次打開速覽是${day}。`,
    missedUnknown: (days) => `這裡沒有你之前打開速覽的紀錄，先看最近 ${days} 天的。`,
    missedLongAgo: (day, days) => `你上次打開速覽是${day}，這裡是最近 ${days} 天的。`,
    missedNothing: (day) => `沒有錯過什麼：你上次打開速覽是${day}，之後沒有你沒看過的新聞。`,
    missedNothingLately: (days) => `最近 ${days} 天沒有你沒看過的新聞。`,
    missedMore: (left) => `更多（還有 ${left} 則）`,
    missedDays: (days) => `看最近 ${days} 天`,
    whyMissed: '它是你上次打開速覽之後來的，你還沒有打開過',
    whyKeyword: (keywords) => `你關注了${keywords}`,
    whyEvent: (title) => `你關注了這件事的後續：「${title}」`,
  },

  pictures: {
    button: '產生圖片',
    title: '可以轉傳的圖片',
    hint: '長按圖片儲存，就能傳到群組；只有你看得到這則訊息。',
    dark: '深色',
    light: '淺色',
    simplified: '簡體',
    traditional: '繁體',
    brand: '速覽',
    digestLabel: '一分鐘速覽',
    storyLabel: '一則新聞',
    wholeDay: '長按掃描 QR Code，看當天全部新聞',
    wholeStory: '長按掃描 QR Code，看這則新聞',
    originalPage: '原文',
    moreItems: (count) => `圖片裡放不下的還有 ${count} 則`,
    isExcerpt: '以上是摘錄，全文請看原文。',
    busy: '現在產生圖片的人太多，請過幾秒再試。',
  },

  trends: {
    title: (words) => `新聞趨勢：${words}`,
    label: '新聞趨勢',
    span: (since, until, isByWeek) => `${since}至${until}，每個點是${isByWeek ? '一週' : '一天'}`,
    whatCounts: '計算的是標題或一句話裡提到它的新聞，別名和同義的說法都算。',
    facts: (total, when, most) => `共 ${total} 則，${when}最多，有 ${most} 則`,
    noneOf: '沒有新聞提到',
    onDay: (day) => day,
    weekFrom: (day) => `${day}起的一週`,
    openPeak: (word, when) => `${word} ${when}`,
    days: (days) => `${days} 天`,
    year: '一年',
    nothing: '這段時間裡沒有新聞提到這些詞，換個詞或把時間拉長再看看。',
    badSpan: (text) => `看不懂「${text}」是多久，可以寫 30d、12w、3m 或 1y，也可以寫 30天、12周、3月、1年。`,
    page: '長按掃描 QR Code，看這些新聞',
    noWords: '請寫一到五個詞，用空格隔開，例如：小米 華為。',
  },

  alert: {
    set: (keyword, isNew) => `${isNew ? '已設好' : '已改好'}「${keyword}」的提醒。`,
    does: (limit) => `有當天的新消息就馬上傳到這個頻道，每天最多 ${limit} 次；速覽裡說過的不再提醒。`,
    pings: '提及 ',
    pingsNobody: '不提及任何身分組',
    tooMany: (most) => `一個伺服器最多 ${most} 個提醒，請先用 /alert 去掉一些。`,
    noForum: '提醒要傳到文字頻道、公告頻道或討論串，請換一個頻道。',
    of: (keyword) => `「${keyword}」的提醒`,
    listTitle: '這個伺服器的提醒',
    none: '還沒有提醒：用 /alert 寫一個關鍵字，例如 安全漏洞。',
    choose: '選一個提醒',
    state: '狀態',
    limit: (most) => `每天最多 ${most} 次`,
    lately: '相關新聞',
    pause: '暫停',
    resume: '恢復',
    remove: '刪除',
    removeNow: '確定刪除',
    reallyRemove: (keyword) => `要刪除「${keyword}」的提醒嗎？`,
    removed: (keyword) => `已刪除「${keyword}」的提醒。`,
    gone: '這個提醒已經不在了，用 /alert 看現在有哪些。',
    back: '返回',
    manage: '管理提醒',
    title: (keyword) => `「${keyword}」有新消息`,
    more: (count) => `還有 ${count} 則，用 /news 可以看到。`,
    lastToday: (limit) => `今天的提醒到此為止：每天最多 ${limit} 次。`,
    takenDown: '這則提醒裡的新聞已經撤下。',
    why: (keyword) => `這個頻道設了「${keyword}」的提醒`,
    problemTitle: (keyword) => `「${keyword}」的提醒傳不出去了`,
    problem: {
      problemPaused: '這個提醒已經暫停，不會再試。',
      problemToPause: '三天內還是這樣，這個提醒就會暫停。',
      thenResume: '處理好以後，在伺服器裡用 /alert 恢復。',
    },
  },

  sources: {
    listTitle: '來源',
    counts: (on, well, failing) => `開啟的 ${on} 個：${well} 個正常，${failing} 個讀不到`,
    none: '清單裡沒有來源。用 /來源 網址:… 加一個。',
    off: '關閉中',
    needs: (setting) => `要先設定 ${setting}`,
    neverRead: '還沒讀過',
    readAt: (time) => `上次讀到：${time}`,
    newest: (column, day) => `最新：${column} ${day}`,
    failing: (times, reason) => `連續 ${times} 次沒讀到：${reason}`,
    reasons: {
      refused: '這個網址不允許存取（內部網路，或者不是網頁）',
      gone: '網址已經不存在（404）',
      malformed: '那裡不是 RSS，或者網頁改版了',
      'no-article': '拿到的是驗證、登入或拒絕存取的頁面',
      status: '網站回報錯誤',
      timeout: '太久沒有回應',
      network: '連不上，可能是網路或代理伺服器的問題',
      redirects: '一直在轉址',
      'too-large': '內容太大',
      encoding: '內容壓縮得不對',
      aborted: '讀到一半停了',
      internal: '程式出錯，記錄檔裡有原因',
    },
    reasonUnknown: '原因在記錄檔裡',
    switchOn: '開啟',
    switchOff: '關閉',
    tryNow: '試一次',
    switchedOn: (name) => `「${name}」已開啟，馬上就去讀。`,
    switchedOff: (name) => `「${name}」已關閉，讀到過的都還在。`,
    unknown: (id) => `清單裡沒有「${id}」了。`,
    broken: '來源清單的檔案有錯，請先改好：記錄檔裡寫了是哪一行。',
    keptBefore: '來源清單的檔案有錯，還在用改壞之前的：',
    tried: (name, items) => `「${name}」讀得到，現在有 ${items} 則。`,
    triedNothing: (name, why) => `「${name}」讀不到：${why}`,
    previewTitle: '加入這個來源？',
    foundNothing: (why) => `沒有找到能讀的來源：${why}`,
    known: (name) => `已經在讀了，就是「${name}」。`,
    items: (count, newest) => `有 ${count} 則${newest ? `，最新的是 ${newest}` : ''}`,
    readsAs: (kind, column) =>
      kind === 'edition'
        ? `會讀成${column ? `「${column}」` : '一期早報'}，裡面有：`
        : '會讀成單篇文章，例如：',
    add: '加入',
    added: (name) => `「${name}」已加入來源，馬上就去讀。`,
    previewGone: '預覽已經過期，請再輸入一次網址。',
    firstTitle: '來源檢查好了',
    firstCounts: (well, all) => `${all} 個來源裡有 ${well} 個讀得到：`,
    firstNone: '一個來源都讀不到，多半是網路或代理伺服器的問題。在讀得到之前不會有速覽。',
    firstHow: '用 /來源 檢視、新增和開關來源。',
    willCome: (columns) => `會有這些：${columns}（北京時間）。`,
    noSource: '現在沒有一個來源讀得到，所以還不會有速覽。機器人的擁有者可以用 /來源 或 sulan doctor 看原因。',
    serverTitle: '本伺服器的來源',
    serverCounts: (count, most) =>
      count === 0
        ? `本伺服器還沒有自己的來源，最多可以有 ${most} 個。`
        : `本伺服器有 ${count} 個自己的來源，最多 ${most} 個：`,
    serverHow:
      '用 /本服來源 網址:… 加入。這些新聞只在本伺服器看得到：在速覽裡，也能用 /新聞 搜尋；每 30 分鐘讀一次。',
    serverOff: '機器人的擁有者沒有開放伺服器自己的來源。',
    serverAdded: (name) => `「${name}」已加入本伺服器的來源，馬上就去讀。`,
    serverKnown: (name) => `本伺服器已經有「${name}」了。`,
    serverFull: (most) => `本伺服器已經有 ${most} 個來源，不能再加。請先移除一個。`,
    serverRemoved: (name) => `「${name}」已移除，它的新聞在本伺服器也看不到了。`,
    serverWait: '試得太快了，請過一分鐘再試。',
    remove: '移除',
  },
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

const UNVERIFIED = {
  'history-hidden': '沒有收到 Discord 的回應，而我看不到頻道的訊息歷史',
  'history-too-long': '沒有收到 Discord 的回應，而頻道裡後來的訊息太多，無法確認',
  'channel-unreadable': '沒有收到 Discord 的回應，而頻道現在讀不了',
} as const;
