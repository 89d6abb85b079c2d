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

/** Returns the target for a title with the texts under it. */
export function storyTarget(title: string, texts: readonly string[]): Target {
  return new StoryTarget(title, texts);
}

/** Computes the wording of its text on demand: most items are aligned by titles, without a text. */
class StoryTarget implements Target {
  readonly title: Wording;
  readonly leastAlike = ALIKE_STORY;
  readonly mayContain = false;
  readonly fillsGap = true;
  private readonly written: readonly string[];
  private wording: Wording | undefined;

  constructor(title: string, texts: readonly string[]) {
    this.title = wordingOf(title);
    this.written = [title, ...texts];
  }

  get text(): Wording {
    this.wording ??= wordingOf(this.written.join(' ').slice(0, LONGEST_TEXT));
    return this.wording;
  }
}
