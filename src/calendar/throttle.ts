import { LRUCache } from 'lru-cache';

/**
 * Token bucket: returns true while there is room, at a rate per second with a burst of `most` (twice the rate by
 * default). It protects the bot, which has three seconds to answer its members, from expensive pages. `now` is in
 * milliseconds.
 */
export function throttle(perSecond: number, now: () => number, most = perSecond * 2): () => boolean {
  let room = most;
  let last = now();
  return () => {
    const present = now();
    room = Math.min(most, room + (Math.max(0, present - last) / 1000) * perSecond);
    last = present;
    if (room < 1) return false;
    room -= 1;
    return true;
  };
}

/** Maximum number of keys; the one unused for longest is evicted. */
const KEYS_MOST = 10_000;

/** Like `throttle`, with a separate bucket for each key (an address, a member). */
export function throttleEach(
  perSecond: number,
  now: () => number,
  most = perSecond * 2,
): (key: string) => boolean {
  const limits = new LRUCache<string, () => boolean>({ max: KEYS_MOST });
  return (key) => {
    const allows = limits.get(key) ?? throttle(perSecond, now, most);
    limits.set(key, allows);
    return allows();
  };
}
