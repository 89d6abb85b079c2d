const NAMES = '[\\p{L}\\p{N}]{0,6}?(?:点评|點評|锐评|短评|快评|辣评|简评|小编说|编者按|编者注)';
/** `点评：`, `老王点评:`, `点评丨`, `【点评】`, or the word alone on its line. */
const MARKER = new RegExp(
  `^(?:[【「\\[]\\s*${NAMES}\\s*[】」\\]]\\s*[:：]?|${NAMES}\\s*(?:[:：丨|｜]|$))\\s*`,
  'u',
);

/**
 * The opinion in a line that begins with a marker such as 点评：, 點評： or 老王点评：; empty where the opinion follows
 * in the next lines, undefined where the line is no commentary.
 */
export function commentaryIn(text: string): string | undefined {
  const start = text.slice(0, 30);
  if (!/[评評说编]/.test(start)) return undefined;
  const marker = MARKER.exec(start);
  return marker ? text.slice(marker[0].length).trim() : undefined;
}
