import { addDays, type CalendarDay, dayOf } from '../calendar/day.ts';
import type { Period } from '../calendar/schedule.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Renderings } from '../store/generatedTexts.ts';
import type { DigestLead } from './digest.ts';
import type { RisingName } from './risingNames.ts';

/** Periods of recaps. */
export type RecapPeriod = Exclude<Period, 'day'>;

/** Range of days of a recap (inclusive). */
export interface RecapDays {
  readonly period: RecapPeriod;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** The most reported events of a week or a month, and their developments. */
export interface Recap extends RecapDays {
  readonly items: readonly RecapItem[];
  /** Total number of events. */
  readonly events: number;
  readonly columns: readonly string[];
  /** Details of the first items. */
  readonly leads: readonly DigestLead[];
  /** Names mentioned more than usual, in the recap of a week. */
  readonly rising: readonly RisingName[];
}

/** An event of a recap. */
export interface RecapItem {
  /** Wording of the glance, else the story's title. */
  readonly text: string;
  readonly story: StoryId;
  readonly column: string;
  /** Number of columns that reported it. */
  readonly toldBy: number;
  /** Days of its first and last story. */
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  /** Latest development, if there is one. */
  readonly further: RecapChapter | null;
  readonly byMachine: boolean;
  /** Translations of its title by the language model. */
  readonly renderings?: Renderings;
  /** Set if it came from a server's own source: then it is in no archive. */
  readonly isOfServer?: true;
  /** URL of the original. */
  readonly url: string | null;
}

/** A later story of the event, or a later event of the same matter. */
export interface RecapChapter {
  readonly text: string;
  readonly story: StoryId;
  readonly day: CalendarDay;
}

/** Number of events in a recap. */
export const MOST_RECALLED: Readonly<Record<RecapPeriod, number>> = { week: 10, month: 12 };

/** Returns the days of a recap that ends on a day: seven days, or its whole month. */
export function recapDays(period: RecapPeriod, day: CalendarDay): RecapDays {
  if (period === 'week') return { period, from: addDays(day, -6), to: day };
  const [year = 0, month = 1] = day.split('-').map(Number);
  const from = dayOf(year, month, 1) ?? day;
  const next = dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) ?? day;
  return { period, from, to: addDays(next, -1) };
}
