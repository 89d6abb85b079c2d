import { describeFailure } from '../../../messages/administration/sourceFailure.ts';
import { explainUnreadable } from '../../../messages/unreadableDocument.ts';
import type { SourcesCommandTexts } from './texts.ts';

/** Texts of `sulan sources` in 简体中文. */
export const zhCN: SourcesCommandTexts = {
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
  failedFor: (reason, cause) => describeFailure(reason, cause, 'zh-CN'),
  unreadable: (why) => explainUnreadable(why, 'zh-CN'),
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
