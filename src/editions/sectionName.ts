/** Words that names of sections end in. */
const SECTION_WORD =
  /(?:要闻|专区|新闻|动态|推荐|资讯|头条|快讯|观点|进行时|风向标|业界|热点|融资|速递|前沿|工具|软件|产品|技术|财经|国内|国际|海外|公司|人物|数据|政策|专题|其他|其它|更多|好文|文章|教程|插件|项目|资源|视频|播客|图片|文摘|言论|开源|安全|实践|论文|研究|更新|阅读|讨论|行业|市场|宏观|时政|社会|大事|趋势|News|Tools?|Articles?|Projects?|Releases?|Stories|Links)$/i;

const WIDEST_SECTION = 20;
const LONGEST_NAME = 300;

/** Whether a heading is short enough for a section's name, or ends as such names do. */
export function namesSection(text: string): boolean {
  return endsAsSection(text) || columnsOf(bare(text)) <= WIDEST_SECTION;
}

/** Whether a heading ends in a word that sections are called by: 🔥 本周热点. */
export function endsAsSection(text: string): boolean {
  return SECTION_WORD.test(bare(text));
}

/** A name without the signs and pictures around it; what ends as a sentence stays one. */
function bare(text: string): string {
  // No name is so long, and the signs of a long text would be tried one after the other.
  if (text.length > LONGEST_NAME) return text;
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}。！？；，、]+$/gu, '');
}

/** Columns of a short text: two for a wide character. */
function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length && columns <= WIDEST_SECTION; i++) {
    columns += text.charCodeAt(i) >= 0x1100 ? 2 : 1;
  }
  return columns;
}
