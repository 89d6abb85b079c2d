import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/sources/feed.ts';
import fc, { brokenText } from '../properties.ts';
import { processorMilliseconds } from './fixtures.ts';

const BASE = 'https://blog.example.org/feed/';

function rss(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>科技栏目</title>${channel}${items}</channel></rss>`;
}

describe('the formats come to one shape', () => {
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
])('feeds as they are: %s', (_name, text) => {
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

test('links to anything but web pages are dropped, and an item of nothing is no item', () => {
  const feed = parseFeed(
    rss(
      '<item><title>一</title><link>javascript:alert(1)</link></item><item><description><![CDATA[<img src="/a.png"> ]]></description></item>',
    ),
    BASE,
  );
  expect(feed?.items).toEqual([{ key: '一', title: '一', version: '', content: '' }]);
});

test('an id that several items have names none of them, and what cannot be told apart is there once', () => {
  const item = (title: string) => `<item><guid>1</guid><title>${title}</title><link>/${title}</link></item>`;
  const feed = parseFeed(rss(`${item('a')}${item('b')}<item><guid>2</guid><title>c</title></item>`), BASE);
  expect(feed?.items.map(({ key }) => key)).toEqual([
    new URL('/a', BASE).href,
    new URL('/b', BASE).href,
    '2',
  ]);
});

describe('a title is text, however the feed writes it', () => {
  test.each([
    ['escaped once', 'R&amp;D 投入 &gt; 10%', 'R&D 投入 > 10%'],
    [
      'escaped twice',
      'A&amp;amp;B 推出 &amp;#8220;折叠&amp;#8221; 手机&amp;nbsp;Pro',
      'A&B 推出 “折叠” 手机 Pro',
    ],
    ['CDATA', '<![CDATA[A & B 推出 &ldquo;折叠&rdquo; 手机]]>', 'A & B 推出 “折叠” 手机'],
    [
      'CDATA with markup',
      '<![CDATA[<b>新品</b>：<a href="https://x.example">发布</a>了<br/>吗]]>',
      '新品：发布了 吗',
    ],
    ['escaped markup', '&lt;strong&gt;新品&lt;/strong&gt;发布', '新品发布'],
    ['a type of a language', '用 Map&lt;String, List&lt;T&gt;&gt; 代替', '用 Map<String, List<T>> 代替'],
    ['the same in CDATA', '<![CDATA[用 Vec<T> 代替]]>', '用 Vec<T> 代替'],
    ['an element that is spoken of', '如何用好 &lt;div&gt; 与 &lt;a&gt;', '如何用好 <div> 与 <a>'],
    ['a comment', '&lt;em&gt;早报&lt;/em&gt;&lt;!-- 广告位 --&gt;', '早报'],
    ['CDATA escaped again', '&lt;![CDATA[早报]]&gt;', '早报'],
    ['a time', '&lt;time&gt;12月&lt;/time&gt;早报', '12月早报'],
    ['signs', 'x &lt; y 与 1 &lt; 2 &lt;3', 'x < y 与 1 < 2 <3'],
    ['lines', '\n  上行\n   下行 ', '上行 下行'],
  ])('%s', (_name, title, expected) => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title type="html">${title}</title></entry></feed>`;
    expect(parseFeed(rss(`<item><title>${title}</title></item>`), BASE)?.items[0]?.title).toBe(expected);
    expect(parseFeed(atom, BASE)?.items[0]?.title).toBe(expected);
  });
});

test('relative addresses of an RSS feed on another host are its site’s', () => {
  const feed = parseFeed(
    '<rss version="2.0"><channel><title>T</title><link>https://site.example/</link><item><title>甲</title><link>/p/1</link></item></channel></rss>',
    'https://feeds.other.example/site',
  );
  expect(feed?.items[0]?.url).toBe('https://site.example/p/1');
});

describe('xml:base', () => {
  const entry = (attributes: string, body = '') =>
    `<entry${attributes}><title>甲</title><id>1</id><link href="p/1"/>${body}</entry>`;
  const feed = (attributes: string, entries: string) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>T</title>${entries}</feed>`;
  test.each([
    ['of the feed', feed(' xml:base="https://other.example/x/"', entry('')), 'https://other.example/x/p/1'],
    ['of the entry', feed('', entry(' xml:base="https://third.example/"')), 'https://third.example/p/1'],
    [
      'of both, one within the other',
      feed(' xml:base="https://other.example/x/"', entry(' xml:base="y/"')),
      'https://other.example/x/y/p/1',
    ],
    ['that is relative to the feed', feed(' xml:base="/z/"', entry('')), 'https://blog.example.org/z/p/1'],
    ['that is no address', feed(' xml:base="javascript:1"', entry('')), 'https://blog.example.org/feed/p/1'],
  ])('%s', (_name, text, expected) => {
    expect(parseFeed(text, BASE)?.items[0]?.url).toBe(expected);
  });

  const entryWith = (link: string) => `<entry><title>甲</title><id>1</id>${link}</entry>`;
  const rdf = (root: string, item: string) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"${root}>` +
    `<channel rdf:about="https://c.example/"><title>T</title></channel>${item}</rdf:RDF>`;
  test.each([
    [
      'of the link itself',
      feed('', entryWith('<link xml:base="https://link.example/a/" href="p/1"/>')),
      'https://link.example/a/p/1',
    ],
    [
      'of the link within that of the entry and the feed',
      feed(
        ' xml:base="https://f.example/"',
        entry('').replace('<entry', '<entry xml:base="e/"').replace('<link', '<link xml:base="l/"'),
      ),
      'https://f.example/e/l/p/1',
    ],
    [
      'of the link of the page, among others',
      feed(
        '',
        entryWith(
          '<link rel="edit" href="p/1" xml:base="/e/"/><link xml:base="https://l.example/" href="p/2"/>',
        ),
      ),
      'https://l.example/p/2',
    ],
    [
      'of an RDF feed',
      rdf(' xml:base="https://r.example/x/"', '<item rdf:about="1"><title>甲</title><link>p/1</link></item>'),
      'https://r.example/x/p/1',
    ],
    [
      'of an RDF item',
      rdf('', '<item xml:base="https://i.example/" rdf:about="1"><title>甲</title><link>p/1</link></item>'),
      'https://i.example/p/1',
    ],
    [
      'of an RSS link element',
      rss('<item><title>甲</title><link xml:base="https://l.example/a/">p/1</link></item>'),
      'https://l.example/a/p/1',
    ],
    [
      'of another entry alone',
      feed(
        '',
        `<entry xml:base="https://n.example/"><title>乙</title><id>2</id></entry>${entry('')}`,
      ).replace(/(<entry xml:base.*?<\/entry>)(.*)(<\/feed>)/, '$2$1$3'),
      'https://blog.example.org/feed/p/1',
    ],
  ])('%s', (_name, text, expected) => {
    expect(parseFeed(text, BASE)?.items[0]?.url).toBe(expected);
  });

  test('of the element inside of a body in XHTML', () => {
    const body =
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="/d/"><p>正文</p></div></content>';
    expect(parseFeed(feed('', entry('', body)), BASE)?.items[0]?.contentBase).toBe(
      'https://blog.example.org/d/',
    );
  });

  test('of a body is what its links are relative to', () => {
    const body = '<content type="html" xml:base="/b/">&lt;p&gt;正文&lt;/p&gt;</content>';
    const text = feed(' xml:base="https://other.example/x/"', entry('', body));
    expect(parseFeed(text, BASE)?.items[0]?.contentBase).toBe('https://other.example/b/');
    expect(parseFeed(feed('', entry('')), BASE)?.items[0]?.contentBase).toBeUndefined();
  });

  test('of an RSS channel', () => {
    const text = rss('<item><title>甲</title><link>p/1</link></item>').replace(
      '<rss',
      '<rss xml:base="https://other.example/"',
    );
    expect(parseFeed(text, BASE)?.items[0]?.url).toBe('https://other.example/p/1');
  });
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

  test('a guid that is no address is not taken for one', () => {
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

describe('a feed that breaks off gives the items that are whole', () => {
  const body = '<p>正文 &lt;item&gt;</p><br>';
  const FEEDS: readonly (readonly [string, string])[] = [
    [
      'RSS',
      rss(
        [1, 2, 3]
          .map(
            (n) =>
              `<item><title>第${n}条</title><link>/${n}</link><content:encoded><![CDATA[${body}</item>]]></content:encoded></item>`,
          )
          .join('\n'),
      ),
    ],
    [
      'RSS with markup that is left open',
      rss(
        [1, 2, 3]
          .map(
            (n) =>
              `<item><title>第${n}条</title><link>/${n}</link><description><p>一<br>二</description></item>`,
          )
          .join('\n'),
      ),
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${[1, 2, 3].map((n) => `<entry><id>${n}</id><title>第${n}条</title><link href="/${n}"/></entry>`).join('')}</feed>`,
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel>${[1, 2, 3].map((n) => `<item rdf:about="https://b.example/${n}"><title>第${n}条</title><link>https://b.example/${n}</link></item>`).join('')}</rdf:RDF>`,
    ],
    [
      'JSON',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [1, 2, 3].map((n) => ({ id: `${n}`, title: `第${n}条`, content_text: 'a "{" }]' })),
      }),
    ],
  ];
  test.each(FEEDS)('%s, wherever it is cut', (_name, text) => {
    const whole = parseFeed(text, BASE)?.items ?? [];
    expect(whole).toHaveLength(3);
    let seen = 0;
    for (let length = 1; length < text.length; length += 1) {
      const feed = parseFeed(text.slice(0, length), BASE);
      const items = feed?.items ?? [];
      expect(items, text.slice(0, length)).toEqual(whole.slice(0, items.length));
      expect(items.length).toBeGreaterThanOrEqual(seen);
      if (feed && items.length < 3) expect(feed.isCutOff).toBe(true);
      seen = items.length;
    }
    expect(seen).toBe(3);
  });
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

test('no bytes make it throw', () => {
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
