/** Largest number of shards: 16 in each of a thousand processes. */
export const MOST_SHARDS = 16_384;

/** Parses shard numbers such as `0-3,7`; undefined if the format is wrong. */
export function parseShardIds(text: string): readonly number[] | undefined {
  const ids = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(first) > Number(last) || Number(last) >= MOST_SHARDS) return undefined;
    for (let id = Number(first); id <= Number(last); id += 1) ids.add(id);
  }
  return [...ids].toSorted((one, other) => one - other);
}

/**
 * Returns the shards of a process in a StatefulSet: ordinal 2 gets the third group of `each`. Undefined if the host
 * name has no ordinal or a number is missing.
 */
export function shardsByOrdinal(
  total: number | undefined,
  each: number | undefined,
  host: string,
): readonly number[] | undefined {
  const ordinal = /-(\d{1,5})$/.exec(host)?.[1];
  if (total === undefined || each === undefined || ordinal === undefined) return undefined;
  const first = Number(ordinal) * each;
  const ids = Array.from({ length: each }, (_, index) => first + index).filter((id) => id < total);
  return ids.length === 0 ? undefined : ids;
}
