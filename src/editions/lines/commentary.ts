import { TERMS } from '../terms/terms.ts';

/** Matches a count, which is not an opinion: `评论：120`. */
const COUNT = /^[\d.,]+\s*[kKwW万+]?\s*(?:[|｜丨·]|$)/;

/** Characters in which a marker ends. */
const LONGEST_MARKER = 30;

/** Signs of which one is behind every marker that is not alone on its line. */
const BEHIND_MARKER = /[:：丨|｜】」\]]/;

const HAS_SIGN = new RegExp(`[${TERMS.opinionSigns}]`);

/**
 * Returns the opinion in a line that begins with a marker such as 点评：, 點評： or 老王点评：; empty if it follows in
 * the next lines, undefined if the line is not commentary.
 */
export function commentaryIn(text: string): string | undefined {
  const start = text.slice(0, LONGEST_MARKER);
  if (text.length > LONGEST_MARKER && !BEHIND_MARKER.test(start)) return undefined;
  if (!HAS_SIGN.test(start)) return undefined;
  const marker = TERMS.opinion.exec(start);
  const opinion = marker ? text.slice(marker[0].length).trim() : undefined;
  return opinion === undefined || COUNT.test(opinion) ? undefined : opinion;
}
