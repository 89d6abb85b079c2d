import {
  distinctiveStyleOf,
  PLAIN_TITLE_STYLES,
  type TitleStyle,
  titleIn,
} from '../layouts/candidates/titleStyles.ts';
import type { Line } from '../lines/line.ts';
import { type Alignment, alignByWording, withGapsFilled } from './alignment.ts';
import { type AnnouncedLines, announcedBy } from './announced.ts';
import type { Glance } from './glance.ts';
import { storyTarget, type Target, wordingOf } from './target.ts';

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
  lines: readonly Line[],
  taken: ReadonlySet<number>,
): AnnouncedLines | undefined {
  if (items.length < FEWEST_ITEMS) return undefined;
  const end = Math.max(...listed);
  const below = lines.filter((line) => line.index > end && !taken.has(line.index));
  const styled = Map.groupBy(below, distinctiveStyleOf);
  const wordings = items.map(wordingOf);
  let best:
    | { titles: readonly Line[]; targets: readonly Target[]; pairs: Alignment; told: number }
    | undefined;
  for (const [style, titles] of styled) {
    if (style === undefined || !SETTING_OFF.has(style)) continue;
    if (titles.length < LEAST_TOLD * items.length || titles.length > MOST_UNITS * items.length) continue;
    const targets = unitTargets(titles, lines);
    const pairs = alignByWording(wordings, targets);
    const told = pairs.filter((place) => place !== undefined).length;
    if (told >= LEAST_TOLD * items.length && told > (best?.told ?? 0))
      best = { titles, targets, pairs, told };
  }
  return best && announcedBy(withGapsFilled(best.pairs, best.targets), best.titles);
}

/**
 * Returns the targets for titles, each with the text under it up to the next title, at most `MOST_TEXT_LINES` lines.
 */
function unitTargets(titles: readonly Line[], lines: readonly Line[]): Target[] {
  return titles.map((line, i) => {
    const end = titles[i + 1]?.index ?? lines.length;
    const below = lines.slice(line.index + 1, Math.min(end, line.index + 1 + MOST_TEXT_LINES));
    const inLine = line.text === titleIn(line) ? '' : line.text;
    return storyTarget(titleIn(line), [inLine, ...below.map(({ text }) => text)]);
  });
}
