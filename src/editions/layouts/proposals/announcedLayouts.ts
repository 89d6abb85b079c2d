import { endsAsSection, namesSection } from '../../outline/sectionName.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import { PLAIN_TITLE_STYLES } from '../candidates/titleStyles.ts';
import type { Layout } from '../layout.ts';
import { ABOVE_PARTS, titlesAboveParts } from './titlesAboveParts.ts';
import { AFTER_LINKS, titlesAfterLinks } from './titlesAfterLinks.ts';

const FEWEST_ANNOUNCED = 2;

/** Returns the candidates that a list above announces: all of them, and those in the style of most of them. */
export function announcedCandidates(
  candidates: readonly Candidate[],
  announced: ReadonlyMap<number, number>,
): [string, Candidate[]][] {
  const all = candidates.filter(({ line }) => announced.has(line.index));
  if (all.length < FEWEST_ANNOUNCED) return [];
  const styles = [...Map.groupBy(all, ({ style }) => style)].sort((a, b) => b[1].length - a[1].length);
  return [
    ['lines that a list announces', all],
    [`${styles[0]?.[0]} that a list announces`, styles[0]?.[1] ?? []],
  ];
}

const FEWEST_SURE = 3;
const MOSTLY = 0.8;

/** Origin of a layout of lines in brackets. */
export const BRACKETED = 'lines in brackets';

/**
 * Returns the layout of the stories that a list above announces if it is consistent: all lines in their styles are
 * announced, each has a distinct style, and hardly any is named like a section; else the layout of titles in brackets,
 * above the same parts, or after links to whole texts. Returns undefined otherwise: a list of some stories, or of the
 * edition's parts, leaves the rest to be found.
 */
export function sureLayout(candidates: Candidates): Layout | undefined {
  const { all, masthead } = candidates;
  const announced = announcedCandidates(all, masthead.announced).find(([, chosen]) => areSure(chosen, all));
  if (announced) return layoutOf(...announced);
  const bracketed = bracketedTitles(all);
  if (bracketed.length > 0) return layoutOf(BRACKETED, bracketed);
  const aboveParts = titlesAboveParts(candidates);
  if (aboveParts.length > 0) return layoutOf(ABOVE_PARTS, aboveParts);
  const afterLinks = titlesAfterLinks(candidates);
  return afterLinks.length > 0 ? layoutOf(AFTER_LINKS, afterLinks) : undefined;
}

function layoutOf(origin: string, chosen: readonly Candidate[]): Layout {
  return { origin, titles: new Map(chosen.map(({ line, style }) => [line.index, style])) };
}

const FEWEST_BRACKETED = 2;
/** Shorter ones may name sections: 【国内要闻】. */
const SHORTEST_BRACKETED = 11;

/**
 * Returns the candidates that are completely in brackets above a text of their own, if several are longer than names of
 * sections and no more lines have another marked style; otherwise none.
 */
export function bracketedTitles(all: readonly Candidate[]): Candidate[] {
  const chosen = all.filter(
    ({ line: { text }, style, unitCharacters }) =>
      style === 'bracketed' && unitCharacters > text.length && !endsAsSection(text.slice(1, -1)),
  );
  const long = chosen.filter(({ line }) => line.text.length >= SHORTEST_BRACKETED).length;
  const setOff = all.filter(({ style }) => PLAIN_TITLE_STYLES.has(style)).length;
  return long < FEWEST_BRACKETED || setOff >= chosen.length ? [] : chosen;
}

function areSure(chosen: readonly Candidate[], all: readonly Candidate[]): boolean {
  const first = chosen[0]?.line.index ?? 0;
  const styles = new Set(chosen.map(({ style }) => style));
  const mates = all.filter(({ line, style }) => line.index >= first && styles.has(style));
  const named = chosen.filter(({ line }) => namesSection(line.text)).length;
  return (
    chosen.length >= FEWEST_SURE &&
    [...styles].every((style) => PLAIN_TITLE_STYLES.has(style)) &&
    mates.length === chosen.length &&
    named <= (1 - MOSTLY) * chosen.length
  );
}
