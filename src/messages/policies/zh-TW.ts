import type { PolicyTexts } from './policyTexts.ts';

/** 繁體中文，臺灣用語. */
export const zhTW: PolicyTexts = {
  languageName: '繁體中文',
  privacyLink: '隱私權政策',
  termsLink: '服務條款',
  membersHeading: '與成員有關、會儲存的內容',
  serversHeading: '與伺服器有關、會儲存的內容',
  ofMembers: ({ outboxDays, reportDays, readingDays, uploadHours, draftHours }) => ({
    followers:
      '使用 /follow 之後：你的 Discord 使用者編號、介面語言、新聞已經看到哪裡、私訊是否關閉、多久告訴你一次、勿擾時段和時區。保留到你用 /forget me 刪除為止。',
    follows: '你關注的關鍵字和關注的時間。保留到你用 /unfollow 取消或用 /forget me 刪除為止。',
    event_follows:
      '你關注了後續的事：和它有關的新聞的編號、關注的時間。儲存到你取消關注或用 /forget me 刪除為止。',
    deliveries: `哪天給你傳過私訊、裡面是哪幾則新聞、因為哪些關鍵字和哪些事。最多 ${outboxDays} 天，或到你用 /forget me 刪除為止。`,
    reading_visits: `你上一次、再上一次打開速覽的時間，和打開的是哪天的，用來告訴你錯過了什麼（/catchup）。最多 ${readingDays} 天，或到你用 /forget me 刪除為止。`,
    opened_stories: `你打開過的新聞的編號和時間，這樣 /catchup 不再列出讀過的。最多 ${readingDays} 天，或到你用 /forget me 刪除為止。`,
    reports: `你回報的錯誤：哪則新聞、你寫的話、時間。最多 ${reportDays} 天，或到你用 /forget me 刪除為止；內容會以私訊轉給營運者。`,
    uploads: `你用 /import 交來、還沒確認入庫的檔案。最多 ${uploadHours} 小時，最遲在之後一天內刪除。確認入庫的就是公開的新聞，不再記錄是誰交來的。`,
    change_drafts: `你修改訂閱時還沒儲存的變更。最多 ${draftHours} 小時，最遲在之後一天內刪除。`,
    subscriptions:
      '你自己在私訊裡的訂閱：時間、時區、專欄、版塊、關鍵字等設定，保留到你取消或用 /forget me 刪除為止。頻道的訂閱是誰建立的（使用者編號），保留到訂閱取消為止；你用 /forget me 之後頻道的訂閱還在，但不再記得是你建立的。',
    alerts:
      '提醒（/alert）是誰設的（使用者編號）。保留到提醒刪除為止；你用 /forget me 之後提醒還在，但不再記得是你設的。',
  }),
  ofServers: ({ outboxDays, shareHours, departedDays }) => ({
    subscriptions: `頻道的訂閱：伺服器、頻道和要提醒的身分組的編號，時間、專欄等設定。保留到取消訂閱為止，或機器人離開伺服器 ${departedDays} 天為止。`,
    alerts: `頻道的提醒：伺服器、頻道和要提及的身分組的編號，關鍵字、每天的次數。保留到刪除提醒為止，或機器人離開伺服器 ${departedDays} 天為止。`,
    deliveries: `投遞紀錄：哪天、哪個頻道、送出的訊息編號、成敗和原因，用來更正和撤下。最多 ${outboxDays} 天；機器人離開伺服器 ${departedDays} 天後一併刪除。`,
    server_sources: `管理員給伺服器加的來源：伺服器編號、來源的網址和名稱、時間。保留到刪掉來源為止，或機器人離開伺服器 ${departedDays} 天為止；帶來的新聞存在單獨的資料庫裡，只有加了這個來源的伺服器看得到。`,
    shares: `頻道裡上一次公開分享的時間，用來限制次數。${shareHours} 小時後不再有用，最遲在之後一天內刪除。`,
    departed_guilds: `機器人離開的伺服器的編號和時間，用來在 ${departedDays} 天後刪除它的內容，然後這筆也刪除。`,
    command_servers: '單獨登錄過指令的伺服器的編號，保留到指令撤下為止。',
    registration_problems: '指令在哪個伺服器沒有登錄成功、為什麼，保留到登錄成功為止。',
  }),
  privacy: (contact) => ({
    title: '隱私權政策',
    intro: [
      '速覽是一個 Discord 機器人：每天把中文科技早報拆成一則則新聞，發到訂閱的頻道，也能搜尋。它只儲存做到這些所必需的內容，下面逐項列出。',
      '它不看、不儲存頻道裡的訊息。只有你對一則訊息選「查相關新聞」時，它讀那一則來搜尋，搜完就丟棄。你搜尋過什麼也不儲存。',
    ],
    after: [
      {
        heading: '不做的事',
        points: [
          '不出售、不出租、不用於廣告，也不拿來訓練模型。',
          '不把與成員、伺服器有關的內容交給第三方；傳訊息當然要經過 Discord。',
          '網頁典藏不設 Cookie，不記錄訪客；網頁伺服器前面的代理由營運者管理。',
        ],
      },
      {
        heading: '日誌',
        paragraphs: [
          '程式的日誌會寫下出錯的原因，以及相關的伺服器、頻道、訊息、成員的編號，用來查錯；你回報錯誤時寫的話也會寫進去。不寫密鑰。日誌保留多久由營運者的系統決定。',
        ],
      },
      {
        heading: '查看、匯出、刪除',
        points: [
          '/export me：把與你有關的全部內容以 JSON 檔案給你，只有你看得到。',
          '/forget me：立刻刪除與你有關的全部內容，並從資料庫檔案裡抹除。',
          '/unfollow、/unsubscribe：取消一個關注、一個訂閱。',
          '把機器人請出伺服器：到期後刪除伺服器的內容。',
          '營運者的備份裡可能還有，直到備份被新的取代。',
        ],
      },
      contactSection(contact),
    ],
  }),
  languageModel: (host, answerHours) => ({
    heading: 'AI 產生的內容',
    points: [
      `營運者接入了語言模型，伺服器是 ${host}。劃重點、「為什麼重要」和標題譯文由它寫：傳給它的只有已收錄的新聞，沒有任何和成員、伺服器有關的內容。`,
      '用 /ask 提問時，傳給它的是你寫的問題和找到的新聞；不傳你的編號、名字、語言以外的設定，也不傳伺服器和頻道。請不要在問題裡寫個人資料。',
      `回答儲存 ${answerHours} 小時，同樣的問題不再重問；不記是誰問的，也不儲存問題原文。`,
      'AI 寫的每一段都標明「本段由 AI 產生」；其中的數字和名字要在新聞裡找得到，找不到就不顯示，但仍可能有錯，以原文為準。',
    ],
  }),
  terms: (contact) => ({
    title: '服務條款',
    intro: ['使用速覽，就是同意下面幾條，以及 Discord 自己的服務條款和社群守則。'],
    sections: [
      {
        heading: '內容',
        points: [
          '新聞的權利屬於原發布者。速覽作摘錄，註明專欄和來源，並附上原文連結；要轉載請向原發布者徵得同意。',
          '點評是專欄的觀點，劃重點等可能由語言模型產生；它們都帶著標籤，僅供參考。新聞可能有錯，以原文為準。',
          '發布者可以要求撤下內容：撤下後，已經發到頻道裡的訊息也會修改。',
        ],
      },
      {
        heading: '使用',
        points: [
          '不要用它騷擾別人、繞過次數限制，或交給它你無權散布的檔案。',
          '伺服器的管理員決定把速覽發到哪裡，並可以隨時取消。',
          '遭到濫用時，營運者可以停止為某個伺服器或成員服務。',
        ],
      },
      {
        heading: '沒有擔保',
        paragraphs: [
          '速覽是依 MIT 授權公開的軟體，按現狀提供，不保證不中斷、不出錯，也不構成投資、法律或醫療建議。在法律允許的範圍內，營運者不為使用它造成的損失負責。',
        ],
      },
      {
        heading: '變更',
        paragraphs: ['條款隨程式的版本更新，以這一頁為準。不同意時，取消訂閱並請機器人離開伺服器即可。'],
      },
      contactSection(contact),
    ],
  }),
};

function contactSection(contact: string | undefined) {
  return {
    heading: '聯絡',
    paragraphs: [
      contact === undefined
        ? '有問題請聯絡把機器人請進伺服器的管理員，或機器人資料頁上的開發者。'
        : `營運者：${contact}`,
    ],
  };
}
