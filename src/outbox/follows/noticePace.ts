/** Two requests each at most, so that digests that come due meanwhile go before the rest. */
const NOTICES_PER_SECOND = 20;

/** When the message at a place (0 and up) among those that one round of follow notices or alerts puts in comes due. */
export function noticeDueAt(now: Date, place: number): Date {
  return new Date(now.getTime() + Math.floor((place * 1000) / NOTICES_PER_SECOND));
}
