import type { Line } from '../../lines/line.ts';
import type { TitleStyle } from './titleStyles.ts';

/** Rank of the styles below all others. */
export const LOWEST_RANK = 9;

/** Returns the rank of a line in a style: headings by level, then bold lines and numbered parts, then the rest. */
export function rankOf({ kind, level }: Line, style: TitleStyle): number {
  if (kind === 'heading') return level;
  return HIGH.has(style) ? 7 : COUNTED.has(style) ? 8 : LOWEST_RANK;
}

/** Styles that are parts below bold lines, unless those are the titles. */
const COUNTED: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['numbered', 'numbered bold']);

const HIGH: ReadonlySet<TitleStyle> = new Set<TitleStyle>([
  'bold',
  'quoted bold',
  'chinese numbered',
  'bracketed line',
  'bracketed',
]);
