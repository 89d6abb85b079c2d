/** Variant names, which make a different product: MacBook Air, Redis Enterprise, 红米 K70 至尊版. */
const variantAfter =
  /^ ?(?:(?:mini|nano|micro|lite|air|pro|plus|max|ultra|turbo|flash|fold|flip|preview|high|ti|super|se|enterprise|instant|premium|thinking)(?![a-z])|(?:青春|至尊|冠军|典藏|尊享|竞速|探索|活力|极速|长续航|纪念|特别|限量|学习|儿童|车载|企业|专业|精简|轻量)版)/;
/** After a name with a number, any Latin word continues the name (RTX 5090 D, R1-Zero, Llama 3.1 405B) except these. */
const goesOn =
  /^ ?(?!(?:api|sdk|app|ai|and|or|vs|with|for|on|in|at|is|are|to|from|by|the|a|an|of|as|now|gets?|adds?|will|can|has|was|release[ds]?|launch(?:es|ed)?|update[ds]?|review|supports?|beta|rc|alpha|lts|cpu|gpu|oled)(?![a-z])|\d+ ?(?:[gmt]b?|mah|w|hz|mm|nm|kg)(?![a-z]))(?:[a-z][a-z\d]{0,11}(?![a-z\d])|\d{1,4}[a-z]{1,2}(?![a-z\d]))/;
const LONGEST_VARIANT = 14;

/** Whether the text after a name, which stands from `start` to `end`, makes it another product. */
export function isBeforeVariant(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + LONGEST_VARIANT);
  const name = text.slice(start, end);
  return (/[a-z\d]/.test(name) && variantAfter.test(after)) || (/\d/.test(name) && goesOn.test(after));
}
