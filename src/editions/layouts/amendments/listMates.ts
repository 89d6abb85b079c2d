import { isCredit } from '../../lines/boilerplate.ts';
import { endsAsSection, namesSection } from '../../outline/sectionName.ts';
import { isPromotionSection } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms/terms.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { membersOf } from '../candidates/siblings.ts';
import { ONE_LINE_STYLES, type TitleStyle } from '../candidates/titleStyles.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

/** Fewest titles of a list for each item of it that is added or set like them. */
const FEWEST_EACH = 3;
const MOST_APART = 2;
/** Factor by which an item may be shorter than the shortest title of its list. */
const ABOUT_ALIKE = 2;

/**
 * Adds the items of a list that are titles but for one or two, and sets them like the others: of lines that count 1, 2,
 * 3, and of items under one heading, none is left out because it is bold or has no link. Items that name a section or a
 * credit stay out.
 */
export function withListMates(layout: Layout, { all, siblings }: Candidates): Layout {
  const { titles } = layout;
  const added = [siblings.runs, siblings.siblings].flatMap(membersOf).flatMap((members) =>
    itemsApart(
      members.flatMap((c) => all[c] ?? []),
      titles,
    ),
  );
  if (added.length === 0) return layout;
  return {
    titles: titlesInOrder([...titles, ...added]),
    origin: `${layout.origin}, with list mates`,
  };
}

/** Returns the items of a list that a layout leaves out or sets apart, with the style in which each is a title. */
function itemsApart(
  members: readonly Candidate[],
  titles: ReadonlyMap<number, TitleStyle>,
): [number, TitleStyle][] {
  const isMate = ({ line }: Candidate) => ONE_LINE_STYLES.has(titles.get(line.index) ?? 'plain');
  const mates = members.filter(isMate);
  const others = members.filter((own) => !isMate(own));
  if (others.length === 0 || others.length > MOST_APART) return [];
  if (mates.length < FEWEST_EACH * others.length) return [];
  if (new Set(members.map(({ line }) => `${line.kind} ${line.level}`)).size !== 1) return [];
  const styles = mates.map(({ line }) => titles.get(line.index) ?? 'plain');
  const shortest = Math.min(...mates.map(({ line }) => line.text.length));
  return others
    .filter((own) => mayBeStory(own) && own.line.text.length * ABOUT_ALIKE >= shortest)
    .map((own) => [own.line.index, styleLike(own, styles)]);
}

function mayBeStory({ line: { text } }: Candidate): boolean {
  return (
    !endsAsSection(text) &&
    !namesSection(text) &&
    !isPromotionSection(text) &&
    !isCredit(text) &&
    !TERMS.articlePart.test(text)
  );
}

/** Styles of lines that begin with the title in bold or as a link. */
const LED: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['numbered lead', 'lead item', 'lead line']);

/** Returns the style of an item: one of its list's titles, if it has it or any line has; else one that cuts a title off. */
function styleLike({ styles, style }: Candidate, ofTitles: readonly TitleStyle[]): TitleStyle {
  const shared = ofTitles.find((each) => styles.includes(each)) ?? ofTitles.find((each) => !LED.has(each));
  return shared ?? styles.find((each) => each === 'colon line') ?? style;
}
