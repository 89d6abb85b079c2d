import { firstEquals } from '../../../text/equalTexts.ts';
import { shareFound } from '../../../text/similarity.ts';
import type { Line } from '../../lines/line.ts';
import { endsSentence } from '../../lines/sentences.ts';
import { endsAsSection } from '../../outline/sectionName.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesWithout } from '../layout.ts';

/**
 * Removes titles that return below as titles with a text: one without a text of its own, and several if all stand above
 * the first that returns, as a list of contents does.
 */
export function withoutRepeatedTitles(layout: Layout, { byLine, before, masthead }: Candidates): Layout {
  const order = [...layout.titles.keys()];
  const keyOf = (index: number) => byLine.get(index)?.key ?? '';
  if (firstEquals(order.map(keyOf)).every((first, place) => first === place)) return layout;
  const isBare = new Map(
    order.map((index, i) => {
      const end = order[i + 1] ?? masthead.lines.length;
      return [index, (before[end] ?? 0) - (before[index + 1] ?? 0) < SHORTEST_TOLD];
    }),
  );
  const lastTold = new Map<string, number>();
  for (const index of order)
    if (keyOf(index).length >= SHORTEST_REPEATED && !isBare.get(index)) lastTold.set(keyOf(index), index);
  const repeated = order.filter((index) => index < (lastTold.get(keyOf(index)) ?? -1));
  if (repeated.length === 0) return layout;
  const firstTold = Math.min(...repeated.map((index) => lastTold.get(keyOf(index)) ?? index));
  const isList = repeated.length >= FEWEST_LISTED && (repeated.at(-1) ?? firstTold) < firstTold;
  const listed = new Set(
    isList
      ? [...repeated, ...unreachedItems(repeated, firstTold, order, { isBare, lines: masthead.lines })]
      : repeated.filter((index) => isBare.get(index)),
  );
  return { ...layout, titles: titlesWithout(layout.titles, listed) };
}

/**
 * Returns the titles of a list of contents whose stories a document does not reach, for its text is cut off: those without
 * a text between the last that returns and the first story, if the first of the list return.
 */
function unreachedItems(
  repeated: readonly number[],
  firstTold: number,
  order: readonly number[],
  { isBare, lines }: { readonly isBare: ReadonlyMap<number, boolean>; readonly lines: readonly Line[] },
): number[] {
  const list = order.filter((index) => index < firstTold);
  const unreached = list.slice(repeated.length);
  const areFirst = repeated.every((index, i) => index === list[i]);
  const isCut = !endsSentence(lines.findLast(({ text }) => text !== '')?.text ?? '');
  return areFirst && isCut && list.every((index) => isBare.get(index)) ? unreached : [];
}

const SHORTEST_REPEATED = 6;
const SHORTEST_TOLD = 12;
const FEWEST_LISTED = 2;

/** Removes plain sentences that repeat the title right above them: they are its text. */
export function withoutToldTexts({ titles, origin }: Layout, { byLine }: Candidates): Layout {
  const kept = new Map<number, TitleStyle>();
  for (const [index, style] of titles) {
    const [above, own] = [byLine.get(index - 1), byLine.get(index)];
    const isUnderPlain = above && kept.has(index - 1) && PLAIN.has(above.style) && PLAIN.has(style);
    const isText =
      isUnderPlain && own && own.title.length > above.title.length && endsSentence(own.line.text);
    if (!isText || shareFound(above.key, own.key) < LEAST_TOLD) kept.set(index, style);
  }
  return { titles: kept, origin };
}

/**
 * Removes sentences that alternate with other titles: where each is right under a title in another style, or under such
 * a sentence, and most titles have one, they are the texts.
 */
export function withoutAlternatingTexts(
  { titles, origin }: Layout,
  { byLine, masthead }: Candidates,
): Layout {
  const texts = new Set<number>();
  let [others, told] = [0, 0];
  let above: number | undefined;
  for (const [index, style] of titles) {
    const line = byLine.get(index)?.line;
    const isSentence = TEXTS.has(style) && line !== undefined && endsSentence(line.text);
    if (!isSentence) others++;
    else if (above === undefined || !isRightUnder(index, above, masthead.lines)) return { titles, origin };
    else {
      if (!texts.has(above)) told++;
      texts.add(index);
    }
    above = index;
  }
  const isMostly = told >= MOSTLY * others && told >= MOSTLY * texts.size;
  if (told < FEWEST_ALTERNATING || !isMostly) return { titles, origin };
  return { titles: titlesWithout(titles, texts), origin };
}

/**
 * Exchanges titles for the lines above them: where most titles are sentences, each right under a plain line of its own
 * that is no title, the plain lines are the titles and the sentences their texts; not if the lines name sections.
 */
export function withTitlesAbove(layout: Layout, { byLine, masthead: { lines } }: Candidates): Layout {
  const exchanged = new Map<number, TitleStyle>();
  let told = 0;
  for (const [index, style] of layout.titles) {
    const own = byLine.get(index)?.line;
    const above = byLine.get(textAbove(index, lines));
    const isText =
      own !== undefined &&
      TEXTS.has(style) &&
      endsSentence(own.text) &&
      above !== undefined &&
      above.style === 'plain' &&
      !layout.titles.has(above.line.index) &&
      above.title.length >= SHORTEST_ABOVE &&
      above.title.length < own.text.length;
    if (isText && !endsAsSection(above.line.text)) told++;
    if (isText) exchanged.set(above.line.index, above.style);
    else exchanged.set(index, style);
  }
  const isMostly = told >= FEWEST_ABOVE && told >= MOSTLY_ABOVE * layout.titles.size;
  return isMostly ? { ...layout, titles: exchanged } : layout;
}

/** Returns the index of the last line with text above one; -1 if there is none. */
function textAbove(index: number, lines: readonly Line[]): number {
  let i = index - 1;
  while (i >= 0 && lines[i]?.text === '') i--;
  return i;
}

const SHORTEST_ABOVE = 7;
const FEWEST_ABOVE = 3;
const MOSTLY_ABOVE = 0.8;

const TEXTS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['sentence', 'paragraph']);
const FEWEST_ALTERNATING = 2;
const MOSTLY = 0.6;

/** Whether only empty lines and images stand between a line and one above it. */
function isRightUnder(index: number, above: number, lines: readonly Line[]): boolean {
  return lines.slice(above + 1, index).every(({ text }) => text === '');
}

const PLAIN: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['plain', 'sentence', 'paragraph']);
const LEAST_TOLD = 0.4;
