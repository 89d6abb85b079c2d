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

/** Keeps pages while `version` gives the same number, at most so many bytes of them; the longest unused go first. */
export function keepPages(version: () => number, mostBytes: number): KeptPages {
  const pages = new Map<string, KeptPage>();
  let keptVersion: number | undefined;
  let keptBytes = 0;

  const drop = (address: string, page: KeptPage) => {
    if (pages.get(address) !== page) return;
    pages.delete(address);
    keptBytes -= page.bytes;
  };
  const weigh = (address: string, page: KeptPage, { status, body }: Content) => {
    if (pages.get(address) !== page) return;
    if (status !== 200) {
      drop(address, page);
      return;
    }
    page.bytes = ENTRY_BYTES + address.length * 2 + body.byteLength;
    keptBytes += page.bytes;
    for (const [oldest, kept] of pages) {
      if (keptBytes <= mostBytes) return;
      drop(oldest, kept);
    }
  };

  return {
    get(address, make) {
      const current = version();
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
