/** Words that ask; a text that answers does not hold them. */
export const questionWords: ReadonlySet<string> = new Set(
  `什么 什么时候 什么样 为什么 为何 为啥 啥 啥时候 怎么 怎么样 怎么回事 怎样 如何 何时 何地 谁 谁的 哪 哪个 哪些 哪里 哪家 哪天 哪年 多少 多久 多大
  几 几个 几时 是否 是不是 有没有 能不能 会不会 要不要 吗 呢 么 吧 请问 咋 咋样 到底 究竟 多少钱 干嘛
  what when who whom whose which where why how does did do is are was were will would can could should has have had the a an of in on at to for and or about`.split(
    /\s+/,
  ),
);

/** Words that say only that news is wanted, or carry grammar: never looked for where anything else is. */
export const fillers: ReadonlySet<string> = new Set(
  `新闻 消息 最新 最新消息 最近 近期 关于 有关 相关 动态 资讯 报道 情况 事情 事件 详情 进展 内容 一下 一个 一些 这个 那个 我的 我们 他们
  出了 出现 发生 发生了 有什么 问题 目前 现在 已经 可以 可能 还是 以及 但是 因为 所以 如果 或者 并且 其中 之间 今天 昨天 news latest`.split(
    /\s+/,
  ),
);
