/** Words that names of sections end in. */
export const SECTION_WORD =
  /(?:要闻|专区|新闻|动态|推荐|资讯|头条|快讯|观点|进行时|风向标|业界|热点|融资|速递|前沿|工具|软件|产品|技术|财经|国内|国际|海外|公司|人物|数据|政策|专题|其他|其它|更多)$/;
