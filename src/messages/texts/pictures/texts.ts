/** What the frame says on pictures that are made to be handed on, and about them. */
export interface PictureTexts {
  /** The button that makes one. */
  readonly button: string;
  readonly title: string;
  readonly hint: string;
  /** Buttons for the same picture otherwise. */
  readonly dark: string;
  readonly light: string;
  readonly simplified: string;
  readonly traditional: string;
  /** Whose pictures they are. */
  readonly brand: string;
  /** What a picture of a digest, and of one story, is. */
  readonly digestLabel: string;
  readonly storyLabel: string;
  /** What the address on a picture leads to. */
  readonly wholeDay: string;
  readonly wholeStory: string;
  readonly originalPage: string;
  /** Items of the digest that stand on no picture. */
  readonly moreItems: (count: number) => string;
  readonly isExcerpt: string;
  /** Too many wait for one. */
  readonly busy: string;
}
