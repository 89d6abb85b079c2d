import { LRUCache } from 'lru-cache';
import type { Content } from '../content.ts';

/** Pages by their address, made once for as long as what they are made of is the same. */
export interface KeptPages {
  /** The page at an address; what many ask for at once is made once. Only what is there (status 200) is kept. */
  get(address: string, make: () => Promise<Content>): Promise<Content>;
}

/** What a kept page takes beside its body and its address. */
const ENTRY_BYTES = 1000;
/** So many addresses are remembered as asked for. */
const ASKED_MOST = 2000;
/** Longer addresses are none of ours; a crawler that makes them up fills no memory with them. */
const ADDRESS_CHARACTERS_MOST = 500;

/**
 * Keeps pages while `version` gives the same number, at most so many bytes of them; the longest unused go first. A page is
 * kept from its second request on, so that a crawler that walks through the whole archive evicts nothing.
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
