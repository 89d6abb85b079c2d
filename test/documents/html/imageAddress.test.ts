import { expect, test } from 'vitest';
import { readHtml } from '../../../src/documents/html/readHtml.ts';

function imagesIn(html: string): readonly string[] {
  const { blocks } = readHtml(`<p>文字</p>${html}`);
  return blocks.flatMap(({ inlines }) =>
    inlines.flatMap((inline) => (inline.kind === 'image' ? [inline.image.url] : [])),
  );
}

const ONE = 'https://img.example.com/one.png';

test.each([
  ['src alone', `<img src="${ONE}">`, [ONE]],
  ['a placeholder and data-src', `<img src="/static/loading.gif" data-src="${ONE}">`, [ONE]],
  ['an inline placeholder', `<img src="data:image/gif;base64,AAAA" data-lazy-src="${ONE}">`, [ONE]],
  ['no src', `<img data-actualsrc="${ONE}">`, [ONE]],
  ['Discuz', `<img src="static/image/common/none.gif" zoomfile="${ONE}" file="${ONE}">`, [ONE]],
  ['data-echo', `<img src="https://cdn.example.com/blank.png" data-echo="${ONE}">`, [ONE]],
  [
    'a protocol-relative address',
    '<img data-original="//img.example.com/a.jpg" src="//x.example/spacer.gif">',
    ['//img.example.com/a.jpg'],
  ],
  [
    'a set',
    `<img src="/img/placeholder.svg" srcset="https://img.example.com/s.png 320w, ${ONE} 1280w">`,
    [ONE],
  ],
  ['a late set', `<img src="data:," data-srcset="https://img.example.com/s.png 1x, ${ONE} 2x">`, [ONE]],
  ['a word where an address may stand', `<img src="${ONE}" data-lazy="true" data-original="1">`, [ONE]],
  ['a picture', `<picture><source srcset="${ONE}" type="image/webp"><img src="data:,"></picture>`, [ONE]],
  ['a noscript', `<img class="lazy" src="/spacer.gif"><noscript><img src="${ONE}"></noscript>`, [ONE]],
  ['an image and its noscript', `<img src="${ONE}"><noscript><img src="${ONE}"></noscript>`, [ONE]],
  ['a name that no list has', `<img src="/loading.gif" data-ks-lazyload="${ONE}">`, [ONE]],
  ['Angular', `<img ng-src="${ONE}">`, [ONE]],
  ['AMP', `<amp-img src="${ONE}" layout="responsive"></amp-img>`, [ONE]],
  ['a smaller one beside a placeholder', `<img src="/blank.gif" data-thumb="${ONE}">`, []],
  ['a placeholder and nothing else', '<img src="/static/blank.gif">', []],
])('%s', (_name, html, expected) => {
  expect(imagesIn(html)).toEqual(expected);
});

test('an image whose name only contains a placeholder’s is kept', () => {
  expect(imagesIn('<img src="https://img.example.com/loading-dock-robots.jpg">')).toHaveLength(1);
});
