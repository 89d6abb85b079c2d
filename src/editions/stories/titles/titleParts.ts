/** Parts of a title line: the title, and the part of the story's text in the same line. */
export interface TitleParts {
  readonly title: string;
  readonly text: string;
  /** Category before the title: `[工具]`. */
  readonly tag: string | null;
}
