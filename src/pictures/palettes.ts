import type { Look } from '../messages/pictures/pictures.ts';

/** The colours of a theme: those of the archive's pages. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly panel: string;
  /** Words on the accent. */
  readonly onAccent: string;
  /** The lines of a chart, in their order: told apart by people who see few colours as well (Okabe and Ito, 2008). */
  readonly series: readonly string[];
}

/** The colours of each theme; words on paper and panel have a contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3). */
export const PALETTES: Readonly<Record<Look['theme'], Palette>> = {
  light: {
    paper: '#fdfcfa',
    ink: '#1d1f24',
    faint: '#5f646e',
    line: '#e2dfd8',
    accent: '#2456c4',
    panel: '#f3f1eb',
    onAccent: '#ffffff',
    series: ['#2456c4', '#b8500a', '#0b7a5e', '#8f3f97', '#5b6470'],
  },
  dark: {
    paper: '#16181d',
    ink: '#e9eaed',
    faint: '#a3a8b3',
    line: '#333842',
    accent: '#8fb4ff',
    panel: '#20242c',
    onAccent: '#10131a',
    series: ['#8fb4ff', '#f0a35e', '#4fd1a8', '#dd9ce3', '#b7bec9'],
  },
};
