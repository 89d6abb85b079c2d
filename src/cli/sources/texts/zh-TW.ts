import { describeFailure } from '../../../messages/administration/sourceFailure.ts';
import { explainUnreadable } from '../../../messages/unreadableDocument.ts';
import type { SourcesCommandTexts } from './texts.ts';

/** Texts of `sulan sources` in 繁體中文. */
export const zhTW: SourcesCommandTexts = {
  heads: ['代號', '名稱', '狀態', '上次讀到', '最新一期', '下次去讀'],
  never: '從未',
  offNeeds: (setting) => `關，要先設定 ${setting}`,
  offNeverTried: '關，沒試過',
  off: '關',
  failing: (times) => `讀不到（${times} 次）`,
  on: '開',
  whenRunning: '機器人執行時',
  hasBeenFailing: (id, since, why) =>
    `${id} ${since === undefined ? '' : `從 ${since} 起`}一直讀不到：${why}`,
  listEnd: '都是北京時間。`sulan sources check 代號` 試一次，`sulan sources enable 代號` 開啟。',
  markOk: '正常  ',
  markEmpty: '空的  ',
  markFailed: '讀不到',
  switchedOff: '（關閉中）',
  empty: '讀得到，目前沒有內容',
  items: (count, isCutOff) => `${count} 則${isCutOff ? '（後面的斷了）' : ''}；`,
  readAs: ({ label, kind, column, day, stories }) =>
    kind === 'article'
      ? `${label}：單篇文章`
      : `${label}：${column ? `「${column}」` : ''}${day ? ` ${day} ` : ''}一期，${stories} 則新聞`,
  failedFor: (reason, cause) => describeFailure(reason, cause, 'zh-TW'),
  unreadable: (why) => explainUnreadable(why, 'zh-TW'),
  noSuchSource: (id, near, known) =>
    `來源清單裡沒有「${id}」${near ? `，是不是 ${near}？` : `。有的是：${known.join('、') || '（空）'}`}`,
  readAlready: (url, id) => `${url} 已經在讀了，代號是 ${id}。`,
  cannotBeRead: '什麼都讀不到，所以沒有加進去。',
  askToAdd: '加進來源清單嗎？',
  nothingChanged: '什麼都沒有改。',
  addedTo: (file) => `已加進 ${file}。執行中的機器人一兩分鐘內就會去讀。`,
  staysOff: (id, setting) => `設定 ${setting} 之前，${id} 一直關著。`,
  switched: (id, isOn, file) => `${file} 裡的 ${id} 已${isOn ? '開啟' : '關閉'}。`,
  removed: (id, file) => `${file} 裡已經沒有 ${id}。讀到過的都還在。`,
  noFile: (file) => `讀不了 ${file}：看看檔案在不在、有沒有權限。`,
  noOpml: (file) => `${file} 不是 OPML 檔案。`,
  imported: (added, file, known, refused) =>
    `${file} 加了 ${added} 個，${known} 個本來就有${refused > 0 ? `，${refused} 個沒有網址` : ''}。`,
  tryImported: '用 `sulan sources check` 試一遍。',
  serverHeads: ['伺服器', '代號', '名稱', '狀態', '上次讀到', '網址', '下次去讀'],
  serverListEnd:
    '都是北京時間。`sulan sources servers check 代號` 試一次，`sulan sources servers remove 伺服器 代號` 從那個伺服器拿掉。',
  noServerSources: '沒有伺服器加過自己的來源。',
  noSuchServerSource: (server, id) => `伺服器 ${server} 沒有「${id}」這個來源。`,
  removedFromServer: (name, server) =>
    `伺服器 ${server} 已經沒有「${name}」這個來源。再沒有伺服器用它時，讀到過的也會刪除。`,
};
