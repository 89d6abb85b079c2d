import { LRUCache } from 'lru-cache';

/**
 * Lets so many through a second on average and a burst (by default of twice as many) at once; true while there is room. What a
 * page costs here is taken from the bot, which has three seconds to answer its members. `now` is in milliseconds.
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

/** Keys remembered at most; who was quiet longest is forgotten first. */
const KEYS_MOST = 10_000;

/** The same for each key (an address, a member) by itself. */
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
