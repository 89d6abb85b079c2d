import type { TitleStyle } from './candidates/titleStyles.ts';

/** Layout of a document: its title lines, each with the style that determines its title. */
export interface Layout {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  /** How it was found, in words for people. */
  readonly origin: string;
}
