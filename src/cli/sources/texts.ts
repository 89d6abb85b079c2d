import type { Locale } from '../../messages/locale.ts';
import type { Texts } from '../../messages/texts/texts.ts';
import { textsIn } from '../../messages/texts/textsIn.ts';
import { type Environment, operatorLocale } from '../../settings/environment.ts';
import type { FailureReason } from '../../sources/failure.ts';
import type { ReadAs } from '../../sourcing/trySource.ts';

/** Texts of `sulan sources` and its commands, in the language of the terminal. JSON is the same in all of them. */
export interface SourcesCommandTexts {
  /** The heads of the list: id, name, state, last success, newest edition, next poll. */
  readonly heads: readonly string[];
  readonly never: string;
  readonly offNeeds: (setting: string) => string;
  readonly offNeverTried: string;
  readonly off: string;
  readonly failing: (times: number) => string;
  readonly on: string;
  readonly whenRunning: string;
  readonly hasBeenFailing: (id: string, since: string | undefined, why: string) => string;
  readonly listEnd: string;
  readonly markOk: string;
  readonly markEmpty: string;
  readonly markFailed: string;
  readonly switchedOff: string;
  readonly empty: string;
  readonly items: (count: number, isCutOff: boolean) => string;
  readonly readAs: (found: ReadAs) => string;
  /** Why a source or an item gave nothing: the reason in words, and the technical cause. */
  readonly failedFor: (reason: FailureReason, cause: string) => string;
  readonly noSuchSource: (id: string, near: string | undefined, known: readonly string[]) => string;
  readonly readAlready: (url: string, id: string) => string;
  readonly cannotBeRead: string;
  readonly askToAdd: string;
  readonly nothingChanged: string;
  readonly addedTo: (file: string) => string;
  readonly staysOff: (id: string, setting: string) => string;
  readonly switched: (id: string, isOn: boolean, file: string) => string;
  readonly removed: (id: string, file: string) => string;
  readonly noFile: (file: string) => string;
  readonly noOpml: (file: string) => string;
  readonly imported: (added: number, file: string, known: number, refused: number) => string;
  readonly tryImported: string;
  /** The heads of the list of servers' own sources: server, id, name, state, last success, address, next poll. */
  readonly serverHeads: readonly string[];
  readonly serverListEnd: string;
  readonly noServerSources: string;
  readonly noSuchServerSource: (server: string, id: string) => string;
  readonly removedFromServer: (name: string, server: string) => string;
}

const EN: SourcesCommandTexts = {
  heads: ['id', 'name', 'state', 'last success', 'newest edition', 'next poll'],
  never: 'never',
  offNeeds: (setting) => `off, needs ${setting}`,
  offNeverTried: 'off, never tried',
  off: 'off',
  failing: (times) => `FAILING (${times})`,
  on: 'on',
  whenRunning: 'when the bot runs',
  hasBeenFailing: (id, since, why) =>
    `${id} has been failing${since === undefined ? '' : ` since ${since}`}: ${why}`,
  listEnd:
    'Times are Beijing’s. `sulan sources check ID` tries a source once, `sulan sources enable ID` switches it on.',
  markOk: 'ok    ',
  markEmpty: 'EMPTY ',
  markFailed: 'FAILED',
  switchedOff: ' (off)',
  empty: 'it answers, and holds nothing at present',
  items: (count, isCutOff) => `${count} items${isCutOff ? ' (the rest is cut off)' : ''}; `,
  readAs: ({ label, kind, column, day, stories }) =>
    kind === 'article'
      ? `${label}: a plain article`
      : `${label}: an edition${column ? ` of ${column}` : ''}${day ? ` for ${day}` : ''} with ${stories} stories`,
  failedFor: (_reason, cause) => cause,
  noSuchSource: (id, near, known) =>
    `There is no source "${id}" in the source list: ${near ? `did you mean ${near}?` : `it has ${known.join(', ') || 'none'}.`}`,
  readAlready: (url, id) => `${url} is read already, as ${id}.`,
  cannotBeRead: 'Nothing of it can be read, so it is not added.',
  askToAdd: 'Add it to the source list?',
  nothingChanged: 'Nothing was changed.',
  addedTo: (file) => `Added to ${file}. A running bot reads it within a minute or two.`,
  staysOff: (id, setting) => `${id} stays off until ${setting} is set.`,
  switched: (id, isOn, file) => `${id} is switched ${isOn ? 'on' : 'off'} in ${file}.`,
  removed: (id, file) => `${id} is no longer in ${file}. What it brought stays.`,
  noFile: (file) => `${file} cannot be read: look whether it is there and may be read.`,
  noOpml: (file) => `${file} is no OPML document.`,
  imported: (added, file, known, refused) =>
    `${added} added to ${file}, ${known} known${refused > 0 ? `, ${refused} without a web address` : ''}.`,
  tryImported: '`sulan sources check` tries them.',
  serverHeads: ['server', 'id', 'name', 'state', 'last success', 'address', 'next poll'],
  serverListEnd:
    'Times are Beijing’s. `sulan sources servers check ID` tries one once, `sulan sources servers remove SERVER ID` takes it from a server.',
  noServerSources: 'No server has sources of its own.',
  noSuchServerSource: (server, id) => `The server ${server} has no source "${id}".`,
  removedFromServer: (name, server) =>
    `${name} is no longer a source of the server ${server}. What it brought goes with the last server that has it.`,
};

const ZH_CN: SourcesCommandTexts = {
  heads: ['编号', '名称', '状态', '上次读到', '最新一期', '下次去读'],
  never: '从未',
  offNeeds: (setting) => `关，要先设置 ${setting}`,
  offNeverTried: '关，没试过',
  off: '关',
  failing: (times) => `读不到（${times} 次）`,
  on: '开',
  whenRunning: '机器人运行时',
  hasBeenFailing: (id, since, why) =>
    `${id} ${since === undefined ? '' : `从 ${since} 起`}一直读不到：${why}`,
  listEnd: '都是北京时间。`sulan sources check 编号` 试一次，`sulan sources enable 编号` 打开。',
  markOk: '正常  ',
  markEmpty: '空的  ',
  markFailed: '读不到',
  switchedOff: '（关着）',
  empty: '读得到，现在没有内容',
  items: (count, isCutOff) => `${count} 条${isCutOff ? '（后面的断了）' : ''}；`,
  readAs: ({ label, kind, column, day, stories }) =>
    kind === 'article'
      ? `${label}：单篇文章`
      : `${label}：${column ? `「${column}」` : ''}${day ? ` ${day} ` : ''}一期，${stories} 条新闻`,
  failedFor: (reason, cause) => withReason(reason, cause, 'zh-CN'),
  noSuchSource: (id, near, known) =>
    `来源列表里没有「${id}」${near ? `，是不是 ${near}？` : `。有的是：${known.join('、') || '（空）'}`}`,
  readAlready: (url, id) => `${url} 已经在读了，编号是 ${id}。`,
  cannotBeRead: '什么都读不到，所以没有加进去。',
  askToAdd: '加进来源列表吗？',
  nothingChanged: '什么都没有改。',
  addedTo: (file) => `已加进 ${file}。运行中的机器人一两分钟内就会去读。`,
  staysOff: (id, setting) => `设置 ${setting} 之前，${id} 一直关着。`,
  switched: (id, isOn, file) => `${file} 里的 ${id} 已${isOn ? '打开' : '关掉'}。`,
  removed: (id, file) => `${file} 里已经没有 ${id}。读到过的都还在。`,
  noFile: (file) => `读不了 ${file}：看看文件在不在、有没有权限。`,
  noOpml: (file) => `${file} 不是 OPML 文件。`,
  imported: (added, file, known, refused) =>
    `${file} 加了 ${added} 个，${known} 个本来就有${refused > 0 ? `，${refused} 个没有网址` : ''}。`,
  tryImported: '用 `sulan sources check` 试一遍。',
  serverHeads: ['服务器', '编号', '名称', '状态', '上次读到', '地址', '下次去读'],
  serverListEnd:
    '都是北京时间。`sulan sources servers check 编号` 试一次，`sulan sources servers remove 服务器 编号` 从那个服务器去掉。',
  noServerSources: '没有服务器加过自己的来源。',
  noSuchServerSource: (server, id) => `服务器 ${server} 没有「${id}」这个来源。`,
  removedFromServer: (name, server) =>
    `服务器 ${server} 已经没有「${name}」这个来源。再没有服务器用它时，读到过的也会删掉。`,
};

const ZH_TW: SourcesCommandTexts = {
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
  failedFor: (reason, cause) => withReason(reason, cause, 'zh-TW'),
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

function withReason(reason: FailureReason, cause: string, locale: Locale): string {
  const { sources }: Texts = textsIn(locale);
  return `${sources.reasons[reason]}（${cause}）`;
}

const TEXTS: Readonly<Record<Locale, SourcesCommandTexts>> = {
  'en-US': EN,
  'zh-CN': ZH_CN,
  'zh-TW': ZH_TW,
};

/** The texts for a terminal whose environment says that language (POSIX: LC_ALL, LC_MESSAGES, LANG). */
export function sourcesTexts(environment: Readonly<Environment>): SourcesCommandTexts {
  return TEXTS[operatorLocale(environment)];
}
