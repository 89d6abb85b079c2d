import { LRUCache } from 'lru-cache';
import type { Content } from '../content.ts';

/** Cache of pages by address while their data is unchanged. */
export interface KeptPages {
  /** Returns the page of an address; concurrent requests share one rendering. Only status 200 is cached. */
  get(address: string, make: () => Promise<Content>): Promise<Content>;
}

/** Size of a cached page besides its body and address. */
const ENTRY_BYTES = 1000;
/** Number of requested addresses that are remembered. */
const ASKED_MOST = 2000;
/** Longest cached address: longer ones are not ours, and invented ones must not fill the memory. */
const ADDRESS_CHARACTERS_MOST = 500;

/**
 * Creates a cache of pages, valid while `version` returns the same number, with a maximum size and least recently used
 * eviction. A page is cached from its second request on, so that a crawler of the whole archive evicts nothing.
 */
export function keepPages(version: () => Promise<number>, mostBytes: number): KeptPages {
  const pages = new LRUCache<string, Content>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }, address) => ENTRY_BYTES + (address.length + body.length) * 2,
  });
  const asked = new LRUCache<string, true>({ max: ASKED_MOST });
  const underWay = new Map<string, Promise<Content>>();
  let keptVersion: number | undefined;

  const keep = (address: string, content: Content, madeOf: number) => {
    if (content.status === 200 && madeOf === keptVersion && asked.has(address)) pages.set(address, content);
    asked.set(address, true);
  };

  return {
    async get(address, make) {
      if (address.length > ADDRESS_CHARACTERS_MOST) return make();
      const current = await version();
      if (current !== keptVersion) {
        pages.clear();
        underWay.clear();
        keptVersion = current;
      }
      const known = pages.get(address) ?? underWay.get(address);
      if (known !== undefined) return known;
      const making = make();
      underWay.set(address, making);
      try {
        const content = await making;
        keep(address, content, current);
        return content;
      } finally {
        if (underWay.get(address) === making) underWay.delete(address);
      }
    },
  };
}
