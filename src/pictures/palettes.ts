import type { Look } from '../messages/pictures/pictures.ts';

/** Colours of a theme, as on the archive's pages. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly panel: string;
  /** Text on the accent colour. */
  readonly onAccent: string;
  /** Colours of a chart's series, distinguishable with colour blindness (Okabe and Ito, 2008). */
  readonly series: readonly string[];
}

/** Palettes by theme; text on paper and panel has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
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
