import { Parser } from 'htmlparser2';
import { absoluteWebUrl } from '../absoluteWebUrl.ts';

/** Feeds that a page names. */
export interface FeedLinks {
  readonly title: string;
  /** Addresses that the page declares as feeds, then links that look like feeds; without duplicates. */
  readonly feeds: readonly string[];
}

/** Media types of feeds (RSS, Atom, RDF, JSON Feed 1.1). */
const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml|application\/xml)$/i;
/** Matches addresses of links to feeds. */
const FEED_PATH =
  /(?:\/|^)(?:rss|feed|feeds|atom|index)(?:\.xml|\.json|\.rdf)?\/?$|\.(?:rss|atom|rdf)$|\/(?:rss|feed)s?\//i;
const MOST_LINKS = 5000;
const MOST_TITLE_CHARACTERS = 200;
/** Matches feeds of comments and of search results, which readers never want. */
const SIDE_FEED = /comment|\/search\b|oembed|wp-json|评论/i;

/** Finds the feeds that a page names, in one pass over its tags; the page may be malformed. */
export function feedLinksOf(html: string, pageUrl: string): FeedLinks {
  const declared = new Set<string>();
  const linked = new Set<string>();
  let base = pageUrl;
  let title = '';
  let isTitle = false;
  let links = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      isTitle = name === 'title' && title === '';
      if (name === 'base') base = absoluteWebUrl(attributes.href, pageUrl) ?? base;
      if ((name !== 'link' && name !== 'a') || links >= MOST_LINKS) return;
      links += 1;
      const { href = '', rel = '', type = '', title: label = '' } = attributes;
      const url = absoluteWebUrl(href, base);
      if (!url || SIDE_FEED.test(href) || SIDE_FEED.test(label)) return;
      const isAlternate = /(?:^|\s)alternate(?:\s|$)/i.test(rel);
      if (name === 'link' && isAlternate && FEED_TYPE.test(type.trim())) declared.add(url);
      else if (name === 'a' && FEED_PATH.test(new URL(url).pathname)) linked.add(url);
    },
    ontext(part) {
      if (isTitle) title = (title + part).slice(0, MOST_TITLE_CHARACTERS);
    },
    onclosetag() {
      isTitle = false;
    },
  });
  parser.end(html);
  return { title: title.replaceAll(/\s+/g, ' ').trim(), feeds: [...new Set([...declared, ...linked])] };
}
