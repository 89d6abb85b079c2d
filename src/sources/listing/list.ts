import { directFetcher } from '../fetching/fetcher.ts';
import type { Source } from '../source.ts';
import { listFeed } from './listFeed.ts';
import { listFolder } from './listFolder.ts';
import type { Listing, ListingContext } from './listing.ts';
import { listPage } from './listPage.ts';

/** Lists the items of a source of any kind. */
export function listSource(source: Source, given: ListingContext): Promise<Listing> {
  const isDirect = source.kind !== 'folder' && !source.proxy;
  const context = isDirect ? { ...given, fetcher: directFetcher(given.fetcher) } : given;
  switch (source.kind) {
    case 'feed':
      return listFeed(source, context);
    case 'page':
      return listPage(source, context);
    case 'folder':
      return listFolder(source);
  }
}
