import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';
import { FEED_BASE as BASE, rssDocument as rss } from '../fixtures.ts';

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
