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
    kept.set(key, { value, until: now() + seconds * 1000 });
    value.catch(() => kept.delete(key));
    return value;
  };
}
