import type { Candidates } from '../../../src/editions/layouts/candidates/candidates.ts';
import type { UnnamedStory } from '../../../src/editions/stories/buildStory.ts';
import { splitTitleLine } from '../../../src/editions/stories/titles/splitTitleLine.ts';
import { type Annotated, isSameTitle, normalised } from './annotated.ts';

const START_CHARACTERS = 12;
const BODY_CHARACTERS = 60;
const LONG_UNIT = 300;

/** Returns the lines of a document that are the titles of its annotated stories. */
export function titleLines({ titles, starts }: Annotated, candidates: Candidates): Set<number> {
  const wordings = candidates.all.map(({ line, title, styles }) => {
    const cut = styles.map((style) => splitTitleLine(line, style).title);
    return {
      index: line.index,
      heading: line.kind === 'heading',
      texts: [line.text, title, ...cut].map(normalised),
    };
  });
  const found = new Set<number>();
  const at = titles.map((title) => {
    const wanted = normalised(title);
    return wordings.filter(({ texts }) => texts.some((text) => isSameTitle(text, wanted)));
  });
  const all = [...new Set(at.flat().map(({ index }) => index))].sort((a, b) => a - b);
  // Of several lines with a title's wording the one with text under it is the title: the others only list it.
  const text = new Map(
    all.map((index, i) => {
      const end = candidates.before[all[i + 1] ?? candidates.masthead.lines.length] ?? 0;
      return [index, Math.min(LONG_UNIT, end - (candidates.before[index + 1] ?? 0))];
    }),
  );
  for (const places of at) {
    const [best] = places
      .filter(({ index }) => !found.has(index))
      .sort((a, b) => (text.get(b.index) ?? 0) - (text.get(a.index) ?? 0) || a.index - b.index);
    if (best) found.add(best.index);
  }
  for (const start of starts.map(startOf)) {
    const place = wordings.find(
      ({ index, texts: [whole = ''] }) =>
        !found.has(index) && whole.slice(0, BODY_CHARACTERS).includes(start),
    );
    if (place) found.add(place.index);
  }
  return found;
}

function startOf(start: string): string {
  return normalised(start).slice(0, START_CHARACTERS);
}

/** Score of stories against the annotated ones. */
export interface Score {
  readonly hits: number;
  readonly wanted: number;
  readonly told: number;
  /** Number of headings and advertisements among the stories. */
  readonly leaks: number;
}

/** Scores stories as ../shared/tools/score-roundups does. */
export function compareStories(document: Annotated, stories: readonly UnnamedStory[]): Score {
  const told = stories.map(({ title }) => normalised(title));
  const wanted = document.titles.map(normalised);
  const leaks = document.notStories
    .map(normalised)
    .filter((heading) => told.includes(heading) && !wanted.includes(heading)).length;
  if (document.titles.length === 0) {
    const starts = document.starts.map(startOf);
    const bodies = stories.map(({ title, paragraphs }) =>
      normalised(title + paragraphs.join('')).slice(0, BODY_CHARACTERS),
    );
    const found = starts.filter((start) => bodies.some((body) => body.includes(start))).length;
    // One story may hold the beginnings of several.
    return { hits: Math.min(found, told.length), wanted: starts.length, told: told.length, leaks };
  }
  const left = [...wanted];
  let hits = 0;
  for (const title of told) {
    const place = left.findIndex((each) => isSameTitle(title, each));
    if (place < 0) continue;
    left.splice(place, 1);
    hits++;
  }
  return { hits, wanted: wanted.length, told: told.length, leaks };
}

/** Returns the F1 of a score; 1 if no story was annotated and none returned. */
export function f1Of({ hits, wanted, told }: Pick<Score, 'hits' | 'wanted' | 'told'>): number {
  return wanted + told === 0 ? 1 : (2 * hits) / (wanted + told);
}
