import { zhCN as zhCNResults } from './results/zh-CN.ts';
import type { CommandLineTexts } from './texts.ts';

/** `--help` in simplified Chinese. */
export const zhCN: CommandLineTexts = {
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  defaultValue: (value) => `（默认 ${value}）`,
  wrongUsage: ({ code, message, quoted: [first, second], suggestion, wanted }) => {
    const similar = suggestion === undefined ? '' : `是不是 ${suggestion}？`;
    switch (code) {
      case 'commander.unknownOption':
        return `错误：没有 ${first} 这个选项。${similar}`;
      case 'commander.unknownCommand':
        return `错误：没有 ${first} 这个命令。${similar}`;
      case 'commander.missingArgument':
        return `错误：还要写 ${first}。`;
      case 'commander.optionMissingArgument':
        return `错误：${first} 后面还要写一个值。`;
      case 'commander.excessArguments':
        return '错误：参数太多。';
      case 'commander.invalidArgument':
        return `错误：${first} 的值「${second}」不能用。${wanted ?? ''}`;
      default:
        return message;
    }
  },
  wanted: {
    oneOf: (values) => `要写 ${values.join('、')} 中的一个。`,
    timeSpan: '要写一段时间，例如 90d、12w、3m 或 1y。',
    wholeNumber: '要写整数。',
    port: '端口最大是 65535。',
    day: '要写真实的日子，写成 YYYY-MM-DD。',
  },
  helpOption: '显示帮助',
  helpCommand: '显示某个命令的帮助',
  versionOption: '显示版本号',
  about: '速览：把中文科技早报拆成一条条新闻，每天早上发一份「一分钟速览」',
  conventions: `
结果写到标准输出（JSON 每行一个对象），进度和提醒写到标准错误。
退出状态：0 完成；1 没做成，标准错误里用一行说明原因；2 用法不对。
设置写成环境变量，或者写在当前目录的 .env 里，见 .env.example。`,
  port: '预览网页的端口',
  previewPort: '预览网页的端口；在终端里默认 8470',
  store: '数据库：一个文件，或 postgres://…（默认用 DATABASE_URL，没有就在状态目录里）',
  json: '输出 JSON',
  oneDay: '只看这一天，写成 YYYY-MM-DD',
  start: '有 DISCORD_TOKEN 就运行机器人，没有但开了 SULAN_WEB 就运行网页，都没有就进入预览',
  bot: '运行 Discord 机器人',
  setup: '问清令牌，试连 Discord 和自带来源，写好 .env 和来源列表，给出邀请链接',
  preview: '不连 Discord 也能试用：自带样例，在标准输入和浏览器里使用命令',
  web: '只运行网页，不运行机器人；地址是 SULAN_WEB_HOST 和 SULAN_WEB_PORT',
  parse: {
    about: '读文档，每份输出一行（一期早报或一篇文章）',
    files: 'HTML、Markdown 或纯文本；UTF-8、UTF-16 或 GB18030；都按内容识别',
    json: '输出 JSON；没有可读文字的文件输出 { "file", "error" }，退出状态为 1',
    explain: '列出考虑过的版式和得分，以及略去了什么、为什么',
  },
  ingest: {
    about: '把文件，或目录里的全部文档，读进数据库',
    paths: '文件或目录；目录里的隐藏文件、图片、数据和代码会跳过',
    json: '用 JSON 输出数目：new、updated、unchanged、failed、undated',
    date: '给没写日期的早报补上日期，写成 YYYY-MM-DD；不补就不会进任何一天的速览',
  },
  search: {
    about: '搜新闻；每个参数是一次搜索',
    queries: '要搜的话；以连字符开头的写在 -- 后面',
    json: '输出 JSON，一次搜索一行',
    limit: '每次最多几条结果',
  },
  digest: {
    about: '显示某一天的速览（默认最新的一天），或一周、一月的回顾',
    when: '平常说的日子（上周五），或回顾：本周、上周、本月、上月',
    date: 'YYYY-MM-DD；那天没有早报会直说，退出状态为 1',
    image: '另外画成一张 PNG 图片',
    dark: '图片用深色',
    language: '图片的语言：zh-CN、zh-TW 或 en-US',
  },
  trend: {
    about: '看几个词在标题和一句话新闻里出现的次数，按天或按周',
    words: '最多五个；带空格的要加引号',
    last: '多长时间，例如 90d、12w、3m 或 1y',
  },
  mcp: '用模型上下文协议（MCP）在标准输入输出上给 AI 助手提供新闻',
  webhook: '把最新的速览试发到 SULAN_WEBHOOK_URL；没有设置就给出一个新密钥',
  sources: {
    about: '列出来源，以及上次读取和下次读取的时间',
    check: '把全部来源，或写明的几个，各试读一次；不存任何东西',
    checkJson: '每个来源输出一个对象：id、ok、items、first、last、error',
    add: '找出网页或网站的订阅源，看看能读到什么，再加进列表',
    enable: '启用一个来源',
    disable: '停用一个来源',
    remove: '从列表里去掉一个来源；读过的新闻留着',
    importOpml: '加入 OPML 文件里的订阅源（阅读器都能导出）',
    exportOpml: '输出列表里的订阅源，供阅读器导入',
    opml: '输出 OPML',
    servers: {
      about: '列出各服务器自己的来源，读不到的说明原因',
      check: '把它们全部，或写明的几个，各试读一次；不存任何东西',
      remove: '从一个服务器去掉一个来源；没有别的服务器用它时，它的新闻也一并删除',
    },
  },
  backfill: {
    about: '补读一个来源或目录里现有的全部内容；中断了会接着读',
    days: '只读最近这些天发布的',
  },
  reread: {
    about: '把旧版本读过、原文还留着的文档重新读一遍',
    putAside: '改为：放行曾经放弃读取的文档',
  },
  deliveries: {
    about: '按天列出投递记录：应发、待发、已发、失败、不明，并说明原因',
    days: '最近几天',
    json: '输出 JSON，一天一行',
  },
  remove: {
    about: '撤下一条新闻或一整期：从数据库里删掉，已发出的消息也改掉',
    id: '新闻或早报的编号',
  },
  backup: '把数据库复制成一个新文件；机器人可以照常运行',
  restore: '用备份换掉现在的数据库；要先停下机器人',
  migrate: {
    about: '把数据库从状态目录搬到 PostgreSQL，或搬回来；要先停下机器人',
    to: 'postgres://用户:密码@主机:端口/数据库，要是空的数据库',
    from: '从这个地址搬回状态目录',
  },
  policies: '把隐私政策和服务条款写成 HTML 文件，三种语言各一份',
  doctor: '检查机器人需要的一切，哪里不行，就说该怎么办',
  results: zhCNResults,
};
