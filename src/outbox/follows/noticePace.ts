/** Rate of notices, with at most two requests each, so that due digests take precedence. */
const NOTICES_PER_SECOND = 20;

/** Returns the due time of the message at a position (from 0) of a round of notices or alerts. */
export function noticeDueAt(now: Date, place: number): Date {
  return new Date(now.getTime() + Math.floor((place * 1000) / NOTICES_PER_SECOND));
}
