import { LRUCache } from 'lru-cache';

/** Sites that asked to be left alone for a while (`Retry-After`, RFC 9110, 10.2.3). */
export interface SiteHolds {
  /** For how many seconds more a site wants to be left alone; 0 where it does not. */
  secondsLeft(host: string, now: Date): number;
  /** Notes that a site asked to be left alone for so many seconds. */
  note(host: string, seconds: number, now: Date): void;
}

/** A day at most: a site that asks for more may have a wrong clock. */
const SECONDS_MOST = 86_400;
/** Sites remembered at most; the one noted first is forgotten first. */
const SITES_MOST = 1000;

/** Remembers by host until when each wants to be left alone, so that one source's refusal spares the site the others' requests. */
export function siteHolds(): SiteHolds {
  const until = new LRUCache<string, number>({ max: SITES_MOST });
  return {
    secondsLeft(host, now) {
      const left = ((until.get(host) ?? 0) - now.getTime()) / 1000;
      // Further away than any hold it was noted by a clock that has since been put right.
      if (left > 0 && left <= SECONDS_MOST) return Math.ceil(left);
      until.delete(host);
      return 0;
    },
    note(host, seconds, now) {
      until.set(host, now.getTime() + Math.min(seconds, SECONDS_MOST) * 1000);
    },
  };
}
