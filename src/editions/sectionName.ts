/** Words that names of sections end in. */
export const SECTION_WORD =
  /(?:要闻|专区|新闻|动态|推荐|资讯|头条|快讯|观点|进行时|风向标|业界|热点|融资|速递|前沿|工具|软件|产品|技术|财经|国内|国际|海外|公司|人物|数据|政策|专题|其他|其它|更多)$/;

const WIDEST_SECTION = 20;

/** Whether a heading is short enough for a section's name, or ends as such names do. */
export function namesSection(text: string): boolean {
  const name = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return SECTION_WORD.test(name) || columnsOf(name) <= WIDEST_SECTION;
}

/** Columns of a short text: two for a wide character. */
function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length && columns <= WIDEST_SECTION; i++) {
    columns += text.charCodeAt(i) >= 0x1100 ? 2 : 1;
  }
  return columns;
}
