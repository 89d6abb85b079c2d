import type { Content } from '../content.ts';

/** Pages by their address, made once for as long as what they are made of is the same. */
export interface KeptPages {
  /** The page at an address; what many ask for at once is made once. Only what is there (status 200) is kept. */
  get(address: string, make: () => Promise<Content>): Promise<Content>;
}

interface KeptPage {
  readonly content: Promise<Content>;
  /** 0 until it is made. */
  bytes: number;
}

/** What a kept page takes beside its body and its address. */
const ENTRY_BYTES = 1000;
/** So many addresses are remembered as asked for. */
const ASKED_MOST = 2000;
/** No page of ours has a longer address; who blows one up with spaces fills no memory with it. */
const ADDRESS_CHARACTERS_MOST = 500;

/**
 * Keeps pages that were asked for more than once while `version` gives the same number, at most so many bytes of them;
 * the longest unused go first. Who walks through the whole archive once makes nothing that is kept.
 */
export function keepPages(version: () => Promise<number>, mostBytes: number): KeptPages {
  const pages = new Map<string, KeptPage>();
  const asked = new Set<string>();
  let keptVersion: number | undefined;
  let keptBytes = 0;

  const drop = (address: string, page: KeptPage) => {
    if (pages.get(address) !== page) return;
    pages.delete(address);
    keptBytes -= page.bytes;
  };
  const isAskedAgain = (address: string) => {
    if (asked.has(address)) return true;
    asked.add(address);
    if (asked.size > ASKED_MOST) for (const oldest of asked.values().take(1)) asked.delete(oldest);
    return false;
  };
  const weigh = (address: string, page: KeptPage, { status, body }: Content) => {
    if (pages.get(address) !== page) return;
    if (status !== 200 || !isAskedAgain(address)) {
      drop(address, page);
      return;
    }
    page.bytes = ENTRY_BYTES + (address.length + body.length) * 2;
    keptBytes += page.bytes;
    for (const [oldest, kept] of pages) {
      if (keptBytes <= mostBytes) return;
      drop(oldest, kept);
    }
  };

  return {
    async get(address, make) {
      if (address.length > ADDRESS_CHARACTERS_MOST) return make();
      const current = await version();
      if (current !== keptVersion) {
        pages.clear();
        keptBytes = 0;
        keptVersion = current;
      }
      const present = pages.get(address);
      const page = present ?? { content: make(), bytes: 0 };
      // The order of a map is that of insertion, so what is used goes to its end.
      pages.delete(address);
      pages.set(address, page);
      if (!present) {
        page.content.then(
          (content) => weigh(address, page, content),
          () => drop(address, page),
        );
      }
      return page.content;
    },
  };
}
