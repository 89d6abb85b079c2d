import { isDayAlone } from '../../dating/dayTerms.ts';
import type { Line } from '../../lines/line.ts';
import { endsAsSection } from '../../outline/sectionName.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

/** Item of a section that has no title yet. */
interface Item {
  readonly style: TitleStyle;
  readonly index: number;
  readonly probability: number;
  /** Least mean probability of such items to be stories. */
  readonly least: number;
}

/**
 * Adds the items of sections without a title that have leads or categories, or stand under a day: a list under its own heading has stories
 * if the other sections do, however few items it has.
 */
export function withEmptySections(
  { titles, origin }: Layout,
  { all, masthead: { lines } }: Candidates,
  probability: Float64Array,
): Layout {
  const filled = new Map(titles);
  let items: Item[] = [];
  /** Rank of the heading above without a title below it; 0 if a title or no heading is above. */
  let open = 0;
  const end = () => {
    if (open > 0 && areStories(items)) for (const { index, style } of items) filled.set(index, style);
    items = [];
  };
  for (const [c, own] of all.entries()) {
    const { line } = own;
    if (line.kind === 'heading' && line.level <= open) end();
    const isSection = titles.has(line.index) && headsItems(c, all);
    if (isSection) filled.delete(line.index);
    if (titles.has(line.index) && !isSection) {
      items = [];
      open = 0;
    } else if (line.kind === 'heading') {
      end();
      open = isPromotionSection(line.text) ? 0 : line.level;
    } else {
      const item = itemOf(own, probability[c] ?? 0, lines);
      if (item) items.push(item);
    }
  }
  end();
  if ([...filled.keys()].every((line) => titles.has(line))) return { titles, origin };
  return { titles: titlesInOrder(filled), origin: `${origin}, items of empty sections` };
}

const FEWEST_ITEMS = 2;
const LEAST_LIKELY = 0.06;
/** The same for categories in brackets and bold names with a text: links alone are often further reading, these hardly ever. */
const LEAST_LIKELY_MARKED = 0.015;
const SHORTEST_OWN_TEXT = 12;

function areStories(items: readonly Item[]): boolean {
  const mean = items.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, items.length);
  return items.length >= FEWEST_ITEMS && mean >= Math.max(...items.map(({ least }) => least));
}

function itemOf(
  { line, styles, style }: Candidate,
  probability: number,
  lines: readonly Line[],
): Item | undefined {
  const { index } = line;
  if (styles.includes('nested item') && isUnderDay(line, lines))
    return { index, style: 'nested item', probability, least: 0 };
  if (style === 'tagged line') return { index, style, probability, least: LEAST_LIKELY_MARKED };
  if (style !== 'lead item') return undefined;
  return { index, style, probability, least: hasOwnText(line) ? LEAST_LIKELY_MARKED : LEAST_LIKELY };
}

/** Whether the item that another is nested in is a day: 周一（3.4）. */
function isUnderDay({ index, level }: Line, lines: readonly Line[]): boolean {
  let i = index - 1;
  while (i >= 0 && lines[i]?.kind === 'item' && (lines[i]?.level ?? 0) >= level) i--;
  const outer = lines[i];
  return outer?.kind === 'item' && isDayAlone(outer.text);
}

/** Whether an item begins with a bold name, no link, and has a text after it. */
function hasOwnText({ lead, text, links }: Line): boolean {
  return text.length >= lead.length + SHORTEST_OWN_TEXT && links.every((link) => !lead.includes(link.text));
}

/** Whether a heading named like a section is right above items with leads: they are the stories, and it names them. */
function headsItems(c: number, all: readonly Candidate[]): boolean {
  const [own, ...below] = all.slice(c, c + 1 + FEWEST_ITEMS);
  return (
    own?.line.kind === 'heading' &&
    endsAsSection(own.line.text) &&
    below.length === FEWEST_ITEMS &&
    below.every(({ line, style }, i) => style === 'lead item' && line.index === own.line.index + 1 + i)
  );
}
