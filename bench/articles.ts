import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEdition } from '../src/editions/readEdition.ts';
import type { FeedItem } from '../src/sources/feed/feedItem.ts';
import { parseFeed } from '../src/sources/feed.ts';
import { decodeText } from '../src/text/charset.ts';

const FEEDS = '../shared/feeds';
/** Items of less text are teasers, read from their pages. */
const SHORTEST = 200;
const NOW = new Date('2026-08-23T00:00:00Z');
/** Hashes of the titles of those items that are roundups, by their titles and bodies. */
const ROUNDUPS = new URL('./articles/roundups.json', import.meta.url);

/**
 * How many plain articles of feeds are taken for roundups: of sources of articles (no column is named in the list), and of
 * sources that carry a column beside them. `npm run bench -- articles [FEEDS]`; the titles of those taken are printed to look at.
 */
export default async function benchArticles([folder = FEEDS]: readonly string[]): Promise<object> {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}: give one with feeds`);
  const roundups = new Set<string>(JSON.parse(readFileSync(ROUNDUPS, 'utf8')));
  const items = itemsOf(folder);
  const articles = items.filter(({ title }) => !roundups.has(hashOf(title)));
  const found = items.filter((item) => roundups.has(hashOf(item.title)) && isRoundup(item, true));
  return {
    roundups: items.length - articles.length,
    roundupsFound: found.length,
    articles: articles.length,
    takenOfArticles: articles.filter((item) => isRoundup(item, true)).map(({ title }) => title),
    takenBesideColumns: articles.filter((item) => isRoundup(item, false)).map(({ title }) => title),
  };
}

function itemsOf(folder: string): readonly FeedItem[] {
  return readdirSync(folder)
    .filter((file) => !/^derived|^index\.json$|\.html$/.test(file))
    .flatMap((file) => {
      const decoded = decodeText(readFileSync(join(folder, file)));
      const feed = decoded.kind === 'text' ? parseFeed(decoded.text, 'https://e.example/', NOW) : undefined;
      return feed?.items ?? [];
    })
    .filter(({ content }) => content.replaceAll(/<[^<>]*>/g, '').trim().length >= SHORTEST);
}

function isRoundup({ title, url, published, content }: FeedItem, isOfArticles: boolean): boolean {
  const reading = readEdition({
    bytes: Buffer.from(content),
    origin: url ?? 'https://e.example/',
    time: published ?? NOW,
    charset: 'utf-8',
    hints: {
      title,
      source: '源',
      isOfArticles,
      ...(url && { url }),
      ...(published && { published }),
    },
  });
  return reading.kind === 'edition';
}

function hashOf(title: string): string {
  return createHash('sha256').update(title).digest('hex').slice(0, 12);
}
