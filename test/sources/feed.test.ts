import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/sources/feed.ts';
import fc, { brokenText } from '../properties.ts';
import { FEED_BASE as BASE, processorMilliseconds, rssDocument as rss } from './fixtures.ts';

describe('all feed formats are parsed to one shape', () => {
  test('RSS, with the longest body', () => {
    const feed = parseFeed(
      rss(
        `<item><title> 芯片 &amp; 模型 </title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">id-1</guid>
         <pubDate>Fri, 27 Dec 2024 11:39:59 +0800</pubDate><description>摘要</description>
         <content:encoded><![CDATA[<p>很长的正文</p>]]></content:encoded></item>`,
        '<atom:link rel="self" href="/feed"/><atom:link rel="next" href="?paged=2"/>',
      ),
      BASE,
    );
    expect(feed).toEqual({
      title: '科技栏目',
      older: 'https://blog.example.org/feed/?paged=2',
      items: [
        {
          key: 'id-1',
          title: '芯片 & 模型',
          url: 'https://blog.example.org/a?x=1&y=2',
          published: new Date('2024-12-27T03:39:59Z'),
          version: 'Fri, 27 Dec 2024 11:39:59 +0800',
          content: '<p>很长的正文</p>',
        },
      ],
      isCutOff: false,
    });
  });

  test('Atom, with the page among its links', () => {
    const feed = parseFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>周刊</title><link rel="prev-archive" href="/2023.xml"/>
       <entry><id>urn:1</id><title type="html">第 &lt;b&gt;1&lt;/b&gt; 期</title>
       <link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/1.html"/>
       <published>2024-12-27T03:39:59Z</published><updated>2024-12-28T00:00:00Z</updated>
       <content type="html">&lt;p&gt;正文&lt;/p&gt;</content></entry></feed>`,
      BASE,
    );
    expect(feed?.older).toBe('https://blog.example.org/2023.xml');
    expect(feed?.items).toEqual([
      {
        key: 'urn:1',
        title: '第 1 期',
        url: 'https://blog.example.org/1.html',
        published: new Date('2024-12-27T03:39:59Z'),
        version: '2024-12-28T00:00:00Z',
        content: '<p>正文</p>',
      },
    ]);
  });

  test('JSON Feed', () => {
    const feed = parseFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: '早报',
        next_url: 'https://blog.example.org/feed.json?page=2',
        items: [{ id: '7', url: '/7', content_text: '正文', date_published: '2024-12-27T11:39:59+08:00' }],
      }),
      BASE,
    );
    expect(feed).toEqual({
      title: '早报',
      older: 'https://blog.example.org/feed.json?page=2',
      items: [
        {
          key: '7',
          title: '',
          url: 'https://blog.example.org/7',
          published: new Date('2024-12-27T03:39:59Z'),
          version: '2024-12-27T11:39:59+08:00',
          content: '正文',
        },
      ],
      isCutOff: false,
    });
  });

  test('RSS 1.0 (RDF)', () => {
    const feed = parseFeed(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>奇客</title></channel>
       <item rdf:about="https://blog.example.org/1"><title>一</title><link>https://blog.example.org/1</link>
       <dc:date>2024-12-27T03:39:59Z</dc:date><description>正文</description></item></rdf:RDF>`,
      BASE,
    );
    expect(feed?.items).toMatchObject([
      {
        key: 'https://blog.example.org/1',
        title: '一',
        published: new Date('2024-12-27T03:39:59Z'),
        content: '正文',
      },
    ]);
  });
});

test.each([
  ['white space and a byte order mark first', `\ufeff\n ${rss('<item><title>一</title></item>')}`],
  ['an HTML entity that XML does not know', rss('<item><title>一&nbsp;&mdash;二</title></item>')],
  ['a bare ampersand', rss('<item><title>A&B 一</title></item>')],
  ['control characters', rss('<item><title>一\u0008\u0000</title></item>')],
  ['markup in a title', rss('<item><title>一 <b>粗</b></title></item>')],
  ['no version', rss('<item><title>一</title></item>').replace(' version="2.0"', '')],
])('a feed is read in spite of %s', (_name, text) => {
  const feed = parseFeed(text, BASE);
  expect(feed?.items).toHaveLength(1);
  expect(feed?.items[0]?.title).toMatch(/一/);
});

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><html><title>维护中</title></html>'],
  ['a feed that breaks off in an item', rss('<item><title>一').replace(/<\/channel>.*/s, '')],
  ['text', '今天没有新闻'],
  ['JSON of another kind', '{"error":"not found"}'],
])('no feed: %s', (_name, text) => {
  expect(parseFeed(text, BASE)).toBeUndefined();
});

test('entities of the document are not expanded, and nothing outside it is read', () => {
  const declarations = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  const bomb = rss('<item><title>一 &l9;</title></item>').replace(
    '<rss',
    `<!DOCTYPE rss [<!ENTITY l0 "lol">${declarations.join('')}]><rss`,
  );
  const expanded = parseFeed(bomb, BASE);
  expect(JSON.stringify(expanded ?? '')).not.toContain('lollol');
  const outside = rss('<item><title>一 &file;</title></item>').replace(
    '<rss',
    '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss',
  );
  expect(JSON.stringify(parseFeed(outside, BASE) ?? '')).not.toContain('root:');
});

test('an item’s link to anything but the web is dropped, and an empty item is no item', () => {
  const feed = parseFeed(
    rss(
      '<item><title>一</title><link>javascript:alert(1)</link></item><item><description><![CDATA[<img src="/a.png"> ]]></description></item>',
    ),
    BASE,
  );
  expect(feed?.items).toEqual([{ key: '一', title: '一', version: '', content: '' }]);
});

test('items that share an id are keyed by address instead, and equal items are kept once', () => {
  const item = (title: string) => `<item><guid>1</guid><title>${title}</title><link>/${title}</link></item>`;
  const feed = parseFeed(rss(`${item('a')}${item('b')}<item><guid>2</guid><title>c</title></item>`), BASE);
  expect(feed?.items.map(({ key }) => key)).toEqual([
    new URL('/a', BASE).href,
    new URL('/b', BASE).href,
    '2',
  ]);
});

test('relative addresses of an RSS feed on another host are its site’s', () => {
  const feed = parseFeed(
    '<rss version="2.0"><channel><title>T</title><link>https://site.example/</link><item><title>甲</title><link>/p/1</link></item></channel></rss>',
    'https://feeds.other.example/site',
  );
  expect(feed?.items[0]?.url).toBe('https://site.example/p/1');
});

describe('items are told apart by all that they have', () => {
  const comment = (title: string, time: string) =>
    `<item><guid>https://b.example/1#comments</guid><link>https://b.example/1#comments</link><title>${title}</title><dc:date>${time}</dc:date></item>`;
  test('the same id and address, but another title or time', () => {
    const items = [
      comment('回复：甲', '2024-12-27T10:00:00+08:00'),
      comment('回复：乙', '2024-12-27T10:00:00+08:00'),
      comment('回复：甲', '2024-12-27T11:00:00+08:00'),
      comment('回复：甲', '2024-12-27T10:00:00+08:00'),
    ];
    const keys = parseFeed(rss(items.join('')), BASE)?.items.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(3);
  });

  test('a guid that is no address gives the item no url', () => {
    const feed = parseFeed(rss('<item><guid>12345</guid><title>一</title></item>'), BASE);
    expect(feed?.items[0]).toEqual({ key: '12345', title: '一', version: '', content: '' });
  });
});

test.each([
  ['an empty pubDate', '<pubDate></pubDate><updated>Fri, 27 Dec 2024 10:00:00 +0800</updated>'],
  ['no pubDate', '<published>2024-12-27T10:00:00+08:00</published>'],
  ['a date of Dublin Core', '<dc:date>2024-12-27 10:00:00</dc:date>'],
  ['Atom’s element', '<atom:updated>2024-12-27T02:00:00Z</atom:updated>'],
])('the time of an RSS item with %s', (_name, elements) => {
  const feed = parseFeed(rss(`<item><title>一</title>${elements}</item>`), BASE);
  expect(feed?.items[0]?.published?.toISOString()).toBe('2024-12-27T02:00:00.000Z');
});

describe('hostile feeds end quickly', () => {
  test.each([
    ['50,000 items', rss('<item><title>x</title></item>'.repeat(50_000))],
    ['a million nested elements', rss('<a>'.repeat(1_000_000))],
    ['a million open items', rss('<item>'.repeat(800_000))],
    ['a million entities', rss(`<item><title>${'&amp;'.repeat(1_000_000)}</title></item>`)],
    ['a million ampersands', rss(`<item><title>${'&'.repeat(5_000_000)}</title></item>`)],
    ['a million angle brackets', rss(`<item><description>${'<'.repeat(5_000_000)}</description></item>`)],
    ['nested JSON', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(2_000_000)}`],
  ])('%s', (_name, text) => {
    expect(processorMilliseconds(() => parseFeed(text, BASE))).toBeLessThan(6000);
  });
});

test('parsing any bytes does not throw', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '<rss version="2.0">',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<item>',
      '<entry>',
      '</item>',
    ],
    ...[
      '<title>',
      '<link href="',
      '"/>',
      '<![CDATA[',
      ']]>',
      '&#x110000;',
      '&lt;',
      '__proto__',
      '<!DOCTYPE x [',
      '{"version":',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, brokenText(40)), { maxLength: 40 }), (parts) => {
      parseFeed(parts.join(''), BASE);
    }),
    { numRuns: 500 },
  );
});
