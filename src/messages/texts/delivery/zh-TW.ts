import { refusalOf } from '../../subscribing/refusal.ts';
import type { DeliveryTexts } from './texts.ts';

/** 繁體中文. */
export const zhTW: DeliveryTexts = {
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
        return `試了 ${reason.attempts} 次都沒有發成${reason.last ? `（${zhTW.reason(reason.last)}）` : ''}`;
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
        const { said } = zhTW.refusals[refusalOf(reason)];
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
      remedy: '請給我「檢視頻道」「傳送訊息」「嵌入連結」權限（論壇和討論串裡還要「在討論串中傳送訊息」）。',
    },
    'tag-required': {
      said: '論壇要求每個貼文帶標籤',
      remedy: '請對這個論壇再輸入一次 /subscribe，用「標籤」選一個；或在論壇設定裡關掉「貼文必須選擇標籤」。',
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
  thenResume: '處理好以後，在伺服器裡用 /subscriptions 恢復。',
};

const UNVERIFIED = {
  'history-hidden': '沒有收到 Discord 的回應，而我看不到頻道的訊息歷史',
  'history-too-long': '沒有收到 Discord 的回應，而頻道裡後來的訊息太多，無法確認',
  'channel-unreadable': '沒有收到 Discord 的回應，而頻道現在讀不了',
} as const;
