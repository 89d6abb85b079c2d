import type { CalendarDay } from '../calendar/day.ts';
import type { Metadata } from '../documents/readDocument.ts';
import type { Warning } from './edition.ts';
import type { Line } from './line.ts';

/** The day that an edition is about, and what is doubtful about it. */
export interface Dating {
  readonly day: CalendarDay | null;
  readonly warnings: readonly Warning[];
}

/** What an edition's day is found from; `time` is the file's, an upper bound. */
export interface DateEvidence {
  readonly lines: readonly Line[];
  readonly headline: string;
  readonly metadata: Metadata;
  readonly time: Date;
}

/** The day of an edition. */
export function datingOf({ metadata }: DateEvidence): Dating {
  if (metadata.day === null)
    return { day: null, warnings: [{ code: 'no-date', message: 'The document names no date.' }] };
  return { day: metadata.day, warnings: [] };
}
