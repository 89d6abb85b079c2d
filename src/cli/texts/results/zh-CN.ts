import type { DiscordProblem } from '../../../discord/gateway/discordError.ts';
import type { DiscardReason } from '../../../editions/discarded.ts';
import type { WarningCode } from '../../../editions/edition.ts';
import { explainListProblem } from '../../../messages/administration/sourceListProblem.ts';
import { explainCause } from '../../../messages/systemCauses.ts';
import { spanText } from '../../../search/query/daySpans.ts';
import type { ResultTexts, UnusableStore } from './resultTexts.ts';
import { warningDetail } from './warningDetail.ts';

const DOUBTS: Readonly<Record<string, string>> = {
  'no-date': '没有写日期',
  'date-mismatch': '日期前后对不上',
  'glance-without-story': '速览里提到的新闻，正文里没有',
  'story-without-glance': '正文里的新闻，速览里没有提到',
  'story-without-text': '有一条新闻没有正文',
  'no-stories': '没有读出新闻',
  'fewer-stories': '新闻比这个栏目平常的少得多',
  truncated: '太长，后面的没有读',
  'front-matter': '开头的 YAML 写得不对，只读了其中能读的几行',
  'doubtful-layout': '拆分新闻的办法不太有把握，请看一眼原文',
  'not-a-roundup': '是一篇文章，不是早报',
} satisfies Readonly<Record<WarningCode, string>>;

const LEFT_OUT: Readonly<Record<DiscardReason, string>> = {
  headline: '总标题',
  credit: '署名',
  introduction: '导语',
  glance: '速览',
  'key points': '要点',
  placeholder: '占位文字',
  advertisement: '广告',
  'archive mark': '存档说明',
  untitled: '没有标题的文字',
};

const STORE_PROBLEMS: Readonly<Record<UnusableStore['reason'], string>> = {
  newer: '数据库是更新版本的速览写的，请换用那个版本',
  older: '数据库太旧，这个版本读不了',
  damaged: '文件已经损坏',
  full: '磁盘满了，请先腾出一些空间',
  unreachable: '文件或数据库打不开',
  refused: '数据库不让速览使用',
  moved: '数据库已经搬到别处',
};

const DISCORD_PROBLEMS: Readonly<Record<DiscordProblem, (detail: string) => string>> = {
  token: () => 'Discord 不接受 DISCORD_TOKEN：请到开发者页面重新复制机器人的令牌。',
  shard: () => 'Discord 不接受这个分片：机器人的每个进程都要写同样的 SULAN_SHARDS。',
  'more-shards': () => 'Discord 要更多分片：请把 SULAN_SHARDS 写大一些，或者不写。',
  intents: () => 'Discord 不接受机器人要的意图：请升级机器人。',
  closed: (code) => `Discord 断开后不能再连（代码 ${code}）：请重新启动机器人。`,
  'out-of-order': (status) =>
    `Discord 出了故障（${status}）：请看 https://discordstatus.com，过一会儿再启动。`,
  unreachable: (cause) =>
    `连不上 Discord（${explainCause(cause, 'zh-CN')}）：请检查网络、代理（HTTPS_PROXY），写了 DISCORD_API_URL 的话也检查它。`,
};

/** Results in simplified Chinese. */
export const zhCN: ResultTexts = {
  locale: 'zh-CN',
  catchingUp: '更新搜索和事件',
  unreadableFile: (reason, cause) =>
    reason === 'gone' ? '没有这个文件。' : `读不了（${explainCause(cause, 'zh-CN')}）`,
  warning: (code, sentence) => `${DOUBTS[code] ?? code}${warningDetail(code, sentence)}`,
  unusableStore: ({ reason, message, place, systemCause }) => {
    const where = place === undefined ? '' : `${place}：`;
    const cause = systemCause === undefined ? message : explainCause(systemCause, 'zh-CN');
    return `${where}${STORE_PROBLEMS[reason]}（${cause}）`;
  },
  backupFile: ({ problem, file }) =>
    `${file}：${problem === 'missing' ? '没有这个备份文件' : '已经有这个文件，请换一个名字，免得盖掉以前的备份'}。`,
  notServed: ({ part, host, port, isTaken, systemCause }) =>
    `${part === 'web' ? '网页开不了' : '健康检查和指标开不了'}：${host} 端口 ${port} ${isTaken ? '已经被别的程序占用' : `用不了（${explainCause(systemCause, 'zh-CN')}）`}。`,
  discord: ({ problem, detail }) => DISCORD_PROBLEMS[problem](detail),
  wrongSourceList: ({ file, problems }) =>
    `来源列表 ${file} 用不了：${problems.map((problem) => explainListProblem(problem, 'zh-CN')).join('；')}。`,
  outputClosed: (why) => `输出写不出去：${explainCause(why, 'zh-CN')}`,
  explain: {
    found: (kind, stories) => `${kind === 'edition' ? '早报' : '文章'}，${stories} 条新闻`,
    byGlance: '速览在下文里对得上：它的每一行就是标题。',
    certainty: (roundup, margin) => `是早报而不是文章的把握：${roundup}；比下一种版式高出：${margin}`,
    layout: (score, titles, origin) => `版式 ${score}，${titles} 个标题：${origin}`,
    leftOut: (reason, text) => `略去（${LEFT_OUT[reason]}）：${text}`,
  },
  backup: {
    useServersTool: (file) =>
      `数据库在 PostgreSQL 里，请用它自己的工具备份，机器人可以照常运行：pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    noStore: (file) => `没有数据库 ${file}，无从备份。`,
    copied: (store, file) => `数据库 ${store} 已复制成 ${file}。`,
  },
  restore: {
    useServersTool: (file) =>
      `数据库在 PostgreSQL 里：先停下所有进程，再运行 pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${file}`,
    botRuns: (store) => `机器人正在用 ${store}：先停下它，再恢复。`,
    restored: (file, store, kept) =>
      `${file} 现在就是数据库 ${store}。${kept === undefined ? '' : `原来的留作 ${kept}。`}`,
  },
  remove: {
    unknown: (id) =>
      `没有编号是 ${id} 的新闻或早报：\`sulan search\` 和 \`sulan digest --json\` 会列出新闻的编号。`,
    removed: (kind, title, day) => `已删除 ${day} 的${kind === 'story' ? '新闻' : '一期早报'}「${title}」。`,
    digestsEdited: (count) =>
      `已发出的 ${count} 份速览，由运行中的机器人在一分钟内改掉；没在运行的话，启动后就改。`,
    messagesEdited: (count) => `发给关注者的 ${count} 条消息也会改掉。`,
  },
  reread: {
    released: (documents) => `${documents} 份搁在一边的文档已放行，下次收到时再读`,
    read: ({ read, changed, left, putAside }) =>
      [
        `重新读了 ${read} 份文档`,
        `${changed} 份有变化`,
        ...(left > 0 ? [`还剩 ${left} 份，再运行一次会接着读`] : []),
        ...(putAside > 0 ? [`${putAside} 份搁在一边，加上 --put-aside 就可以再读`] : []),
      ].join('，'),
  },
  ingest: {
    counts: (counts) =>
      `早报：新增 ${counts.new} 期，更新 ${counts.updated} 期，没变 ${counts.unchanged} 期，失败 ${counts.failed} 期`,
    otherFiles: (counts) => `看后缀不是文章，没有读：${counts}`,
    undated: (editions) =>
      `${editions} 期没写日期：搜得到，但不会进任何一天的速览；用 \`sulan ingest --date YYYY-MM-DD\` 补上。`,
  },
  backfill: {
    noSuchFolder: '也没有这个目录。',
    page: (number) => `第 ${number} 页`,
    moreFailures: (count) => `……还有 ${count} 份`,
    counts: ({ stored, known, unreadable, failed, pages }) =>
      `文档${pages > 1 ? `（${pages} 页）` : ''}：存入 ${stored} 份，本来就有 ${known} 份，没有新闻 ${unreadable} 份，没取到 ${failed} 份`,
    stopped: '停下了。再运行一次会接着读。',
    brokeOff: (why = '没有回应') => `中断了：${why}。再运行一次会接着读。`,
  },
  deliveries: {
    states: {
      due: '应发',
      waiting: '待发',
      sending: '在发',
      sent: '已发',
      skipped: '不发',
      failed: '失败',
      unknown: '不明',
    },
    nothingOn: (day) => `${day} 没有要发的。`,
    nothingYet: '还没有发过任何东西。',
    anyColumn: '哪个栏目都行',
  },
  search: {
    readAs: (typed, as) => `「${typed}」按「${as}」查找`,
    daysOnly: (days) => `只看 ${spanText(days)}`,
    nothing: (query, suggestions) =>
      `没有找到「${query}」${suggestions.length > 0 ? `，是不是要找：${suggestions.join('、')}` : ''}`,
    near: '相近的：',
    onlyNear: '没有完全对上的，这些相近：',
    column: (name) => `（${name}）`,
  },
  digest: {
    noDay: (typed) => `「${typed}」不是日子，也不是回顾：可以写 2024-12-27、上周五、本周、上个月。`,
    emptyStore: '数据库里还没有早报：先用 `sulan ingest 路径` 读一些。',
    noEdition: (day, newest) => `${day} 没有早报。${newest === undefined ? '' : `最新的一天是 ${newest}。`}`,
    noRecap: (period, day) => `${day} 所在的那${period === 'week' ? '一周' : '个月'}没有新闻。`,
  },
  trend: {
    nothing: (since, until, words) => `从 ${since} 到 ${until}，没有新闻提到${words.join('、')}。`,
    span: (since, until, step) => `${since} 到 ${until}，每格一${step === 'day' ? '天' : '周'}`,
  },
  webhook: {
    noAddress:
      '没有设置 SULAN_WEBHOOK_URL（见 docs/programs.zh-CN.md）。给 SULAN_WEBHOOK_SECRET 用的新密钥：',
    emptyStore: '数据库里还没有速览：先用 `sulan ingest 路径` 读一些。',
    taken: (day, id) => `${day} 的速览已经以 ${id} 发出，对方收下了。`,
    refused: (day, why) => `${day} 的速览没有送到：${explainCause(why, 'zh-CN')}。`,
  },
  migrate: {
    noDirection: '要写明方向：--to postgres://… 搬过去，--from postgres://… 搬回来。',
    botRuns: '机器人正在用这个状态目录：先停下它，再搬数据库。',
    processRuns: (store, process) => `机器人正在用 ${store}（${process}）：停下所有进程，等半分钟再搬。`,
    noStore: (store) => `没有数据库 ${store}，无从搬起。`,
    notEmpty: (store, table) =>
      `${store} 不是空的（${table} 里有数据）：换一个新的数据库或文件，免得混在一起。`,
    notEqual: (table) => `${table} 搬过去的和原来的对不上：什么都没有搬。是不是还有机器人在用其中一个？`,
    rebuilding: '正在重建搜索和事件，要等一会儿。',
    formerKept: (file) => `上次搬走的文件留作 ${file}。`,
    movedToServer: '搬好了。把 DATABASE_URL 设成那个地址，再启动机器人。',
    movedToFiles: '搬好了。去掉 DATABASE_URL，再启动机器人：数据库又在状态目录里了。',
  },
  policies: { noContact: '没有设置 SULAN_CONTACT：页面上没有能联系到你的地址。' },
  bot: {
    noToken:
      '没有设置 DISCORD_TOKEN：把机器人的令牌写进去（见 docs/running.zh-CN.md），或者先用 `sulan preview` 试试。',
    alreadyRuns: (store) => `已经有一个速览在用数据库 ${store}：为了不重复发送，这一个不启动。`,
    uncaught: '一个意料之外的错误让机器人停了，上面的日志里有。守护它的程序会重新启动它，没发完的都还留着。',
    howToInvite: '用下面的链接把机器人请进服务器，再在频道里输入 /subscribe：',
  },
};
