import type { DiscordProblem } from '../../../discord/gateway/discordError.ts';
import type { DiscardReason } from '../../../editions/discarded.ts';
import type { WarningCode } from '../../../editions/edition.ts';
import { explainListProblem } from '../../../messages/administration/sourceListProblem.ts';
import { explainCause } from '../../../messages/systemCauses.ts';
import { spanText } from '../../../search/query/daySpans.ts';
import type { ResultTexts, UnusableStore } from './resultTexts.ts';
import { warningDetail } from './warningDetail.ts';

const DOUBTS: Readonly<Record<string, string>> = {
  'no-date': '沒有寫日期',
  'date-mismatch': '日期前後對不上',
  'glance-without-story': '速覽裡提到的新聞，正文裡沒有',
  'story-without-glance': '正文裡的新聞，速覽裡沒有提到',
  'story-without-text': '有一則新聞沒有正文',
  'no-stories': '沒有讀出新聞',
  'fewer-stories': '新聞比這個專欄平常的少得多',
  truncated: '太長，後面的沒有讀',
  'front-matter': '開頭的 YAML 寫得不對，只讀了其中能讀的幾行',
  'doubtful-layout': '拆分新聞的辦法不太有把握，請看一眼原文',
  'not-a-roundup': '是一篇文章，不是早報',
} satisfies Readonly<Record<WarningCode, string>>;

const LEFT_OUT: Readonly<Record<DiscardReason, string>> = {
  headline: '總標題',
  credit: '署名',
  introduction: '導言',
  glance: '速覽',
  'key points': '重點',
  placeholder: '佔位文字',
  advertisement: '廣告',
  'archive mark': '典藏說明',
  untitled: '沒有標題的文字',
};

const STORE_PROBLEMS: Readonly<Record<UnusableStore['reason'], string>> = {
  newer: '資料庫是更新版本的速览寫的，請換用那個版本',
  older: '資料庫太舊，這個版本讀不了',
  damaged: '檔案已經損毀',
  full: '磁碟滿了，請先騰出一些空間',
  unreachable: '檔案或資料庫打不開',
  refused: '資料庫不讓速览使用',
  moved: '資料庫已經搬到別處',
};

const DISCORD_PROBLEMS: Readonly<Record<DiscordProblem, (detail: string) => string>> = {
  token: () => 'Discord 不接受 DISCORD_TOKEN：請到開發者頁面重新複製機器人的權杖。',
  shard: () => 'Discord 不接受這個分片：機器人的每個行程都要寫同樣的 SULAN_SHARDS。',
  'more-shards': () => 'Discord 要更多分片：請把 SULAN_SHARDS 寫大一些，或者不寫。',
  intents: () => 'Discord 不接受機器人要的意圖：請升級機器人。',
  closed: (code) => `Discord 斷開後不能再連（代碼 ${code}）：請重新啟動機器人。`,
  'out-of-order': (status) =>
    `Discord 出了故障（${status}）：請看 https://discordstatus.com，過一會兒再啟動。`,
  unreachable: (cause) =>
    `連不上 Discord（${explainCause(cause, 'zh-TW')}）：請檢查網路、代理（HTTPS_PROXY），寫了 DISCORD_API_URL 的話也檢查它。`,
};

/** Results in traditional Chinese, with Taiwan's words. */
export const zhTW: ResultTexts = {
  locale: 'zh-TW',
  catchingUp: '更新搜尋和事件',
  unreadableFile: (reason, cause) =>
    reason === 'gone' ? '沒有這個檔案。' : `讀不了（${explainCause(cause, 'zh-TW')}）`,
  warning: (code, sentence) => `${DOUBTS[code] ?? code}${warningDetail(code, sentence)}`,
  unusableStore: ({ reason, message, place, systemCause }) => {
    const where = place === undefined ? '' : `${place}：`;
    const cause = systemCause === undefined ? message : explainCause(systemCause, 'zh-TW');
    return `${where}${STORE_PROBLEMS[reason]}（${cause}）`;
  },
  backupFile: ({ problem, file }) =>
    `${file}：${problem === 'missing' ? '沒有這個備份檔案' : '已經有這個檔案，請換一個名字，免得蓋掉以前的備份'}。`,
  notServed: ({ part, host, port, isTaken, systemCause }) =>
    `${part === 'web' ? '網頁開不了' : '健康檢查和指標開不了'}：${host} 連接埠 ${port} ${isTaken ? '已經被別的程式占用' : `用不了（${explainCause(systemCause, 'zh-TW')}）`}。`,
  discord: ({ problem, detail }) => DISCORD_PROBLEMS[problem](detail),
  wrongSourceList: ({ file, problems }) =>
    `來源列表 ${file} 用不了：${problems.map((problem) => explainListProblem(problem, 'zh-TW')).join('；')}。`,
  outputClosed: (why) => `輸出寫不出去：${explainCause(why, 'zh-TW')}`,
  explain: {
    found: (kind, stories) => `${kind === 'edition' ? '早報' : '文章'}，${stories} 則新聞`,
    byGlance: '速覽在下文裡對得上：它的每一行就是標題。',
    certainty: (roundup, margin) => `是早報而不是文章的把握：${roundup}；比下一種版式高出：${margin}`,
    layout: (score, titles, origin) => `版式 ${score}，${titles} 個標題：${origin}`,
    leftOut: (reason, text) => `略去（${LEFT_OUT[reason]}）：${text}`,
  },
  backup: {
    useServersTool: (file) =>
      `資料庫在 PostgreSQL 裡，請用它自己的工具備份，機器人可以照常執行：pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    noStore: (file) => `沒有資料庫 ${file}，無從備份。`,
    copied: (store, file) => `資料庫 ${store} 已複製成 ${file}。`,
  },
  restore: {
    useServersTool: (file) =>
      `資料庫在 PostgreSQL 裡：先停下所有行程，再執行 pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${file}`,
    botRuns: (store) => `機器人正在用 ${store}：先停下它，再還原。`,
    restored: (file, store, kept) =>
      `${file} 現在就是資料庫 ${store}。${kept === undefined ? '' : `原來的留作 ${kept}。`}`,
  },
  remove: {
    unknown: (id) =>
      `沒有代號是 ${id} 的新聞或早報：\`sulan search\` 和 \`sulan digest --json\` 會列出新聞的代號。`,
    removed: (kind, title, day) => `已刪除 ${day} 的${kind === 'story' ? '新聞' : '一期早報'}「${title}」。`,
    digestsEdited: (count) =>
      `已送出的 ${count} 份速覽，由執行中的機器人在一分鐘內改掉；沒在執行的話，啟動後就改。`,
    messagesEdited: (count) => `傳給追蹤者的 ${count} 則訊息也會改掉。`,
  },
  reread: {
    released: (documents) => `${documents} 份擱在一邊的文件已放行，下次收到時再讀`,
    read: ({ read, changed, left, putAside }) =>
      [
        `重新讀了 ${read} 份文件`,
        `${changed} 份有變化`,
        ...(left > 0 ? [`還剩 ${left} 份，再執行一次會接著讀`] : []),
        ...(putAside > 0 ? [`${putAside} 份擱在一邊，加上 --put-aside 就可以再讀`] : []),
      ].join('，'),
  },
  ingest: {
    counts: (counts) =>
      `早報：新增 ${counts.new} 期，更新 ${counts.updated} 期，沒變 ${counts.unchanged} 期，失敗 ${counts.failed} 期`,
    otherFiles: (counts) => `看副檔名不是文章，沒有讀：${counts}`,
    undated: (editions) =>
      `${editions} 期沒寫日期：搜得到，但不會進任何一天的速覽；用 \`sulan ingest --date YYYY-MM-DD\` 補上。`,
  },
  backfill: {
    noSuchFolder: '也沒有這個資料夾。',
    page: (number) => `第 ${number} 頁`,
    moreFailures: (count) => `……還有 ${count} 份`,
    counts: ({ stored, known, unreadable, failed, pages }) =>
      `文件${pages > 1 ? `（${pages} 頁）` : ''}：存入 ${stored} 份，本來就有 ${known} 份，沒有新聞 ${unreadable} 份，沒取到 ${failed} 份`,
    stopped: '停下了。再執行一次會接著讀。',
    brokeOff: (why = '沒有回應') => `中斷了：${why}。再執行一次會接著讀。`,
  },
  deliveries: {
    states: {
      due: '應送',
      waiting: '待送',
      sending: '在送',
      sent: '已送',
      skipped: '不送',
      failed: '失敗',
      unknown: '不明',
    },
    nothingOn: (day) => `${day} 沒有要送的。`,
    nothingYet: '還沒有送過任何東西。',
    anyColumn: '哪個專欄都行',
  },
  search: {
    readAs: (typed, as) => `「${typed}」當作「${as}」搜尋`,
    daysOnly: (days) => `只看 ${spanText(days)}`,
    nothing: (query, suggestions) =>
      `沒有找到「${query}」${suggestions.length > 0 ? `，是不是要找：${suggestions.join('、')}` : ''}`,
    near: '相近的：',
    onlyNear: '沒有完全符合的，這些相近：',
    column: (name) => `（${name}）`,
  },
  digest: {
    noDay: (typed) => `「${typed}」不是日子，也不是回顧：可以寫 2024-12-27、上週五、本週、上個月。`,
    emptyStore: '資料庫裡還沒有早報：先用 `sulan ingest 路徑` 讀一些。',
    noEdition: (day, newest) => `${day} 沒有早報。${newest === undefined ? '' : `最新的一天是 ${newest}。`}`,
    noRecap: (period, day) => `${day} 所在的那${period === 'week' ? '一週' : '個月'}沒有新聞。`,
  },
  trend: {
    nothing: (since, until, words) => `從 ${since} 到 ${until}，沒有新聞提到${words.join('、')}。`,
    span: (since, until, step) => `${since} 到 ${until}，每格一${step === 'day' ? '天' : '週'}`,
  },
  webhook: {
    noAddress:
      '沒有設定 SULAN_WEBHOOK_URL（見 docs/programs.zh-CN.md）。給 SULAN_WEBHOOK_SECRET 用的新密鑰：',
    emptyStore: '資料庫裡還沒有速覽：先用 `sulan ingest 路徑` 讀一些。',
    taken: (day, id) => `${day} 的速覽已經以 ${id} 送出，對方收下了。`,
    refused: (day, why) => `${day} 的速覽沒有送到：${explainCause(why, 'zh-TW')}。`,
  },
  migrate: {
    noDirection: '要寫明方向：--to postgres://… 搬過去，--from postgres://… 搬回來。',
    botRuns: '機器人正在用這個狀態資料夾：先停下它，再搬資料庫。',
    processRuns: (store, process) => `機器人正在用 ${store}（${process}）：停下所有行程，等半分鐘再搬。`,
    noStore: (store) => `沒有資料庫 ${store}，無從搬起。`,
    notEmpty: (store, table) =>
      `${store} 不是空的（${table} 裡有資料）：換一個新的資料庫或檔案，免得混在一起。`,
    notEqual: (table) => `${table} 搬過去的和原來的對不上：什麼都沒有搬。是不是還有機器人在用其中一個？`,
    rebuilding: '正在重建搜尋和事件，要等一會兒。',
    formerKept: (file) => `上次搬走的檔案留作 ${file}。`,
    movedToServer: '搬好了。把 DATABASE_URL 設成那個位址，再啟動機器人。',
    movedToFiles: '搬好了。去掉 DATABASE_URL，再啟動機器人：資料庫又在狀態資料夾裡了。',
  },
  policies: { noContact: '沒有設定 SULAN_CONTACT：頁面上沒有能聯絡到你的地址。' },
  bot: {
    noToken:
      '沒有設定 DISCORD_TOKEN：把機器人的權杖寫進去（見 docs/running.zh-CN.md），或者先用 `sulan preview` 試試。',
    alreadyRuns: (store) => `已經有一個速览在用資料庫 ${store}：為了不重複傳送，這一個不啟動。`,
    uncaught: '一個意料之外的錯誤讓機器人停了，上面的日誌裡有。看顧它的程式會重新啟動它，沒送完的都還留著。',
    howToInvite: '用下面的連結把機器人請進伺服器，再在頻道裡輸入 /subscribe：',
  },
};
