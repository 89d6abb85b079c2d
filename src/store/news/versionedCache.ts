import { LRUCache } from 'lru-cache';

/** Size and validity of a `VersionedCache`. */
export interface CacheLimits {
  /** Most values that are kept; the least recently used are dropped first. */
  readonly most: number;
  /** Milliseconds after which a value is made again in any case. */
  readonly milliseconds?: number | undefined;
}

/**
 * Cache of values that are made from news of some version, which only grows. Read the version before the news: what
 * changes in between has a later one. Concurrent requests share a value under way; one that fails is dropped.
 */
export class VersionedCache<K extends string, V> {
  readonly #kept: LRUCache<K, { readonly version: number; readonly value: Promise<V> }>;

  constructor({ most, milliseconds }: CacheLimits) {
    this.#kept = new LRUCache({ max: most, ...(milliseconds !== undefined && { ttl: milliseconds }) });
  }

  /** Returns the value of a key if it was made from this version or a later one. */
  find(key: K, version: number): Promise<V> | undefined {
    const known = this.#kept.get(key);
    return known !== undefined && known.version >= version ? known.value : undefined;
  }

  /** Keeps a value that is being made from a version, and returns it. */
  keep(key: K, version: number, value: Promise<V>): Promise<V> {
    const entry = { version, value };
    this.#kept.set(key, entry);
    value.catch(() => {
      if (this.#kept.peek(key) === entry) this.#kept.delete(key);
    });
    return value;
  }
}
