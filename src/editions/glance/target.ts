/** For each item of a list the index of its target; undefined if none fits. */
export type Alignment = readonly (number | undefined)[];

/** Index of each line that begins the story of a glance item, with the item's index. */
export type AnnouncedLines = ReadonlyMap<number, number>;

/**
 * Possible partner of a list's item: a story, or a line that may be its title. Targets are in the document's order; the
 * keys of their texts are compared, see textKey.
 */
export interface Target {
  readonly title: string;
  /** Beginning of the text under the title; empty if only the title is compared. */
  readonly text: string;
  /** Least likeness, from 0 to 1, at which a title is taken for an item in other words. */
  readonly leastAlike: number;
  /** Whether a short wording that is wholly contained in the longer one counts as nearly alike. */
  readonly mayContain: boolean;
  /** Whether the target may be aligned with an item by its place alone. */
  readonly fillsGap: boolean;
}

/** Least likeness of a story's title and its item in a list: their wordings may differ much. */
const ALIKE_STORY = 0.45;
const LONGEST_TEXT = 240;

/** Story or titled part of a document; its text is joined on demand, because most items are aligned by titles. */
export class StoryTarget implements Target {
  readonly title: string;
  readonly leastAlike = ALIKE_STORY;
  readonly mayContain = false;
  readonly fillsGap = true;
  private readonly texts: readonly string[];

  constructor(title: string, texts: readonly string[]) {
    this.title = title;
    this.texts = texts;
  }

  get text(): string {
    let text = this.title;
    for (let i = 0; i < this.texts.length && text.length < LONGEST_TEXT; i++)
      text += ` ${this.texts[i] ?? ''}`;
    return text.slice(0, LONGEST_TEXT);
  }
}
