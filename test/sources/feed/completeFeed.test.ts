import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';
import { FEED_BASE as BASE, rssDocument as rss } from '../fixtures.ts';

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
