const BRACKETS = /[(（]\s*@?\s*([^()（）]{1,24}?)\s*[)）]\s*([。.！!]?)\s*$/;
const SOURCE =
  /^[（(【]?\s*(?:消息来源|新闻来源|资料来源|信息来源|信源|来源|via|source)\s*[:：]\s*@?(.{1,60}?)\s*[）)】]?$/i;

/** Words that end or make up names of media. */
const CHINESE_MEDIA =
  /新闻|财经|日报|时报|早报|晚报|周刊|周报|杂志|通讯社|电视台|科技|公众号|之家|之心|见闻|观察|财联社|新华社|中新社|韩联社|法新社|共同社|路透|彭博|澎湃|界面|新浪|网易|腾讯|搜狐|凤凰|虎嗅|钛媒体|36\s*氪|极客公园|雷锋|机器之|量子位|新智元|智东西|快科技|驱动|环球|央视|人民|每经|福布斯|品玩|爱范儿|鞭牛士|晚点|芯智讯|集微|亿邦|投资界|知乎|雪球|前线|研究所|研究院|智库|评论|商业|资本|客户端|微博|博客|官网|官方|开源中国|[网社报台刊]$/;
const LATIN_MEDIA =
  /\b(?:36kr|solidot|phoronix|engadget|(?:the )?verge|techcrunch|reuters|bloomberg|wired|cnn|cnbc|bbc|infoq|csdn|oschina|v2ex|the register|9to5\w+|macrumors|appleinsider|cnbeta|techweb|zdnet|tom.?s hardware|windows (?:latest|central|report)|android (?:authority|central|police)|gsmarena|notebookcheck|videocardz|wccftech|neowin|bleepingcomputer|ars technica|axios|the information|business insider|financial times|wsj|nikkei|forbes|fortune|venturebeat|tech(?:spot|radar)|pc(?:world|mag)|slashdot|lwn|hacker news|github blog|electrek|gizmodo|mashable|digitimes|pingwest|donews|ithome)\b/i;
/** Notes in brackets that name no source. */
const NOTE =
  /^(?:完|部分|全文|节选|下同|[如见左右上下]?图|左|右|上|下|中|等|略|暂定|不?含税|未经审计|未完待续)$|^(?:部分|详[见情]|点击|见[图下文]|如[下上图]|下称|以下|简称|又称|原名|股票|单位|单选|多选|图[为片中]|占比|文中)|投稿|图片|图源|截图|视频|https?:|www\.|\.com\b|编辑|作者|记者|责编|^[\d\s.,%-]+$|[：:，,；;。！？]/i;

/**
 * The name of the source in brackets at the end of a story's last paragraph, （界面新闻）, without the brackets.
 * After a full stop any name will do; after a mere word the bracket may explain it （泰达币）, so it must be a medium's.
 */
export function attributionOf(paragraph: string): string | null {
  const match = BRACKETS.exec(paragraph.slice(-60));
  if (!match) return null;
  const name = (match[1] ?? '').replace(/^(?:来源|文|via|(?:转|综合)自|综合)\s*[:：/]?\s*/i, '').trim();
  if (name === '' || NOTE.test(name)) return null;
  const before = paragraph.slice(0, paragraph.length - match[0].length).trimEnd();
  if (before === '') return isMedium(name) ? name : null;
  return /[。！？!?…”’」』.；;]$/.test(before) || isMedium(name) ? name : null;
}

function isMedium(name: string): boolean {
  return CHINESE_MEDIA.test(name) || LATIN_MEDIA.test(name);
}

/** The name in a line that does nothing but name the source, 消息来源：The Register. */
export function sourceLine(text: string): string | undefined {
  return text.length <= 80 ? SOURCE.exec(text)?.[1]?.trim() : undefined;
}
