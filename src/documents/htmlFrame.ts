import type { BlockShape } from './blockBuilder.ts';

/** An open element, and how text inside it is read. */
export interface Frame {
  readonly name: string;
  readonly bold: boolean;
  readonly url: string | null;
  readonly skipped: boolean;
  readonly quoted: boolean;
  readonly content: boolean;
  /** Depth of nested lists. */
  readonly lists: number;
  readonly shape: BlockShape['kind'];
  readonly level: number;
}

/** What is open where nothing is. */
export const ROOT: Frame = {
  name: '',
  bold: false,
  url: null,
  skipped: false,
  quoted: false,
  content: false,
  lists: 0,
  shape: 'paragraph',
  level: 0,
};
