import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';
import { FEED_BASE as BASE, rssDocument as rss } from '../fixtures.ts';

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
