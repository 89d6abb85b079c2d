import { zhTW as zhTWResults } from './results/zh-TW.ts';
import type { CommandLineTexts } from './texts.ts';

/** `--help` in traditional Chinese, with Taiwan's words. */
export const zhTW: CommandLineTexts = {
  headings: { 'Usage:': '用法：', 'Arguments:': '引數：', 'Options:': '選項：', 'Commands:': '命令：' },
  defaultValue: (value) => `（預設 ${value}）`,
  wrongUsage: ({ code, message, quoted: [first, second], suggestion, wanted }) => {
    const similar = suggestion === undefined ? '' : `是不是 ${suggestion}？`;
    switch (code) {
      case 'commander.unknownOption':
        return `錯誤：沒有 ${first} 這個選項。${similar}`;
      case 'commander.unknownCommand':
        return `錯誤：沒有 ${first} 這個指令。${similar}`;
      case 'commander.missingArgument':
        return `錯誤：還要寫 ${first}。`;
      case 'commander.optionMissingArgument':
        return `錯誤：${first} 後面還要寫一個值。`;
      case 'commander.excessArguments':
        return '錯誤：參數太多。';
      case 'commander.invalidArgument':
        return `錯誤：${first} 的值「${second}」不能用。${wanted ?? ''}`;
      default:
        return message;
    }
  },
  wanted: {
    oneOf: (values) => `要寫 ${values.join('、')} 中的一個。`,
    timeSpan: '要寫一段時間，例如 90d、12w、3m 或 1y。',
    wholeNumber: '要寫整數。',
    port: '連接埠最大是 65535。',
    day: '要寫真實的日子，寫成 YYYY-MM-DD。',
  },
  helpOption: '顯示說明',
  helpCommand: '顯示某個命令的說明',
  versionOption: '顯示版本號碼',
  about: '速览：把中文科技早報拆成一則則新聞，每天早上發一份「一分鐘速覽」',
  conventions: `
結果寫到標準輸出（JSON 每行一個物件），進度和提醒寫到標準錯誤。
結束狀態：0 完成；1 沒做成，標準錯誤裡用一行說明原因；2 用法不對。
設定寫成環境變數，或者寫在目前資料夾的 .env 裡，見 .env.example。`,
  port: '預覽網頁的連接埠',
  previewPort: '預覽網頁的連接埠；在終端機裡預設 8470',
  store: '資料庫：一個檔案，或 postgres://…（預設用 DATABASE_URL，沒有就在狀態資料夾裡）',
  json: '輸出 JSON',
  oneDay: '只看這一天，寫成 YYYY-MM-DD',
  start: '有 DISCORD_TOKEN 就執行機器人，沒有但開了 SULAN_WEB 就執行網頁，都沒有就進入預覽',
  bot: '執行 Discord 機器人',
  setup: '問清權杖，試連 Discord 和內附的來源，寫好 .env 和來源清單，給出邀請連結',
  preview: '不連 Discord 也能試用：內附範例，在標準輸入和瀏覽器裡使用命令',
  web: '只執行網頁，不執行機器人；位址是 SULAN_WEB_HOST 和 SULAN_WEB_PORT',
  parse: {
    about: '讀文件，每份輸出一行（一期早報或一篇文章）',
    files: 'HTML、Markdown 或純文字；UTF-8、UTF-16 或 GB18030；都按內容辨識',
    json: '輸出 JSON；沒有可讀文字的檔案輸出 { "file", "error" }，結束狀態為 1',
    explain: '列出考慮過的版式和得分，以及略去了什麼、為什麼',
  },
  ingest: {
    about: '把檔案，或資料夾裡的全部文件，讀進資料庫',
    paths: '檔案或資料夾；資料夾裡的隱藏檔、圖片、資料和程式碼會跳過',
    json: '用 JSON 輸出數目：new、updated、unchanged、failed、undated',
    date: '替沒寫日期的早報補上日期，寫成 YYYY-MM-DD；不補就不會進任何一天的速覽',
  },
  search: {
    about: '搜尋新聞；每個引數是一次搜尋',
    queries: '要搜尋的話；以連字號開頭的寫在 -- 後面',
    json: '輸出 JSON，一次搜尋一行',
    limit: '每次最多幾則結果',
  },
  digest: {
    about: '顯示某一天的速覽（預設最新的一天），或一週、一月的回顧',
    when: '平常說的日子（上週五），或回顧：本週、上週、本月、上月',
    date: 'YYYY-MM-DD；那天沒有早報會直說，結束狀態為 1',
    image: '另外畫成一張 PNG 圖片',
    dark: '圖片用深色',
    language: '圖片的語言：zh-CN、zh-TW 或 en-US',
  },
  trend: {
    about: '看幾個詞在標題和一句話新聞裡出現的次數，按天或按週',
    words: '最多五個；帶空格的要加引號',
    last: '多長時間，例如 90d、12w、3m 或 1y',
  },
  mcp: '用模型上下文協定（MCP）在標準輸入輸出上為 AI 助理提供新聞',
  webhook: '把最新的速覽試發到 SULAN_WEBHOOK_URL；沒有設定就給出一個新金鑰',
  sources: {
    about: '列出來源，以及上次讀取和下次讀取的時間',
    check: '把全部來源，或寫明的幾個，各試讀一次；不存任何東西',
    checkJson: '每個來源輸出一個物件：id、ok、items、first、last、error',
    add: '找出網頁或網站的訂閱源，看看能讀到什麼，再加進清單',
    enable: '啟用一個來源',
    disable: '停用一個來源',
    remove: '從清單裡去掉一個來源；讀過的新聞留著',
    importOpml: '加入 OPML 檔案裡的訂閱源（閱讀器都能匯出）',
    exportOpml: '輸出清單裡的訂閱源，供閱讀器匯入',
    opml: '輸出 OPML',
    servers: {
      about: '列出各伺服器自己的來源，讀不到的說明原因',
      check: '把它們全部，或寫明的幾個，各試讀一次；不存任何東西',
      remove: '從一個伺服器去掉一個來源；沒有別的伺服器用它時，它的新聞也一併刪除',
    },
  },
  backfill: {
    about: '補讀一個來源或資料夾裡現有的全部內容；中斷了會接著讀',
    days: '只讀最近這些天發布的',
  },
  reread: {
    about: '把舊版本讀過、原文還留著的文件重新讀一遍',
    putAside: '改為：放行曾經放棄讀取的文件',
  },
  deliveries: {
    about: '按天列出投遞紀錄：應發、待發、已發、失敗、不明，並說明原因',
    days: '最近幾天',
    json: '輸出 JSON，一天一行',
  },
  remove: {
    about: '撤下一則新聞或一整期：從資料庫裡刪掉，已發出的訊息也改掉',
    id: '新聞或早報的編號',
  },
  backup: '把資料庫複製成一個新檔案；機器人可以照常執行',
  restore: '用備份換掉現在的資料庫；要先停下機器人',
  migrate: {
    about: '把資料庫從狀態資料夾搬到 PostgreSQL，或搬回來；要先停下機器人',
    to: 'postgres://使用者:密碼@主機:連接埠/資料庫，要是空的資料庫',
    from: '從這個位址搬回狀態資料夾',
  },
  policies: '把隱私權政策和服務條款寫成 HTML 檔案，三種語言各一份',
  doctor: '檢查機器人需要的一切，哪裡不行，就說該怎麼辦',
  results: zhTWResults,
};
