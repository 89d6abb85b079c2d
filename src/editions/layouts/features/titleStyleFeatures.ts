import { ONE_LINE_STYLES, TITLE_STYLES, type TitleStyle } from '../candidates/titleStyles.ts';
import { clamped, type Features, ListedFeatures, logged, share } from '../models/scale.ts';
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

const GROUP_NAMES = Object.keys(STYLE_GROUPS);

/** The places among these of the groups that each style is in. */
const GROUPS_OF: ReadonlyMap<TitleStyle, readonly number[]> = new Map(
  TITLE_STYLES.map((style) => [
    style,
    Object.values(STYLE_GROUPS).flatMap((group, place) => (group.includes(style) ? [place] : [])),
  ]),
);

/** Features of a layout's title styles: their number, their kinds, and the lines of these styles that are left out. */
export function styleFeatures(
  selection: Selection,
  { candidates: { all }, mates, headings }: Survey,
): Features[] {
  const { titles, places } = selection;
  const counts = new Map<TitleStyle, number>();
  for (const style of titles.values()) counts.set(style, (counts.get(style) ?? 0) + 1);
  let matesOfAll = 0;
  const inGroups = new Array<number>(GROUP_NAMES.length).fill(0);
  for (const [style, count] of counts) {
    for (const place of GROUPS_OF.get(style) ?? []) inGroups[place] = (inGroups[place] ?? 0) + count;
  }
  for (const [style, count] of mates) if (counts.has(style)) matesOfAll += count;
  const shares = Uint8Array.from(inGroups, (count) => share(count, titles.size));
  const first = places[0] ?? all.length;
  let left = 0;
  for (const place of headings) if (place > first && !isIn(selection, place)) left++;
  return [
    { styles: clamped(counts.size * 15) },
    new ListedFeatures(GROUP_NAMES, shares),
    { purity: share(titles.size, matesOfAll), headingsLeft: logged(left) },
  ];
}
