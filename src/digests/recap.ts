import { addDays, type CalendarDay, dayOf } from '../calendar/day.ts';
import type { Period } from '../calendar/schedule.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Renderings } from '../store/generatedTexts.ts';
import type { DigestLead } from './digest.ts';
import type { RisingName } from './risingNames.ts';

/** What recaps are about: a week or a month. */
export type RecapPeriod = Exclude<Period, 'day'>;

/** The days that a recap looks back on, both included. */
export interface RecapDays {
  readonly period: RecapPeriod;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** The events of a week or a month that were told most, the most told first, and how they went on. */
export interface Recap extends RecapDays {
  readonly items: readonly RecapItem[];
  /** How many events were told in all. */
  readonly events: number;
  readonly columns: readonly string[];
  /** What is shown of the first items beside their lines. */
  readonly leads: readonly DigestLead[];
  /** Of a week: the names that were in the news more than they usually are. */
  readonly rising: readonly RisingName[];
}

/** One event of a recap. */
export interface RecapItem {
  /** The editors' own glance wording, else the story's title. */
  readonly text: string;
  readonly story: StoryId;
  readonly column: string;
  /** How many columns told it. */
  readonly toldBy: number;
  /** The days of its first and its last telling. */
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  /** Its latest development, where there is one. */
  readonly further: RecapChapter | null;
  readonly byMachine: boolean;
  /** Its title in other languages, as a language model rendered it. */
  readonly renderings?: Renderings;
  /** It came from a source that one server has for itself: it stands in no archive. */
  readonly isOfServer?: true;
  /** Where the original stands. */
  readonly url: string | null;
}

/** A later telling or a later event of the same matter. */
export interface RecapChapter {
  readonly text: string;
  readonly story: StoryId;
  readonly day: CalendarDay;
}

/** So many events stand in a recap. */
export const MOST_RECALLED: Readonly<Record<RecapPeriod, number>> = { week: 10, month: 12 };

/** The days that a recap looks back on from a day: the seven days up to it, or its whole month. */
export function recapDays(period: RecapPeriod, day: CalendarDay): RecapDays {
  if (period === 'week') return { period, from: addDays(day, -6), to: day };
  const [year = 0, month = 1] = day.split('-').map(Number);
  const from = dayOf(year, month, 1) ?? day;
  const next = dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) ?? day;
  return { period, from, to: addDays(next, -1) };
}
