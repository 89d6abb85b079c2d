/**
 * Lets so many through a second on average and a burst of twice as many at once; true while there is room. What a
 * page costs here is taken from the bot, which has three seconds to answer its members. `now` is in milliseconds.
 */
export function throttle(perSecond: number, now: () => number): () => boolean {
  const most = perSecond * 2;
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
