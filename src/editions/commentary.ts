/** Words that mark an opinion whoever's name stands before them. */
const OPINION =
  '[\\p{L}\\p{N} ]{0,8}?(?:点评|點評|锐评|短评|快评|辣评|简评|簡評|小编说|编者按|編者按|编者注|编者的话)';
/** Words that mark one only alone or after a word for the editors: 网友评论 and 政策解读 are facts. */
const JUDGEMENT =
  '(?:小编|编辑|编者|主编|本刊|我们的?|我的|个人|一句话|AI)?\\s?(?:解析|解读|解讀|评论|評論|观点|觀點|看法|评价)';
const WORD = `(?:${OPINION}|${JUDGEMENT})`;
/** `点评：`, `老王点评:`, `点评丨`, `【点评】`, or the word alone on its line. */
const MARKER = new RegExp(
  `^(?:[【「\\[]\\s*${WORD}\\s*[】」\\]]\\s*[:：]?|${WORD}\\s*[:：丨|｜]|${OPINION}\\s*$)\\s*`,
  'u',
);
/** What is counted is no opinion: `评论：120`. */
const COUNT = /^[\d.,]+\s*[kKwW万+]?\s*(?:[|｜丨·]|$)/;

/**
 * The opinion in a line that begins with a marker such as 点评：, 點評： or 老王点评：; empty where the opinion follows
 * in the next lines, undefined where the line is no commentary.
 */
export function commentaryIn(text: string): string | undefined {
  const start = text.slice(0, 30);
  if (!/[评評说编編解观觀看]/.test(start)) return undefined;
  const marker = MARKER.exec(start);
  const opinion = marker ? text.slice(marker[0].length).trim() : undefined;
  return opinion === undefined || COUNT.test(opinion) ? undefined : opinion;
}
