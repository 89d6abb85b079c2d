/** Question words, which are not in answering texts. */
const questionWords: ReadonlySet<string> = new Set(
  `什么 什么时候 什么样 为什么 为何 为啥 啥时候 怎么 怎么样 怎么回事 怎样 怎么了 如何 何时 何地 谁是 是谁 谁的 多少 多久 多大 多高 几个 几时
  是否 是不是 有没有 能不能 会不会 要不要 可不可以 请问 咋样 到底 究竟 干嘛
  what when who whom whose which where why how does did do is are was were will would can could should has have had
  many much long often the a an of in on at to for and or about there it its this that with from by be been any`.split(
    /\s+/,
  ),
);

const askingPart = /什么|怎|哪|谁|啥|咋|何时|为何|多少|几[个时款家]|是否|吗$|呢$/;

/** Fillers that only ask for news or connect other words. */
const fillers: ReadonlySet<string> = new Set(
  `新闻 消息 最新 最新消息 最近 近期 关于 有关 相关 动态 资讯 报道 情况 事情 事件 详情 进展 内容 一下 一个 一些 一种 一次 这个 那个 这些 那些 这样 那样 我的
  我们 他们 她们 它们 自己 出了 出现 发生 有什么 问题 目前 现在 已经 可以 可能 还是 以及 但是 因为 所以 如果 或者 并且 其中 之间 之后 之前 以后 以前
  今天 昨天 只有 才能 就是 不是 还有 有用 没有 并不 非常 比较 特别 一直 正在 将要 即将 终于 竟然 居然 甚至 仅仅 大约 左右 至少 至多 超过 不到 达到
  看待 认为 表示 觉得 知道 告诉 说的 说过 说了 讲了 做了 干了 介绍 解释 结果 原因 影响 意思 帮我 查找 搜索一下 看看 想要 需要 应该 必须 其实 真的 似乎 据说 听说 时候 来 最多 最少 最高 最大 最贵 还能 还会 能否 会否 还要 将会 将于 或将 曾经 仍然 依然
  news latest tell me please say says said`.split(/\s+/),
);

/** Whether a word is a question word. */
export function isAsking(word: string): boolean {
  return questionWords.has(word) || (word.length <= 5 && askingPart.test(word));
}

/** Whether a word is a filler, ignored beside other words. */
export function isFiller(word: string): boolean {
  return fillers.has(word);
}
