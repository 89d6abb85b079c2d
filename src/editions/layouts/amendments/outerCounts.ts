import type { Candidates } from '../candidates/candidates.ts';
import type { Layout } from '../layout.ts';

const FEWEST = 2;

/**
 * Removes titles counted in Chinese where bold lines or headings that count from one stand under one of them: the bold
 * ones are the stories of that section, and the other sections hold figures.
 */
export function withoutOuterCounts(layout: Layout, { byLine }: Candidates): Layout {
  const titles = [...layout.titles.keys()].flatMap((index) => byLine.get(index) ?? []);
  const outer = titles.filter(({ line, style }) => style === 'chinese numbered' && !line.bold);
  const inner = titles.filter(({ line, ordinal }) => ordinal > 0 && (line.bold || line.kind === 'heading'));
  if (outer.length < FEWEST || inner.length < FEWEST) return layout;
  if (outer.length + inner.length < titles.length) return layout;
  const section = outer.findLast(({ line }) => line.index < (inner[0]?.line.index ?? 0));
  const next = outer.find(({ line }) => line.index > (inner[0]?.line.index ?? 0));
  const countsWithin = inner.every(
    ({ line, ordinal }, i) =>
      ordinal === i + 1 && line.index < (next?.line.index ?? Number.POSITIVE_INFINITY),
  );
  if (section === undefined || !countsWithin) return layout;
  return {
    titles: new Map([...layout.titles].filter(([index]) => inner.some(({ line }) => line.index === index))),
    origin: `${layout.origin}, without outer counts`,
  };
}
