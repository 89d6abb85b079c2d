import type { Announced } from './announced.ts';
import type { Line } from './line.ts';
import { isPromotionSection } from './promotion.ts';
import type { TitleStyle } from './titleStyles.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a style is worth as evidence of stories; a plain line or a mere list item can be anything. */
const WEIGHTS: Readonly<Partial<Record<TitleStyle, number>>> = {
  plain: 0.8,
  'quoted bold': 0.5,
  'chinese numbered': 0.4,
  'tagged line': 2,
  item: 0.3,
  sentence: 0.3,
  h1: 0.5,
};
/** What is left of that where titles in another style divide some of its stretches. */
const NAMES_SECTIONS = 0.3;
const SHORTEST_STORY = 6;

/** The lines that titles are looked for among, the style each could be a title in, and those that are no story's. */
export interface Styled {
  readonly lines: readonly Line[];
  readonly styles: ReadonlyMap<number, TitleStyle>;
  readonly taken: ReadonlySet<number>;
}

/** The style in which a document sets its stories' titles: the glance's stories show it, else the text divides so. */
export function storyStyle(styled: Styled, announced: Announced): TitleStyle | undefined {
  return announcedStyle(styled.styles, announced) ?? bestStyle(styled);
}

/** The style of most lines that the glance announces, where it announces enough to tell. */
function announcedStyle(
  styles: ReadonlyMap<number, TitleStyle>,
  announced: Announced,
): TitleStyle | undefined {
  const counts = new Map<TitleStyle, number>();
  for (const index of announced.keys()) {
    const style = styles.get(index);
    if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 2 ? best[0] : undefined;
}

/** Whether a glance names the sections rather than their stories: most of the lines it announces are divided. */
export function announcesSections({ lines, styles, taken }: Styled, announced: Announced): boolean {
  const style = announcedStyle(styles, announced);
  if (style === undefined) return false;
  const units = unitsOf(style, lines, styles, taken).filter(({ title }) => announced.has(title.index));
  return units.filter(({ divided }) => divided).length >= 0.5 * announced.size;
}

/** The style that divides most of the text into most stories, of those that `allows` lets pass. */
export function bestStyle(
  { lines, styles, taken }: Styled,
  allows: (style: TitleStyle) => boolean = () => true,
): TitleStyle | undefined {
  const total = lines.reduce((sum, line) => sum + (taken.has(line.index) ? 0 : line.text.length), 0);
  let best: { style: TitleStyle; score: number } | undefined;
  const own = lines.flatMap(({ index }) => styles.get(index) ?? []);
  for (const style of new Set(own)) {
    if (!allows(style)) continue;
    const units = unitsOf(style, lines, styles, taken);
    const stories = units.filter(isStory);
    if (stories.length < 2) continue;
    const characters = sizeOf(stories);
    const weight = (WEIGHTS[style] ?? 1) * (namesSections(units) ? NAMES_SECTIONS : 1);
    const score = stories.length * (characters / Math.max(1, total)) * weight;
    if (!best || score > best.score) best = { style, score };
  }
  return best?.style;
}

/** Whether some units are divided, or one that is holds most of the text. */
function namesSections(units: readonly Unit[]): boolean {
  const divided = units.filter((unit) => unit.divided);
  return divided.length >= 2 || sizeOf(divided) >= 0.5 * Math.max(1, sizeOf(units));
}

function sizeOf(units: readonly Unit[]): number {
  return units.reduce((sum, { characters }) => sum + characters, 0);
}

function isStory({ title, characters, divided }: Unit): boolean {
  return characters >= SHORTEST_STORY && !divided && !isPromotionSection(title.text);
}
