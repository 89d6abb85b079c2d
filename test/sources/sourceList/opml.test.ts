import { expect, test } from 'vitest';
import { feedsOfOpml, opmlOf } from '../../../src/sources/sourceList/opml.ts';
import { feedSource, folderSource } from '../fixtures.ts';

const OPML = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>我的订阅</title></head><body>
  <outline text="科技" title="科技">
    <outline type="rss" text="甲 &amp; 乙" xmlUrl="https://example.org/feed?a=1&amp;b=2" htmlUrl="https://example.org/"/>
    <outline text="更深"><outline text="丙" xmlUrl=" https://example.net/rss "/></outline>
  </outline>
  <outline text="再来一次" xmlUrl="https://example.org/feed?a=1&amp;b=2"/>
  <outline text="本机" xmlUrl="file:///etc/passwd"/>
</body></opml>`;

test('OPML gives the feeds of all groups, each address once, and counts refused addresses', () => {
  expect(feedsOfOpml(OPML)).toEqual({
    feeds: [
      { title: '甲 & 乙', url: 'https://example.org/feed?a=1&b=2' },
      { title: '丙', url: 'https://example.net/rss' },
    ],
    refused: 1,
  });
});

test('a list as old readers wrote it: a scheme of its own, elements and attributes in any case, nothing in it', () => {
  const old = `<OPML version="1.1"><BODY><OUTLINE TEXT="R&D" XMLURL="feed://example.org/a"/>
    <outline text="乙" xmlurl="feed:https://example.org/b"/><outline text="网页" type="link" url="https://example.org/"/></BODY></OPML>`;
  expect(feedsOfOpml(old)).toEqual({
    feeds: [
      { title: 'R&D', url: 'http://example.org/a' },
      { title: '乙', url: 'https://example.org/b' },
    ],
    refused: 0,
  });
  expect(feedsOfOpml('<opml version="2.0"><head/><body/></opml>')).toEqual({ feeds: [], refused: 0 });
});

test('a page or an empty text is no OPML', () => {
  expect(feedsOfOpml('<html><body>404</body></html>')).toBeUndefined();
  expect(feedsOfOpml('')).toBeUndefined();
});

test('an exported list is read back, without pages and folders', () => {
  const sources = [
    feedSource('https://example.org/a?x=1&y=2', { name: '甲 <乙>' }),
    feedSource('', { id: 'route', lacks: 'SULAN_RSSHUB' }),
    folderSource('/posts'),
  ];
  expect(feedsOfOpml(opmlOf(sources, '速览'))).toEqual({
    feeds: [{ title: '甲 <乙>', url: 'https://example.org/a?x=1&y=2' }],
    refused: 0,
  });
});
