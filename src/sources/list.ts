import { listFeed } from './listFeed.ts';
import { listFolder } from './listFolder.ts';
import type { Listing, ListingContext } from './listing.ts';
import { listPage } from './listPage.ts';
import type { Source } from './source.ts';

/** Asks a source of any kind what it offers. */
export function listSource(source: Source, context: ListingContext): Promise<Listing> {
  switch (source.kind) {
    case 'feed':
      return listFeed(source, context);
    case 'page':
      return listPage(source, context);
    case 'folder':
      return listFolder(source);
  }
}
