import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { FeedEntry } from './feedEntries.ts';

/** Feed formats by file extension. */
export const FEED_TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** A feed format. */
export type FeedForm = keyof typeof FEED_TYPES;

/** All feed formats. */
export const FEED_FORMS: readonly FeedForm[] = ['atom', 'rss', 'json'];

const TITLE = '速览';
const DESCRIPTION = '中文科技新闻一分钟速览';

/** Renders entries, newest first, as a feed. */
export function feedOf(form: FeedForm, entries: readonly FeedEntry[], baseUrl: string): string {
  return withoutForbidden(written(form, entries, baseUrl));
}

/** Characters that XML 1.0 forbids (2.2) even when escaped: one makes a feed malformed. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Removes these characters from a feed. */
export function withoutForbidden(feed: string): string {
  return feed.replace(FORBIDDEN, '');
}

function written(form: FeedForm, entries: readonly FeedEntry[], baseUrl: string): string {
  const updated = new Date(Math.max(0, ...entries.map((entry) => entry.updated.getTime())));
  const self = { href: `${baseUrl}/feed.${form}`, rel: 'self', type: FEED_TYPES[form].split(';')[0] ?? '' };
  switch (form) {
    case 'atom':
      return generateAtomFeed({
        id: `${baseUrl}/`,
        title: { value: TITLE },
        subtitle: { value: DESCRIPTION },
        updated,
        authors: [{ name: TITLE }],
        links: [self, { href: `${baseUrl}/`, rel: 'alternate', type: 'text/html' }],
        entries: entries.map(({ url, title, published, updated, content }) => ({
          id: url,
          title: { value: title },
          updated,
          published,
          links: [{ href: url, rel: 'alternate' }],
          content: { type: 'html', value: content },
        })),
      });
    case 'rss':
      return generateRssFeed({
        title: TITLE,
        link: `${baseUrl}/`,
        description: DESCRIPTION,
        language: 'zh-CN',
        ...(entries.length > 0 && { lastBuildDate: updated }),
        atom: { links: [self] },
        items: entries.map(({ url, title, published, content }) => ({
          title,
          link: url,
          guid: { value: url, isPermaLink: true },
          pubDate: published,
          description: content,
        })),
      });
    case 'json':
      // The library omits an empty list, which the format requires.
      return JSON.stringify(
        Object.assign(
          { items: [] },
          generateJsonFeed({
            title: TITLE,
            description: DESCRIPTION,
            home_page_url: `${baseUrl}/`,
            feed_url: self.href,
            language: 'zh-CN',
            items: entries.map(({ url, title, published, updated, content }) => ({
              id: url,
              url,
              title,
              date_published: published,
              date_modified: updated,
              content_html: content,
            })),
          }),
        ),
      );
  }
}
