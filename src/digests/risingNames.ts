/** A name that is in the news more than it usually is. */
export interface RisingName {
  readonly name: string;
  /** Stories of the week whose title or one-liner names it. */
  readonly stories: number;
  /** The mean of the weeks before. */
  readonly usual: number;
}

/** Fewer stories are chance. */
const LEAST_STORIES = 3;
/** So many standard deviations of a Poisson process above the usual, a story added so that new names have a usual too. */
const LEAST_RISE = 2;
/** Of one week nothing is usual. */
const LEAST_WEEKS = 2;

/**
 * The names of a week that rose most against the weeks before, the most risen first: by how far their stories exceed the
 * usual in units of its standard deviation. Weeks without any news do not count; none where too little is known.
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
