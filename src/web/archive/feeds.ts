import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { html } from 'hono/html';
import { zhCN } from '../../messages/texts/zh-CN.ts';
import { printableLine } from '../../text/printable.ts';
import { dayPath, storyPath } from './addresses.ts';
import type { DatedDigest } from './archive.ts';

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

interface Entry {
  readonly url: string;
  readonly title: string;
  readonly published: Date;
  /** Time of its last change, for example by a column that came in later in the day. */
  readonly updated: Date;
  readonly content: string;
}

/** Renders digests as a feed, newest first; each entry is the day's glance with links to the stories' pages. */
export function feedOf(form: FeedForm, digests: readonly DatedDigest[], baseUrl: string): string {
  return withoutForbidden(written(form, digests, baseUrl));
}

/** Characters that XML 1.0 forbids (2.2) even when escaped: one makes a feed malformed. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Removes these characters from a feed. */
export function withoutForbidden(feed: string): string {
  return feed.replace(FORBIDDEN, '');
}

function written(form: FeedForm, digests: readonly DatedDigest[], baseUrl: string): string {
  const entries = digests.map((digest) => entryOf(digest, baseUrl));
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

function entryOf({ digest, changedAt }: DatedDigest, baseUrl: string): Entry {
  const sections = digest.sections.map(
    (section) =>
      html`${section.name === null ? '' : html`<h3>${printableLine(section.name)}</h3>`}<ul>${section.items.map(
        (item) =>
          html`<li><a href="${baseUrl}${storyPath(item.story)}">${printableLine(item.text)}</a>${item.byMachine ? ` · ${zhCN.itemByMachine}` : ''}</li>`,
      )}</ul>`,
  );
  const authorship = digest.editions.map(({ column, writtenBy }) =>
    writtenBy === null ? '' : html`<p>${printableLine(zhCN.columnByMachine(column, writtenBy))}</p>`,
  );
  // A digest has no time of day: eight in Beijing is used, when channels get it by default.
  const published = new Date(`${digest.day}T08:00:00+08:00`);
  return {
    url: `${baseUrl}${dayPath(digest.day)}`,
    title: `${digest.day} ${printableLine(digest.title)}`,
    published,
    updated: changedAt > published ? changedAt : published,
    content: String(html`${authorship}${sections}`),
  };
}
