import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';

const BASE = 'https://feeds.example.net/all.xml';
const NOW = new Date('2024-12-28T00:00:00Z');
const RSS_1 = 'http://purl.org/rss/1.0/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const ATOM = 'http://www.w3.org/2005/Atom';

const rss = (item: string, namespaces = '') =>
  `<rss version="2.0" ${namespaces}><channel><title>源</title><link>https://site.example/</link>${item}</channel></rss>`;
const atom = (entry: string, root = '') => `<feed xmlns="${ATOM}" ${root}><title>源</title>${entry}</feed>`;
const json = (feed: object) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: '源', ...feed });

/** What is read of each item: title, address, time and body. */
function itemsOf(text: string) {
  const feed = parseFeed(text, BASE, NOW);
  return feed?.items.map(({ title, url, published, content }) => [
    title,
    url,
    published?.toISOString().slice(0, 16),
    content,
  ]);
}

describe('the address of an item', () => {
  test.each([
    [
      'an Atom link in RSS',
      rss(`<item><a:link xmlns:a="${ATOM}" href="https://site.example/1"/></item>`, `xmlns:a="${ATOM}"`),
    ],
    [
      'relative to the site in RSS 1.0',
      `<rdf:RDF xmlns:rdf="${RDF}" xmlns="${RSS_1}"><channel><title>源</title><link>https://site.example/</link></channel><item rdf:about="x"><title>甲</title><link>/1</link></item></rdf:RDF>`,
    ],
    ['an id of a JSON feed that is one', json({ items: [{ id: 'https://site.example/1' }] })],
    [
      'relative to the home page of a JSON feed',
      json({ home_page_url: 'https://site.example/', items: [{ id: '1', url: '/1' }] }),
    ],
    [
      'the document that an Atom entry’s content is',
      atom('<entry><id>urn:1</id><content type="text/html" src="https://site.example/1"/></entry>'),
    ],
    [
      'the text of an Atom link, before that of an enclosure',
      atom(
        '<entry><id>urn:1</id><link rel="enclosure">https://site.example/1.mp3</link><link rel="alternate">https://site.example/1</link></entry>',
      ),
    ],
  ])('%s', (_name, text) => {
    expect(itemsOf(text)?.map(([, url]) => url)).toEqual(['https://site.example/1']);
  });
});

describe('the time of an item', () => {
  const dcterms = 'xmlns:dcterms="http://purl.org/dc/terms/"';
  const prism = 'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"';
  test.each([
    [
      'issued by Dublin Core’s terms',
      rss(
        '<item><guid>1</guid><dcterms:modified>2024-12-27T09:00:00Z</dcterms:modified><dcterms:issued>2024-12-27T08:00:00Z</dcterms:issued></item>',
        dcterms,
      ),
    ],
    [
      'created by Dublin Core’s terms',
      rss('<item><guid>1</guid><dcterms:created>2024-12-27T08:00:00Z</dcterms:created></item>', dcterms),
    ],
    [
      'modified, where it says no more',
      rss('<item><guid>1</guid><dcterms:modified>2024-12-27T08:00:00Z</dcterms:modified></item>', dcterms),
    ],
    [
      'of its publication in a journal',
      rss(
        '<item><guid>1</guid><prism:publicationDate>2024-12-27T08:00:00Z</prism:publicationDate></item>',
        prism,
      ),
    ],
    [
      'of Dublin Core, where pubDate is none',
      rss(
        '<item><guid>1</guid><pubDate>Invalid Date</pubDate><dc:date>2024-12-27T08:00:00Z</dc:date></item>',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      ),
    ],
    [
      'of an element of the feed’s own, where pubDate is none',
      rss(
        '<item><guid>1</guid><pubDate>undefined</pubDate><publish_time>2024-12-27 16:00:00</publish_time></item>',
      ),
    ],
    [
      'of Dublin Core in Atom',
      atom(
        '<entry><id>1</id><dc:date>2024-12-27T08:00:00Z</dc:date></entry>',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      ),
    ],
  ])('%s', (_name, text) => {
    expect(itemsOf(text)?.map(([, , published]) => published)).toEqual(['2024-12-27T08:00']);
  });
});

describe('the words of an item', () => {
  const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
  const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
  test.each([
    [
      'of a video',
      atom(
        '<entry><id>1</id><title>甲</title><media:group><media:title>甲</media:title><media:description>正文</media:description></media:group></entry>',
        media,
      ),
    ],
    [
      'of media in RSS',
      rss(
        '<item><guid>1</guid><media:title>甲</media:title><media:description>正文</media:description></item>',
        media,
      ),
    ],
    [
      'of Dublin Core alone',
      rss('<item><guid>1</guid><dc:title>甲</dc:title><dc:description>正文</dc:description></item>', dc),
    ],
    [
      'with a title of its picture before its own',
      rss(
        '<item><guid>1</guid><image><title>图</title></image><title>甲</title><description>正文</description></item>',
      ),
    ],
  ])('%s', (_name, text) => {
    expect(itemsOf(text)?.map(([title, , , content]) => [title, content])).toEqual([['甲', '正文']]);
  });

  test('without a title, an address or an id make an item, with the same key at the next poll', () => {
    const text = rss(
      '<item><description>第一条短讯</description></item><item><description>第二条短讯</description></item>',
    );
    const keys = () => parseFeed(text, BASE, NOW)?.items.map(({ key }) => key);
    expect(itemsOf(text)?.map(([, , , content]) => content)).toEqual(['第一条短讯', '第二条短讯']);
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(2);
  });
});

describe('the elements of a format', () => {
  const own =
    '<X:item X:about="https://site.example/1"><X:title>甲</X:title><X:link>https://site.example/1</X:link><X:description>正文</X:description></X:item>';
  test.each([
    [
      'RSS 2.0 under a prefix',
      `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>源</r:title>${own.replaceAll('X:', 'r:')}</r:channel></r:rss>`,
    ],
    [
      'RSS 1.0 under a prefix',
      `<rdf:RDF xmlns:rdf="${RDF}" xmlns:rss="${RSS_1}"><rss:channel><rss:title>源</rss:title></rss:channel>${own.replaceAll('X:about', 'rdf:about').replaceAll('X:', 'rss:')}</rdf:RDF>`,
    ],
  ])('%s', (_name, text) => {
    expect(itemsOf(text)?.map(([title, url, , content]) => [title, url, content])).toEqual([
      ['甲', 'https://site.example/1', '正文'],
    ]);
    expect(parseFeed(text, BASE, NOW)?.title).toBe('源');
  });

  test('RSS 1.0 has the items that its table of contents leaves out', () => {
    const item = (n: number) =>
      `<item rdf:about="https://site.example/${n}"><title>第${n}条</title><link>https://site.example/${n}</link></item>`;
    const text = `<rdf:RDF xmlns:rdf="${RDF}" xmlns="${RSS_1}"><channel><title>源</title><items><rdf:Seq><rdf:li rdf:resource="https://site.example/2"/></rdf:Seq></items></channel>${item(1)}${item(2)}</rdf:RDF>`;
    expect(itemsOf(text)?.map(([title]) => title)).toEqual(['第1条', '第2条']);
  });

  test('the title of a feed is text as those of its items are', () => {
    const text = atom('').replace('<title>', '<title type="html">&lt;b&gt;某&lt;/b&gt; &amp;amp; ');
    expect(parseFeed(text, BASE)?.title).toBe('某 & 源');
  });
});
