import { BEIJING } from '../../calendar/zone.ts';
import type { Row } from '../../database/database.ts';

/** Pace of a follower's notices: at most once a day, or immediately. */
export const PACES = ['daily', 'at-once'] as const;

/** One of the paces. */
export type NoticePace = (typeof PACES)[number];

/**
 * Times of a follower's notices; quiet hours are minutes of the day in the follower's zone, across midnight if they end
 * earlier.
 */
export interface TellingChoices {
  readonly pace: NoticePace;
  readonly quiet: { readonly from: number; readonly until: number } | null;
  readonly timeZone: string;
}

/** Default choices. */
export const DEFAULT_TELLING: TellingChoices = { pace: 'daily', quiet: null, timeZone: BEIJING };

/** Returns the choices in a follower's row. */
export function tellingFromRow({ pace, quiet_from, quiet_until, time_zone }: Row): TellingChoices {
  const isQuiet = quiet_from !== null && quiet_until !== null;
  return {
    pace: pace === 'at-once' ? 'at-once' : 'daily',
    quiet: isQuiet ? { from: Number(quiet_from), until: Number(quiet_until) } : null,
    timeZone: String(time_zone),
  };
}
