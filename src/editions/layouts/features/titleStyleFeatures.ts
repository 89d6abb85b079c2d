import { ONE_LINE_STYLES, type TitleStyle } from '../candidates/titleStyles.ts';
import { clamped, type Features, logged, share } from '../models/scale.ts';
import { isIn, type Selection, type Survey } from './selection.ts';

/** Groups of styles whose share of the titles is a feature. */
const STYLE_GROUPS: Readonly<Record<string, readonly TitleStyle[]>> = {
  headingStyles: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  boldStyles: ['bold', 'numbered bold', 'quoted bold'],
  numberedStyles: ['numbered', 'numbered bold', 'numbered lead', 'numbered line'],
  plainStyles: ['plain', 'sentence', 'quoted'],
  itemStyles: ['item', 'nested item', 'lead item'],
  paragraphStyles: ['paragraph'],
  rowStyles: ['row'],
  colonStyles: ['colon line'],
  markStyles: ['marked', 'marked line', 'bracketed line', 'bracketed', 'tagged line'],
  lineStyles: [...ONE_LINE_STYLES],
};

const GROUPS_OF = Map.groupBy(
  Object.entries(STYLE_GROUPS).flatMap(([name, group]) => group.map((style) => ({ name, style }))),
  ({ style }) => style,
);

/** Features of a layout's title styles: their number, their kinds, and the lines of these styles that are left out. */
export function styleFeatures(
  selection: Selection,
  { candidates: { all }, mates, headings }: Survey,
): Features {
  const { titles, places } = selection;
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  const inGroups: Record<string, number> = { ...NO_GROUPS };
  let matesOfAll = 0;
  for (const [style, count] of counts) {
    for (const { name } of GROUPS_OF.get(style) ?? []) inGroups[name] = (inGroups[name] ?? 0) + count;
  }
  for (const [style, count] of mates) if (counts.has(style)) matesOfAll += count;
  for (const name in inGroups) inGroups[name] = share(inGroups[name] ?? 0, titles.size);
  const first = places[0] ?? all.length;
  let left = 0;
  for (const place of headings) if (place > first && !isIn(selection, place)) left++;
  return {
    styles: clamped(counts.size * 15),
    ...inGroups,
    purity: share(titles.size, matesOfAll),
    headingsLeft: logged(left),
  };
}

const NO_GROUPS = Object.fromEntries(Object.keys(STYLE_GROUPS).map((name) => [name, 0]));
