import { isPromotionSection } from '../../stories/advertisements.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { membersOf } from '../candidates/siblings.ts';
import { type Layout, titlesInOrder } from '../layout.ts';

/** Fewest titles of a count for each line of it that is added. */
const FEWEST_EACH = 3;
const LONGEST_TITLE = 60;

/**
 * Adds the lines of a count that are sentences to its titles: of lines that count 1, 2, 3 above their texts, one that ends
 * with a full stop is a title like the others.
 */
export function withCountedMates(layout: Layout, { all, siblings }: Candidates): Layout {
  const { titles } = layout;
  const added = membersOf(siblings.runs).flatMap((members) => {
    const run = members.flatMap((c) => all[c] ?? []);
    const own = run.filter(({ line }) => titles.get(line.index) === 'numbered');
    const others = run.filter(({ line }) => !titles.has(line.index));
    const isFew = own.length >= FEWEST_EACH * others.length && own.length + others.length === run.length;
    return isFew && others.every(isTitle) ? others : [];
  });
  if (added.length === 0) return layout;
  return {
    titles: titlesInOrder([...titles, ...added.map(({ line }) => [line.index, 'numbered'] as const)]),
    origin: `${layout.origin}, with the rest of counts`,
  };
}

/** Whether a counted line is one short sentence. */
function isTitle({ line: { text }, style }: Candidate): boolean {
  const end = text.indexOf('。');
  return (
    style === 'numbered line' &&
    text.length <= LONGEST_TITLE &&
    end === text.length - 1 &&
    !isPromotionSection(text)
  );
}
