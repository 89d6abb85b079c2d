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

/** Returns the titles below another of a higher style, and those above them, by their indexes among the candidates. */
export function nestedTitles(
  candidates: readonly Candidate[],
  isTitle: (own: Candidate, c: number) => boolean,
): { readonly outer: ReadonlySet<number>; readonly inner: ReadonlySet<number> } {
  const outer = new Set<number>();
  const inner = new Set<number>();
  let open: { readonly c: number; readonly rank: number } | undefined;
  for (const [c, own] of candidates.entries()) {
    const rank = rankOf(own);
    if (open && rank <= open.rank) open = undefined;
    if (!isTitle(own, c)) continue;
    if (open) {
      outer.add(open.c);
      inner.add(c);
    } else if (rank < 9) open = { c, rank };
  }
  return { outer, inner };
}
