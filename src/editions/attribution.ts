const BRACKETS = /[(（]\s*@?\s*([^()（）]{1,24}?)\s*[)）]\s*([。.！!]?)\s*$/;
const SOURCE =
  /^[（(【]?\s*(?:消息来源|新闻来源|资料来源|信息来源|信源|来源|via|source)\s*[:：]\s*@?(.{1,60}?)\s*[）)】]?$/i;

/** Words that end or make up names of media. */
const MEDIA =
  /新闻|财经|日报|时报|早报|晚报|周刊|周报|杂志|通讯社|电视台|科技|公众号|之家|之心|见闻|观察|财联社|新华社|中新社|路透|彭博|澎湃|界面|新浪|网易|腾讯|搜狐|凤凰|虎嗅|钛媒体|36\s*氪|36\s*kr|极客公园|雷锋|机器之|量子位|新智元|智东西|快科技|驱动之家|环球|央视|人民|第一财经|每经|21\s*财经|福布斯|solidot|phoronix|engadget|verge|techcrunch|reuters|bloomberg|wired|cnn|cnbc|bbc|前线|研究所|研究院|智库|评论|商业|资本|客户端|微博|博客|官网|官方|开源中国|infoq|csdn|oschina|v2ex|[网社报台刊]$/i;
/** Notes in brackets that name no source. */
const NOTE =
  /^(?:完|部分|全文|节选|图|下同|上图|下图|如图|见图|左|右|上|下|中|等|略|暂定|不含税|含税|未经审计|单位|单选|多选)|投稿|图片|图源|截图|视频|https?:|www\.|\.com\b|编辑|作者|记者|责编|^[\d\s.,%-]+$|[：:，,；;。！？]/i;

/**
 * The name of the source in brackets at the end of a story's last paragraph, （界面新闻）, without the brackets.
 * After a full stop any name will do; after a mere word the bracket may explain it （泰达币）, so it must be a medium's.
 */
export function attributionOf(paragraph: string): string | null {
  const match = BRACKETS.exec(paragraph.slice(-60));
  if (!match) return null;
  const name = (match[1] ?? '').replace(/^(?:来源|文|via|转自|综合)\s*[:：/]?\s*/i, '').trim();
  if (name === '' || NOTE.test(name)) return null;
  const before = paragraph.slice(0, paragraph.length - match[0].length).trimEnd();
  if (before === '') return MEDIA.test(name) ? name : null;
  return /[。！？!?…”’」』.；;]$/.test(before) || MEDIA.test(name) ? name : null;
}

/** The name in a line that does nothing but name the source, 消息来源：The Register. */
export function sourceLine(text: string): string | undefined {
  return text.length <= 80 ? SOURCE.exec(text)?.[1]?.trim() : undefined;
}
