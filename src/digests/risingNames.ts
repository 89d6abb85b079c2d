/** A name that is mentioned more than usual. */
export interface RisingName {
  readonly name: string;
  /** Number of the week's stories with the name in title or one-liner. */
  readonly stories: number;
  /** Mean of the weeks before. */
  readonly usual: number;
}

/** Least number of stories; fewer may be chance. */
const LEAST_STORIES = 3;
/**
 * Least rise in standard deviations of a Poisson process above the usual number plus one, so that new names have one
 * too.
 */
const LEAST_RISE = 2;
/** Least number of earlier weeks from which a usual number is computed. */
const LEAST_WEEKS = 2;

/**
 * Returns the names that rose most against the weeks before, by the number of standard deviations above the usual.
 * Weeks without news do not count; empty if there are too few.
 */
export function risingNames(
  week: ReadonlyMap<string, number>,
  earlier: readonly ReadonlyMap<string, number>[],
  most: number,
): readonly RisingName[] {
  const known = earlier.filter(({ size }) => size > 0);
  if (known.length < LEAST_WEEKS) return [];
  return [...week]
    .map(([name, stories]) => {
      const usual = known.reduce((sum, counts) => sum + (counts.get(name) ?? 0), 0) / known.length;
      return { name, stories, usual, rise: (stories - usual) / Math.sqrt(usual + 1) };
    })
    .filter(({ stories, rise }) => stories >= LEAST_STORIES && rise >= LEAST_RISE)
    .toSorted((one, other) => other.rise - one.rise || other.stories - one.stories)
    .slice(0, most)
    .map(({ name, stories, usual }) => ({ name, stories, usual: Math.round(usual * 10) / 10 }));
}
