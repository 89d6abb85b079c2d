import type { Candidates } from './candidates/candidates.ts';
import type { Layout } from './layout.ts';
import { sureLayout } from './proposals/announcedLayouts.ts';

/** What is known of a document's layouts besides their scores; layouts are named by their indexes. */
export interface Preferences {
  /** Layout that is certain because of a list or brackets; -1 if none is: the models know no better. */
  readonly sure: number;
  /** Returns the layout that cuts the same lines as another at their colons; -1 if there is none. */
  readonly colonTwinOf: (place: number) => number;
}

/** Returns what is known of the layouts of a document. */
export function preferencesOf(candidates: Candidates, layouts: readonly Layout[]): Preferences {
  const sure = sureLayout(candidates);
  return {
    sure: sure ? layouts.findIndex(({ titles }) => haveSameKeys(titles, sure.titles)) : -1,
    colonTwinOf: (place) => colonTwin(place, layouts, candidates),
  };
}

/** A layout that cuts the same lines at their colons is preferred if its score is at least this share of the best. */
const ABOUT_ALIKE = 0.75;

/**
 * Returns the index of the layout by which a document is read, and its score; -1 if it has none. A certain layout has
 * the score of the best. Of two layouts of the same lines with about the same score, the one that cuts them at their
 * colons is preferred if most have no text below: it leaves these stories a text beside their titles. Only sentences may
 * stay whole among them: an item without a colon shows that the colons of the other items end no titles.
 */
export function preferredLayout(
  scores: readonly number[],
  { sure, colonTwinOf }: Preferences,
): { readonly place: number; readonly score: number } {
  const most = Math.max(0, ...scores);
  if (sure >= 0) return { place: sure, score: most };
  const best = scores.indexOf(most);
  const twin = colonTwinOf(best);
  const ofTwin = scores[twin] ?? 0;
  return twin >= 0 && ofTwin >= ABOUT_ALIKE * most
    ? { place: twin, score: ofTwin }
    : { place: best, score: most };
}

/** Most characters between a title that has no text and the next: a section's name may stand there. */
const MOST_BETWEEN = 20;
/** Least share of the lines cut at their colons that have no text below them. */
const LEAST_BARE = 0.5;

function colonTwin(place: number, layouts: readonly Layout[], { before }: Candidates): number {
  const titles = layouts[place]?.titles;
  if (titles === undefined || [...titles.values()].includes('colon line')) return -1;
  const order = [...titles.keys()];
  const isBare = (line: number, i: number) =>
    (before[order[i + 1] ?? before.length - 1] ?? 0) - (before[line + 1] ?? 0) <= MOST_BETWEEN;
  const bare = new Set(order.filter(isBare));
  return layouts.findIndex(
    (other) =>
      other.titles.size === titles.size &&
      [...other.titles].every(
        ([line, style]) =>
          titles.has(line) &&
          (style === 'colon line' || (style === 'sentence' && titles.get(line) === style)),
      ) &&
      cutsBareLines(other, bare),
  );
}

/** Whether a layout cuts lines at their colons, most of which have no text below them. */
function cutsBareLines({ titles }: Layout, bare: ReadonlySet<number>): boolean {
  const cut = [...titles].filter(([, style]) => style === 'colon line').map(([line]) => line);
  return cut.length > 0 && cut.filter((line) => bare.has(line)).length >= LEAST_BARE * cut.length;
}

function haveSameKeys(a: ReadonlyMap<number, unknown>, b: ReadonlyMap<number, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}
