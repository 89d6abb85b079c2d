import type { TitleStyle } from './candidates/titleStyles.ts';

/** One way to take a document apart: its title lines, each with the style by which its title is cut out. */
export interface Layout {
  readonly titles: ReadonlyMap<number, TitleStyle>;
  /** How it was found, for people. */
  readonly origin: string;
}
