import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { ONE_LINE_STYLES } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { probabilityOf } from '../models/trees.ts';
import { announcedCandidates, BRACKETED, bracketedTitles } from './announcedLayouts.ts';
import { groupTitles } from './groupTitles.ts';
import { LayoutSet } from './layoutSet.ts';
import { type LikelyStyle, likelyStyles, type Probability } from './likelyStyles.ts';
import { nestedTitles } from './nestedTitles.ts';
import { sectionTitles } from './sectionTitles.ts';
import { ABOVE_PARTS, titlesAboveParts } from './titlesAboveParts.ts';
import { AFTER_LINKS, titlesAfterLinks } from './titlesAfterLinks.ts';

/** Proposes all plausible layouts of a document, given each candidate's probability of being a title. */
export function proposeLayouts(candidates: Candidates, probability: Float64Array): Layout[] {
  const { all, masthead, siblings } = candidates;
  const layouts = new LayoutSet();
  const p = (c: number) => probability[c] ?? 0;
  const styles = likelyStyles(all, p);
  for (const [origin, chosen] of announcedCandidates(all, masthead.announced)) layouts.add(origin, chosen);
  layouts.add(BRACKETED, bracketedTitles(all));
  layouts.add(ABOVE_PARTS, titlesAboveParts(candidates));
  layouts.add(AFTER_LINKS, titlesAfterLinks(candidates));
  addLikelyLines(layouts, all, p, styles);
  addStyles(layouts, all, p, styles);
  addStylePairs(layouts, all, p, styles);
  addSections(layouts, all, probability);
  addUnnested(layouts, all, p);
  for (const [origin, chosen] of groupTitles(all, siblings, probability))
    layouts.addWithColons(origin, chosen);
  return layouts.all();
}

/** Adds layouts from the probabilities of the lines, alone and with those of each line's style. */
function addLikelyLines(
  layouts: LayoutSet,
  all: readonly Candidate[],
  p: Probability,
  styles: readonly LikelyStyle[],
): void {
  for (const least of [0.5, 0.3, 0.7, 0.15])
    layouts.addWithColons(
      `lines over ${least}`,
      all.filter((_, c) => p(c) >= least),
    );
  const means = new Map(styles.map(({ style, mean }) => [style, logit(mean)]));
  const withMates = all.map(({ style }, c) =>
    probabilityOf((logit(p(c)) + MATES_WEIGHT * (means.get(style) ?? logit(0))) / (1 + MATES_WEIGHT)),
  );
  for (const least of [0.5, 0.35, 0.2])
    layouts.addWithColons(
      `lines like their mates over ${least}`,
      all.filter((_, c) => (withMates[c] ?? 0) >= least),
    );
}

/** Weight of the mean of a line's style relative to its own probability. */
const MATES_WEIGHT = 1.2;
const MOST_STYLES = 6;
const LEAST_LIKELY = 0.1;

/** Adds layouts of each style alone: all of its lines and the likely ones. */
function addStyles(
  layouts: LayoutSet,
  all: readonly Candidate[],
  p: Probability,
  styles: readonly LikelyStyle[],
): void {
  for (const { style, places } of styles.slice(0, MOST_STYLES)) {
    layouts.addWithColons(
      `all of ${style}`,
      places.flatMap((c) => all[c] ?? []),
    );
    layouts.addWithColons(
      `likely of ${style}`,
      places.filter((c) => p(c) >= LEAST_LIKELY).flatMap((c) => all[c] ?? []),
    );
  }
}

const MOST_SECOND_STYLES = 4;

/** Adds layouts of the likeliest style with each of the next, and with likely lines of any style. */
function addStylePairs(
  layouts: LayoutSet,
  all: readonly Candidate[],
  p: Probability,
  [first, ...others]: readonly LikelyStyle[],
): void {
  if (!first) return;
  for (const { style } of others.slice(0, MOST_SECOND_STYLES)) {
    const both = (least: number) =>
      all.filter(
        ({ styles }, c) =>
          (styles.includes(first.style) && p(c) >= Math.min(LEAST_LIKELY, least)) ||
          (styles.includes(style) && p(c) >= least),
      );
    layouts.addWithColons(`${first.style} and ${style}`, both(0));
    layouts.addWithColons(`${first.style} and likely ${style}`, both(0.3));
  }
  layouts.addWithColons(
    `${first.style} and lines over 0.5`,
    all.filter(({ styles }, c) => (styles.includes(first.style) && p(c) >= LEAST_LIKELY) || p(c) >= 0.5),
  );
}

/** Adds layouts with the likeliest style of each section, everywhere or only if no line in it is likely. */
function addSections(layouts: LayoutSet, all: readonly Candidate[], probability: Float64Array): void {
  layouts.addWithColons(
    'each section its style',
    sectionTitles(all, probability, 0.35, () => false),
  );
  const sure = all.filter((_, c) => (probability[c] ?? 0) >= 0.5);
  const isSure = new Set(sure);
  const filling = sectionTitles(all, probability, 0.12, (own) => isSure.has(own));
  layouts.addWithColons(
    'lines over 0.5, empty sections filled',
    [...sure, ...filling].sort((a, b) => a.line.index - b.line.index),
  );
}

/** Adds layouts of likely lines without those right under another, below another of a higher style, or above one. */
function addUnnested(layouts: LayoutSet, all: readonly Candidate[], p: Probability): void {
  layouts.addWithColons(
    'lines over 0.4, none right under another',
    withoutTexts(all.filter((_, c) => p(c) >= 0.4)),
  );
  for (const least of [0.5, 0.3]) {
    const { inner, outer } = nestedTitles(all, (_, c) => p(c) >= least);
    if (inner.count === 0) continue;
    layouts.addWithColons(
      `lines over ${least}, none below another`,
      all.filter((_, c) => p(c) >= least && inner.holds[c] === 0),
    );
    layouts.addWithColons(
      `lines over ${least}, none above another`,
      all.filter((_, c) => p(c) >= least && outer.holds[c] === 0),
    );
  }
}

/** Removes lines that directly follow another: they are its text, unless both have their stories in one line. */
function withoutTexts(lines: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const own of lines) {
    const above = kept.at(-1);
    const isText = above?.line.index === own.line.index - 1;
    if (!isText || (own.style === above?.style && ONE_LINE_STYLES.has(own.style))) kept.push(own);
  }
  return kept;
}

const logit = (p: number) =>
  Math.log(Math.max(0.002, Math.min(0.998, p)) / (1 - Math.max(0.002, Math.min(0.998, p))));
