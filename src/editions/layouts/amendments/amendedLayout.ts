import type { Candidates } from '../candidates/candidates.ts';
import type { Layout } from '../layout.ts';
import { withoutCaptions } from './captions.ts';
import { withCountedMates } from './countedMates.ts';
import { withoutCountedParts } from './countedParts.ts';
import { withCountedSections } from './countedSections.ts';
import { withEmptySections } from './emptySections.ts';
import { withEqualTitles } from './equalTitles.ts';
import { withHeadlineStory } from './headlineStory.ts';
import { withoutItemTexts } from './itemTexts.ts';
import { withLinkedLists } from './linkedLists.ts';
import { withListMates } from './listMates.ts';
import {
  withoutAlternatingTexts,
  withoutRepeatedTitles,
  withoutToldTexts,
  withTitlesAbove,
} from './misplacedTitles.ts';
import { withoutOuterCounts } from './outerCounts.ts';
import { withoutTableHeadings } from './tableHeadings.ts';
import { withoutToldPoints } from './toldPoints.ts';
import { withToldSections } from './toldSections.ts';

/**
 * Returns a layout as it is read: without a list of its titles; without texts, points, captions, counted parts, counted
 * sections and headings of tables that were taken for titles; with the items of sections that would have no story, state
 * their number or are lists of sentences, and with those of linked lists in place of their headings; with the few lines
 * that are equal to its titles or stand in their list or count; and with the heading that the headline names.
 */
export function amendedLayout(layout: Layout, candidates: Candidates, probability: Float64Array): Layout {
  const once = withoutRepeatedTitles(withTitlesAbove(layout, candidates), candidates);
  const apart = withoutItemTexts(withoutToldTexts(once, candidates), candidates);
  const told = withoutToldPoints(withoutAlternatingTexts(apart, candidates), candidates);
  const own = withoutOuterCounts(withoutCountedParts(told, candidates), candidates);
  const filled = withCountedSections(withEmptySections(own, candidates, probability), candidates);
  const equal = withEqualTitles(withToldSections(filled, candidates), candidates);
  const listed = withCountedMates(withListMates(withLinkedLists(equal, candidates), candidates), candidates);
  const bare = withoutCaptions(withoutTableHeadings(listed, candidates), candidates);
  return withHeadlineStory(bare, candidates);
}
