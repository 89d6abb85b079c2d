import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { DigestItem } from './digest.ts';
import type { Pick } from './pick.ts';
import { newestOf, type ToldBefore } from './told.ts';

/**
 * Splits picks into new events (including later chapters of told ones), told events with more to tell, and mere
 * repeats. An event that only an alert told keeps its place, because a digest covers its whole day, but does not make a
 * digest by itself.
 */
export function splitTold(picks: readonly Pick[], told: ReadonlyMap<StoryId, ToldBefore>) {
  const kindOf = (pick: Pick): 'own' | 'further' | 'alerted' | 'repeated' => {
    const before = pick.stories.flatMap(({ id }) => told.get(id) ?? []);
    if (before.some(({ brings }) => brings === 'more')) return 'further';
    if (!before.some(({ brings }) => brings === 'nothing')) return 'own';
    return newestOf(before)?.alerted === undefined ? 'repeated' : 'alerted';
  };
  const kinds = new Map(picks.map((pick) => [pick, kindOf(pick)]));
  const are = (...wanted: readonly string[]) =>
    picks.filter((pick) => wanted.includes(kinds.get(pick) ?? ''));
  return are('own', 'further').length > 0
    ? { own: are('own', 'alerted'), further: are('further'), repeated: are('repeated') }
    : { own: [], further: [], repeated: are('alerted', 'repeated') };
}

/** Whether another digest of the same day told an event: it is neither news nor worth a closing line. */
export function wasToldEarlier(told: ReadonlyMap<StoryId, ToldBefore>) {
  return ({ stories }: Pick) => !stories.some(({ id }) => told.get(id)?.isSameDay);
}

/** Marks of an item whose event was told before. */
interface ToldMarks {
  readonly told: CalendarDay | null;
  readonly alerted?: NonNullable<DigestItem['alerted']>;
}

/** Returns when a pick's event, or the one it continues, was last told, and whether by an alert. */
export function toldMarks({ stories }: Pick, told: ReadonlyMap<StoryId, ToldBefore>): ToldMarks {
  const before = stories.flatMap(({ id }) => told.get(id) ?? []);
  const newest = newestOf(before);
  if (newest === undefined) return { told: null };
  const { day, alerted: story } = newest;
  const isMore = before.some(({ brings }) => brings !== 'nothing');
  return { told: day, ...(story !== undefined && { alerted: { story, isMore } }) };
}
