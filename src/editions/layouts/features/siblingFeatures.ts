import { FEWEST_RETURNS, type Grouping } from '../candidates/siblings.ts';
import { type Features, share } from '../models/scale.ts';
import { isIn, type Selection, type Survey } from './selection.ts';

/** Features of consistency: of lines alike, a layout has all or none, as a rule. */
export function siblingFeatures(selection: Selection, survey: Survey): Features {
  const { places } = selection;
  const { siblings } = survey.candidates;
  const ofSiblings = consistencyOf(siblings.siblings, places);
  const ofPatterns = consistencyOf(siblings.patterns, places);
  const ofRuns = consistencyOf(siblings.runs, places);
  const ofForms = consistencyOf(siblings.forms, places);
  let [returning, stacked] = [0, 0];
  for (const place of places) {
    if ((siblings.nextReturns[place] ?? 0) >= FEWEST_RETURNS) returning++;
    const next = survey.places[siblings.below[place] ?? 0] ?? -1;
    if (next >= 0 && isIn(selection, next) && siblings.forms.groups[next] !== siblings.forms.groups[place])
      stacked++;
  }
  return {
    formPurity: ofForms.purity,
    siblingPurity: ofSiblings.purity,
    patternPurity: ofPatterns.purity,
    runPurity: ofRuns.purity,
    siblingMixture: ofSiblings.mixture,
    patternMixture: ofPatterns.mixture,
    runMixture: ofRuns.mixture,
    inRuns: share(ofRuns.chosen, places.length),
    nextsReturn: share(returning, places.length),
    stacked: share(stacked, places.length),
    ...partFeatures(selection, survey),
  };
}

const SHORTEST_PART = 12;

/** Features of the parts under headings: a part with text but without a title is a story, or none is told there. */
function partFeatures({ titles, places }: Selection, { candidates, headings }: Survey): Features {
  const { all, before, masthead } = candidates;
  const first = all[places[0] ?? 0]?.line.index ?? 0;
  const order = places.map((place) => all[place]?.line.index ?? 0);
  let [parts, barren, characters, bare, at] = [0, 0, 0, 0, 0];
  for (const [i, place] of headings.entries()) {
    const index = all[place]?.line.index ?? 0;
    const end = all[headings[i + 1] ?? all.length]?.line.index ?? masthead.lines.length;
    const size = (before[end] ?? 0) - (before[index + 1] ?? 0);
    if (index < first || size < SHORTEST_PART) continue;
    parts++;
    characters += size;
    while (at < order.length && (order[at] ?? 0) <= index) at++;
    if (titles.has(index) || (at < order.length && (order[at] ?? 0) < end)) continue;
    barren++;
    bare += size;
  }
  return { barren: share(barren, parts), barrenCharacters: share(bare, characters) };
}

/** Returns the share of a layout's titles among the lines of their groups, and the share of lines in the minority of their group. */
function consistencyOf({ groups, sizes }: Grouping, places: readonly number[]) {
  const counts = new Uint32Array(sizes.length);
  let [chosen, all, minority] = [0, 0, 0];
  for (const place of places) {
    const group = groups[place] ?? -1;
    if (group >= 0) counts[group] = (counts[group] ?? 0) + 1;
  }
  for (let group = 0; group < counts.length; group++) {
    const count = counts[group] ?? 0;
    const size = sizes[group] ?? 0;
    if (count === 0 || size < 2) continue;
    chosen += count;
    all += size;
    minority += Math.min(count, size - count);
  }
  return {
    chosen,
    purity: all === 0 ? 100 : share(chosen, all),
    mixture: share(2 * minority, all),
  };
}
