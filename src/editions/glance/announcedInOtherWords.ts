import { PLAIN_TITLE_STYLES, type TitleStyle } from '../layouts/candidates/titleStyles.ts';
import { leadingTitle } from '../lines/leadingTitle.ts';
import type { Line } from '../lines/line.ts';
import type { LineStyles } from '../outline/lineStyles.ts';
import { alignByWording } from './alignment.ts';
import { alignedLines } from './announced.ts';
import { withGapsFilled } from './gaps.ts';
import type { Glance } from './glance.ts';
import { wordingsOf } from './itemWordings.ts';
import { type Alignment, type AnnouncedLines, StoryTarget } from './target.ts';

/** Most lines under a title whose text is compared with an item. */
const MOST_TEXT_LINES = 4;
/** Most units in the style of the titles, per item. */
const MOST_UNITS = 2.5;
const FEWEST_ITEMS = 3;
/** Least share, from 0 to 1, of the items that the titles of one style and their texts must match. */
const LEAST_TOLD = 0.6;

/** Styles that set a title off, so that the text under it up to the next title is its story. */
const SETTING_OFF: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  ...PLAIN_TITLE_STYLES,
  'quoted bold',
  'chinese numbered',
  'numbered lead',
  'marked',
  'bracketed line',
  'bracketed',
  'lead line',
  'lead item',
]);

/**
 * Finds the lines whose stories a list announces in words of its own: titles of one style that, by themselves or by the
 * text under them, match most items. Returns undefined if no style has such titles.
 */
export function announcedInOtherWords(
  { items, lines: listed }: Glance,
  styles: LineStyles,
  taken: ReadonlySet<number>,
): AnnouncedLines | undefined {
  if (items.length < FEWEST_ITEMS) return undefined;
  const wordings = wordingsOf(items);
  let best: { units: readonly Unit[]; pairs: Alignment; told: number } | undefined;
  for (const titles of titlesByStyle(Math.max(...listed), styles, taken, LEAST_TOLD * items.length)) {
    if (titles.length > MOST_UNITS * items.length) continue;
    const units = unitsOf(titles, styles.lines);
    const pairs = alignByWording(wordings, units);
    const told = pairs.filter((place) => place !== undefined).length;
    if (told >= LEAST_TOLD * items.length && told > (best?.told ?? 0)) best = { units, pairs, told };
  }
  return best && alignedLines(withGapsFilled(best.pairs, best.units), best.units);
}

/** Returns the lines below a list that are set off, those of each style that has enough of them, in their order. */
function titlesByStyle(
  end: number,
  styles: LineStyles,
  taken: ReadonlySet<number>,
  fewest: number,
): readonly (readonly Line[])[] {
  const { lines } = styles;
  const styled = new Map<TitleStyle, Line[]>();
  for (let index = end + 1; index < lines.length; index++) {
    const line = lines[index];
    const style = line && styles.setIn(line);
    if (line === undefined || !style || !SETTING_OFF.has(style) || taken.has(index)) continue;
    const titles = styled.get(style);
    if (titles) titles.push(line);
    else styled.set(style, [line]);
  }
  return [...styled.values()]
    .filter((titles) => titles.length >= fewest)
    .map((titles) => titles.filter((line) => !styles.isBoilerplate(line)))
    .filter((titles) => titles.length >= fewest)
    .sort(([a], [b]) => (a?.index ?? 0) - (b?.index ?? 0));
}

/** Title with the text under it. */
class Unit extends StoryTarget {
  readonly line: Line;

  constructor(line: Line, texts: readonly string[]) {
    super(leadingTitle(line), texts);
    this.line = line;
  }
}

/** Returns titles, each with the text under it up to the next title, at most `MOST_TEXT_LINES` lines. */
function unitsOf(titles: readonly Line[], lines: readonly Line[]): Unit[] {
  return titles.map((line, i) => {
    const next = titles[i + 1]?.index ?? lines.length;
    const texts = [line.text === leadingTitle(line) ? '' : line.text];
    for (let at = line.index + 1; at < Math.min(next, line.index + 1 + MOST_TEXT_LINES); at++)
      texts.push(lines[at]?.text ?? '');
    return new Unit(line, texts);
  });
}
