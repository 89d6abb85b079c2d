import { LRUCache } from 'lru-cache';

/** Sites that asked to wait (`Retry-After`, RFC 9110, 10.2.3). */
export interface SiteHolds {
  /** Returns the seconds left to wait for a site; 0 if there are none. */
  secondsLeft(host: string, now: Date): number;
  /** Records that a site asked to wait for that many seconds. */
  note(host: string, seconds: number, now: Date): void;
}

/** Longest wait: a site that asks for more may have a wrong clock. */
const SECONDS_MOST = 86_400;
/** Most sites remembered; the oldest is forgotten first. */
const SITES_MOST = 1000;

/** Remembers by host how long each asked to wait, so that other sources of the site wait too. */
export function siteHolds(): SiteHolds {
  const until = new LRUCache<string, number>({ max: SITES_MOST });
  return {
    secondsLeft(host, now) {
      const left = ((until.get(host) ?? 0) - now.getTime()) / 1000;
      // A time further away than any hold was set by a wrong clock.
      if (left > 0 && left <= SECONDS_MOST) return Math.ceil(left);
      until.delete(host);
      return 0;
    },
    note(host, seconds, now) {
      until.set(host, now.getTime() + Math.min(seconds, SECONDS_MOST) * 1000);
    },
  };
}
