import type { Candidate } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';

/**
 * Returns for each part between high headings the candidates of the style with most probability above `doubt` for each
 * line; none in a part with a candidate that `settles` it.
 */
export function sectionTitles(
  candidates: readonly Candidate[],
  probability: Float64Array,
  doubt: number,
  settles: (own: Candidate) => boolean,
): Candidate[] {
  const levels = candidates.filter(({ line }) => line.kind === 'heading').map(({ line }) => line.level);
  const top = Math.min(...levels);
  const chosen: Candidate[] = [];
  let stretch: { own: Candidate; p: number }[] = [];
  const end = () => {
    const worth = new Map<TitleStyle, number>();
    for (const { own, p } of stretch) {
      const style = own.style;
      worth.set(style, (worth.get(style) ?? 0) + p - doubt);
    }
    const [best] = [...worth].sort((a, b) => b[1] - a[1]);
    if (best && best[1] > 0 && !stretch.some(({ own }) => settles(own)))
      chosen.push(...stretch.filter(({ own }) => own.style === best[0]).map(({ own }) => own));
    stretch = [];
  };
  for (const [c, own] of candidates.entries()) {
    if (own.line.kind === 'heading' && own.line.level <= top + 1 && (probability[c] ?? 0) < 0.35) {
      end();
      continue;
    }
    stretch.push({ own, p: probability[c] ?? 0 });
  }
  end();
  return chosen;
}
