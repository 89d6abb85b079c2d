import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import type { Services } from '../conversation/services.ts';
import type { Locale } from '../locale.ts';
import { textsIn } from '../texts/textsIn.ts';
import { aliveSources, type SourceStanding } from './sourceDesk.ts';
import { nameIn } from './sourceHealth.ts';

/** Maximum number of columns named to an admin. */
const MOST_COLUMNS = 6;

/**
 * Describes what a new subscription will bring, from the working sources, at learned or stated hours; undefined if
 * nothing is known about sources.
 */
export async function outlook(
  standings: readonly SourceStanding[] | undefined,
  columns: readonly string[],
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
  locale: Locale,
): Promise<string | undefined> {
  if (!standings || standings.length === 0) return undefined;
  const texts = textsIn(locale);
  const alive = aliveSources(standings, clock.now());
  if (alive.length === 0) return texts.sources.noSource;
  const coming = alive
    .flatMap((source) => source.columns)
    .filter(({ name, usually }) => usually && (columns.length === 0 || columns.includes(name)));
  if (coming.length === 0) return undefined;
  const arrivals = await digests.arrivals(coming.map(({ name }) => name));
  const learned = arrivals.filter(({ isLearned }) => isLearned);
  const told = coming.slice(0, MOST_COLUMNS).map(({ name, usually }) => {
    const habit = learned.find(({ column }) => column === name);
    const [from, to] = habit ? [habit.from, habit.to] : [usually?.fromMinute, usually?.toMinute];
    const hours = from === undefined || to === undefined ? '' : ` ${clockTime(from)}–${clockTime(to)}`;
    return `${nameIn(name, locale)}${hours}`;
  });
  return texts.sources.willCome([...new Set(told)].join(texts.comma));
}
