import { decodeText } from '../../text/charset.ts';
import { failure } from '../failure.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { PageSource } from '../source.ts';
import { extractLinks } from './links.ts';
import type { Listing, ListingContext } from './listing.ts';
import { hintsOf, loadPage, noArticleIn, pageDocument } from './loadPage.ts';

/** Lists the articles that a page's selector matches; a page without a selector is itself the only article. */
export async function listPage(source: PageSource, context: ListingContext): Promise<Listing> {
  const { fetcher, validators, signal, clock } = context;
  const fetched = await fetcher.get(source.url, { validators, signal });
  if (fetched.kind !== 'fetched') return fetched;
  if (source.links === undefined) {
    const article = pageDocument(fetched, hintsOf(source), clock.now());
    const item = {
      key: source.url,
      url: source.url,
      label: source.url,
      fingerprint: fingerprintOf(fetched.bytes),
      needsRequest: false,
      load: async () => article,
    };
    return { kind: 'listed', items: [item], validators: fetched.validators };
  }
  const decoded = decodeText(fetched.bytes, fetched.charset);
  if (decoded.kind === 'unreadable') return failure('malformed', `${source.url}: ${decoded.reason}`);
  const links = extractLinks(decoded.text, source.links, fetched.url);
  if (links.length === 0) {
    const stood = noArticleIn(fetched);
    const message = `the selector ${source.links} finds no link on ${source.url}`;
    return failure(stood ? 'no-article' : 'malformed', `${message}; ${stood ?? 'the page may have changed'}`);
  }
  return {
    kind: 'listed',
    items: links.map(({ url, text }) => ({
      key: url,
      url,
      label: text || url,
      fingerprint: fingerprintOf(url),
      needsRequest: true,
      load: () => loadPage(url, { ...(text ? { title: text } : {}), ...hintsOf(source) }, context),
    })),
    validators: fetched.validators,
  };
}
