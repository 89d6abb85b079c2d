import { TERMS } from '../terms.ts';

/** What is counted is no opinion: `评论：120`. */
const COUNT = /^[\d.,]+\s*[kKwW万+]?\s*(?:[|｜丨·]|$)/;

/**
 * The opinion in a line that begins with a marker such as 点评：, 點評： or 老王点评：; empty where the opinion follows
 * in the next lines, undefined where the line is no commentary.
 */
export function commentaryIn(text: string): string | undefined {
  const start = text.slice(0, 30);
  if (!/[评評说编編解观觀看]/.test(start)) return undefined;
  const marker = TERMS.opinion.exec(start);
  const opinion = marker ? text.slice(marker[0].length).trim() : undefined;
  return opinion === undefined || COUNT.test(opinion) ? undefined : opinion;
}
