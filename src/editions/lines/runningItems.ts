import type { LineLink, Piece } from './piece.ts';

/** Returns a line's pieces: one, or one for each numbered or bracketed item of running text: `1、…；2、…；3、…`. */
export function splitItems(piece: Piece): Piece[] {
  const counted = countedStarts(piece.text);
  const starts = counted.length >= FEWEST_COUNTED ? counted : bracketedStarts(piece.text);
  if (starts.length < 2) return [piece];
  const { text, links, bold, fresh } = piece;
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  const linked = linksBetween(text, cuts, links);
  return cuts.map((start, i) => {
    const own = text.slice(start, cuts[i + 1]).trim();
    return { text: own, bold, lead: '', links: linked[i] ?? [], fresh: i > 0 || fresh, image: null };
  });
}

/** Most links that are not found before the rest is given up. */
const MOST_UNFOUND = 100;

/** Returns the links of each part of a text, in one pass: they are in the text's order. */
function linksBetween(text: string, cuts: readonly number[], links: readonly LineLink[]): LineLink[][] {
  const linked: LineLink[][] = cuts.map(() => []);
  let [from, stretch, unfound] = [0, 0, 0];
  for (const link of links) {
    const at = text.indexOf(link.text, from);
    if (at < 0 && ++unfound > MOST_UNFOUND) break;
    if (at < 0) continue;
    from = at + link.text.length;
    while ((cuts[stretch + 1] ?? text.length) <= at) stretch++;
    if (from <= (cuts[stretch + 1] ?? text.length)) linked[stretch]?.push(link);
  }
  return linked;
}

const FEWEST_COUNTED = 4;

/**
 * Returns the offsets of items numbered in running text, from 1 without a gap; a number within a sentence follows no
 * mark.
 */
function countedStarts(text: string): number[] {
  const starts: number[] = [];
  if (text.length < 60 || !text.includes('3、')) return starts;
  for (let from = 0; ; ) {
    const number = `${starts.length + 1}、`;
    const at = text.indexOf(number, from);
    if (at < 0) return starts;
    from = at + number.length;
    if (at === 0 || /[；;。！？!?\s：:]/.test(text.charAt(at - 1))) starts.push(at);
  }
}

/** Matches a title in brackets after the end of a text; shorter ones emphasise words of a sentence. */
const NEXT_BRACKETED = /[。！？!?)）”」](?=【[^【】]{12,60}】[^【】\s])/g;

/** Returns the offsets of further stories in a text whose titles are in brackets: `【标题】正文。【标题】正文。` */
function bracketedStarts(text: string): number[] {
  if (!text.includes('【', 1)) return [];
  return [0, ...[...text.matchAll(NEXT_BRACKETED)].map(({ index }) => index + 1)];
}
