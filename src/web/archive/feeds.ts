import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { html } from 'hono/html';
import type { Digest } from '../../digests/digest.ts';
import { printableLine } from '../../text/printable.ts';
import { dayPath, storyPath } from './addresses.ts';

/** The forms that feeds come in, by their file's ending. */
export const FEED_TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** One of the forms. */
export type FeedForm = keyof typeof FEED_TYPES;

/** Every form. */
export const FEED_FORMS: readonly FeedForm[] = ['atom', 'rss', 'json'];

const TITLE = '速览';
const DESCRIPTION = '中文科技新闻一分钟速览';

interface Entry {
  readonly url: string;
  readonly title: string;
  readonly published: Date;
  readonly content: string;
}

/** The digests as a feed, newest first; each entry is the day's glance with links to the stories' pages. */
export function feedOf(form: FeedForm, digests: readonly Digest[], baseUrl: string): string {
  const entries = digests.map((digest) => entryOf(digest, baseUrl));
  const self = `${baseUrl}/feed.${form}`;
  switch (form) {
    case 'atom':
      return generateAtomFeed({
        id: `${baseUrl}/`,
        title: { value: TITLE },
        subtitle: { value: DESCRIPTION },
        updated: entries[0]?.published ?? new Date(0),
        authors: [{ name: TITLE }],
        links: [
          { href: self, rel: 'self', type: 'application/atom+xml' },
          { href: `${baseUrl}/`, rel: 'alternate', type: 'text/html' },
        ],
        entries: entries.map(({ url, title, published, content }) => ({
          id: url,
          title: { value: title },
          updated: published,
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
        items: entries.map(({ url, title, published, content }) => ({
          title,
          link: url,
          guid: { value: url, isPermaLink: true },
          pubDate: published,
          description: content,
        })),
      });
    case 'json':
      return JSON.stringify(
        generateJsonFeed({
          title: TITLE,
          description: DESCRIPTION,
          home_page_url: `${baseUrl}/`,
          feed_url: self,
          language: 'zh-CN',
          items: entries.map(({ url, title, published, content }) => ({
            id: url,
            url,
            title,
            date_published: published,
            content_html: content,
          })),
        }),
      );
  }
}

function entryOf(digest: Digest, baseUrl: string): Entry {
  const sections = digest.sections.map(
    (section) =>
      html`${section.name === null ? '' : html`<h3>${printableLine(section.name)}</h3>`}<ul>${section.items.map(
        (item) => html`<li><a href="${baseUrl}${storyPath(item.story)}">${printableLine(item.text)}</a></li>`,
      )}</ul>`,
  );
  return {
    url: `${baseUrl}${dayPath(digest.day)}`,
    title: `${digest.day} ${printableLine(digest.title)}`,
    // A digest has a day and no hour: eight in the morning in Beijing, when channels get it by default.
    published: new Date(`${digest.day}T08:00:00+08:00`),
    content: String(html`${sections}`),
  };
}
