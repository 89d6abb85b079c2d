/** How many answers are kept; the oldest goes first. */
const KEPT_MOST = 100;

/**
 * Keeps what `make` gives for so many seconds, so that many readers at once cost one computation. A failure is not
 * kept. `now` is in milliseconds.
 */
export function freshly<K, V>(
  seconds: number,
  now: () => number,
  make: (key: K) => Promise<V>,
): (key: K) => Promise<V> {
  const kept = new Map<K, { readonly value: Promise<V>; readonly until: number }>();
  return (key) => {
    const present = kept.get(key);
    if (present !== undefined && now() < present.until) return present.value;
    const value = make(key);
    kept.delete(key);
    kept.set(key, { value, until: now() + seconds * 1000 });
    if (kept.size > KEPT_MOST) for (const [oldest] of kept.entries().take(1)) kept.delete(oldest);
    value.catch(() => kept.delete(key));
    return value;
  };
}
