import { textKey } from '../identity.ts';

/** Letters and digits of a text alone, whose bigrams are compared; see textKey. */
export type Wording = string;

/** Possible partner of a list's item: a story, or a line that may be its title. Targets are in the document's order. */
export interface Target {
  readonly title: Wording;
  /** Beginning of the text under the title; empty if only the title is compared. */
  readonly text: Wording;
  /** Least likeness, from 0 to 1, at which a title is taken for an item in other words. */
  readonly leastAlike: number;
  /** Whether a short wording that is wholly contained in the longer one counts as nearly alike. */
  readonly mayContain: boolean;
  /** Whether the target may be aligned with an item by its place alone. */
  readonly fillsGap: boolean;
}

/** Returns the wording by which items, titles and texts are compared. */
export function wordingOf(text: string): Wording {
  return textKey(text);
}

/** Least likeness of a story's title and its item in a list: their wordings may differ much. */
const ALIKE_STORY = 0.45;
const LONGEST_TEXT = 240;

/** Returns the target for a title with the text under it. */
export function storyTarget(title: string, text: string): Target {
  let wording: Wording | undefined;
  return {
    title: wordingOf(title),
    // Computed on demand: most items are aligned by titles, without a text.
    get text() {
      wording ??= wordingOf(`${title} ${text}`.slice(0, LONGEST_TEXT));
      return wording;
    },
    leastAlike: ALIKE_STORY,
    mayContain: false,
    fillsGap: true,
  };
}
