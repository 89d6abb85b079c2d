import { expect, test } from 'vitest';
import { extractLinks } from '../../../src/sources/listing/links.ts';
import fc from '../../properties.ts';
import { processorMilliseconds } from '../fixtures.ts';

const PAGE = 'https://news.example.org/list/';

test('takes the elements that the selector finds, or the first link in each, once and absolute', () => {
  const html = `<a href="/about">关于</a>
    <ul><li class="post"><h2><a href="a.html#top"> 第一
      篇 </a></h2><a href="/comments">评论</a></li>
    <li class="post"><a href="//other.example.org/b">第二篇</a></li>
    <li class="post"><a href="a.html#comments">又是第一篇</a></li>
    <li class="post"><a href="javascript:alert(1)">不是网页</a></li>
    <li class="post">没有链接</li></ul>`;
  const expected = [
    { url: 'https://news.example.org/list/a.html', text: '第一 篇' },
    { url: 'https://other.example.org/b', text: '第二篇' },
  ];
  expect(extractLinks(html, 'li.post', PAGE)).toEqual(expected);
  expect(extractLinks(html, 'li.post > a:first-child, h2 > a', PAGE)).toEqual(expected);
});

test('a base element changes where links lead', () => {
  const html = '<base href="https://cdn.example.org/x/"><a href="y">y</a>';
  expect(extractLinks(html, 'a', PAGE)).toEqual([{ url: 'https://cdn.example.org/x/y', text: 'y' }]);
});

test.each([
  ['100,000 nested elements', '<div>'.repeat(100_000)],
  ['a million empty elements', '<a>'.repeat(1_000_000)],
  ['badly nested formatting', '<b id=x><p>'.repeat(100_000)],
  ['a million closing tags', '</p>'.repeat(1_000_000)],
  ['an endless attribute', `<a href="${'x'.repeat(5_000_000)}`],
])('%s: a bounded tree, the first link found', (_name, hostile) => {
  const took = processorMilliseconds(() => {
    const links = extractLinks(`<i><a href="/first">1</a></i>${hostile}`, 'i > a', PAGE);
    expect(links[0]?.url).toBe('https://news.example.org/first');
  });
  expect(took).toBeLessThan(4000);
});

test('any bytes give only web links, and nothing is thrown', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '<a href="',
          'x',
          '">',
          '</a>',
          '<li>',
          '<base href="',
          '//[',
          'javascript:',
          '&#x0;',
          '<!--',
          '\u0000',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  fc.assert(
    fc.property(bytes, (page) => {
      for (const { url } of extractLinks(new TextDecoder().decode(page), 'a, li', PAGE))
        expect(url).toMatch(/^https?:/);
    }),
  );
});
