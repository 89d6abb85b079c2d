import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';

/** Returns the rank of a style: headings by level, then bold lines and numbered parts, then the rest. */
function rankOf({ line, style }: Candidate): number {
  if (line.kind === 'heading') return line.level;
  return HIGH.has(style) ? 7 : COUNTED.has(style) ? 8 : 9;
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

/** Some of a document's candidates. */
export interface Members {
  /** For each candidate 1 if it is among them. */
  readonly holds: Uint8Array;
  readonly count: number;
}

/** Returns the titles below another of a higher style, and those above them, by their indexes among the candidates. */
export function nestedTitles(
  candidates: readonly Candidate[],
  isTitle: (own: Candidate, c: number) => boolean,
): { readonly outer: Members; readonly inner: Members } {
  const outer = { holds: new Uint8Array(candidates.length), count: 0 };
  const inner = { holds: new Uint8Array(candidates.length), count: 0 };
  let [open, openRank] = [-1, 0];
  for (let c = 0; c < candidates.length; c++) {
    const own = candidates[c];
    const rank = own ? rankOf(own) : 0;
    if (rank <= openRank) open = -1;
    if (!own || !isTitle(own, c)) continue;
    if (open >= 0) {
      if (outer.holds[open] === 0) outer.count++;
      outer.holds[open] = 1;
      inner.holds[c] = 1;
      inner.count++;
    } else if (rank < 9) [open, openRank] = [c, rank];
  }
  return { outer, inner };
}
