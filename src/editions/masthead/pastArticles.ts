import { type Line, linkedCharacters } from '../lines/line.ts';
import { FRAME_TERMS } from '../terms/frameTerms.ts';

const LONGEST_HEAD = 24;
const LONGEST_LABEL = 60;
const FEWEST_LINKS = 3;
/** Share of a line's characters that its links have if it is nothing else. */
const MOSTLY = 0.7;

/**
 * Returns the lines from one that heads the page's earlier articles (往期推荐) to the last link of the list under it. A text
 * is above it, and it has several links.
 */
export function linksToPastArticles(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  let hasText = false;
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    if (line === undefined) break;
    const end = hasText && headsPast(line) ? endOfLinks(lines, i + 1) : i;
    for (let at = i; at < end; at++) found.add(at);
    hasText ||= line.text.length > LONGEST_LABEL && line.links.length === 0;
    i = Math.max(end, i + 1);
  }
  return found;
}

function headsPast({ text }: Line): boolean {
  return text.length <= LONGEST_HEAD && FRAME_TERMS.pastArticles.test(text);
}

/** Returns the index behind the last link of the list that begins at a line; before it if the list is none. */
function endOfLinks(lines: readonly Line[], start: number): number {
  let end = start - 1;
  let links = 0;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    if (isLink(line)) {
      links++;
      end = i + 1;
    } else if (line.text.length > LONGEST_LABEL || line.text.endsWith('。')) break;
  }
  return links >= FEWEST_LINKS ? end : start - 1;
}

function isLink(line: Line): boolean {
  const linked = linkedCharacters(line);
  return linked > 0 && linked >= MOSTLY * line.text.length;
}
