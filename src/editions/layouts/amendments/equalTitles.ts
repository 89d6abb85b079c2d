import { isCredit } from '../../lines/boilerplate.ts';
import { endsAsSection, namesSection } from '../../outline/sectionName.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms/terms.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { HEADING_STYLES, type TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

/** Styles in which one line is like another, and the text under a title is on lines of its own. */
const EQUAL: ReadonlySet<TitleStyle> = new Set<TitleStyle>([...HEADING_STYLES, 'bold', 'plain']);
/** Fewest titles of a style for each line of it that is added. */
const FEWEST_EACH = 3;
const MOST_ADDED = 2;
const SHORTEST_TEXT = 12;
/** Factor by which a unit may be smaller or larger than those of the titles. */
const ABOUT_ALIKE = 4;
/** Factor by which the name of a section is shorter than titles. */
const MUCH_SHORTER = 2;

/**
 * Adds the lines of a style that are titles but for one or two: of equal headings, each with a text about as long as
 * the others', none is left out. Lines that name a section, an advertisement or a part of an article stay out.
 */
export function withEqualTitles(layout: Layout, { all }: Candidates): Layout {
  const { titles } = layout;
  const styles = new Set([...titles.values()].filter((style) => EQUAL.has(style)));
  if (styles.size === 0) return layout;
  const added = [...styles].flatMap((style) => {
    const mates = all.filter((own) => own.style === style);
    const own = mates.filter(({ line }) => titles.has(line.index));
    const others = mates.filter(({ line }) => !titles.has(line.index));
    const isFew = others.length <= MOST_ADDED && own.length >= FEWEST_EACH * others.length;
    return isFew && others.length > 0 ? others.filter((other) => isEqual(other, own, titles)) : [];
  });
  if (added.length === 0) return layout;
  const filled = [...titles, ...added.map(({ line, style }) => [line.index, style] as const)];
  return {
    titles: titlesInOrder(filled),
    origin: `${layout.origin}, with equal titles`,
  };
}

/** Whether a line is like titles of its style: with a text of its own, as they have, and not named like another part. */
function isEqual(
  { line, title, unitEnd, unitCharacters, isDivided }: Candidate,
  titles: readonly Candidate[],
  chosen: ReadonlyMap<number, TitleStyle>,
): boolean {
  const median = medianOf(titles.map((own) => own.unitCharacters));
  const [shortest, longest] = [title.length / ABOUT_ALIKE, title.length * ABOUT_ALIKE];
  let holdsTitle = false;
  for (let i = line.index + 1; i < unitEnd && !holdsTitle; i++) holdsTitle = chosen.has(i);
  return (
    !holdsTitle &&
    (!isDivided || titles.some((own) => own.isDivided)) &&
    unitCharacters >= SHORTEST_TEXT &&
    unitCharacters * ABOUT_ALIKE >= median &&
    unitCharacters <= median * ABOUT_ALIKE &&
    titles.some((own) => own.title.length >= shortest && own.title.length <= longest) &&
    !endsAsSection(line.text) &&
    (!namesSection(line.text) ||
      title.length * MUCH_SHORTER >= medianOf(titles.map((own) => own.title.length))) &&
    !isPromotionSection(line.text) &&
    !isCredit(line.text) &&
    !TERMS.articlePart.test(line.text)
  );
}

function medianOf(sizes: readonly number[]): number {
  return sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0;
}
