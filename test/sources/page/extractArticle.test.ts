import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/sources/page/extractArticle.ts';
import { articleDocument } from '../../../src/sources/page/pageReader.ts';

const SENTENCE = '甲公司今天发布了新一代芯片，功耗比上一代低三成，下个月起向客户供货，首批产品已经交付测试。';
const RELATED = Array.from({ length: 8 }, (_, n) => `<li><a href="/p/${n}">相关推荐之第${n}篇</a></li>`).join(
  '',
);
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>甲公司发布新芯片 - 某某网</title>
<meta property="article:published_time" content="2024-12-27T08:00:00+08:00"></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/ai">人工智能</a></li></ul></nav>
<div class="main"><article><h1>甲公司发布新芯片</h1><div>${`<p>${SENTENCE}</p>`.repeat(5)}
<figure><img src="/a.jpg"><figcaption>新芯片的样品</figcaption></figure></div></article></div>
<aside><h3>相关阅读</h3><ul>${RELATED}</ul></aside><footer><p>版权所有 关于我们</p></footer></body></html>`;

function task(html: string) {
  return { bytes: Buffer.from(html), charset: 'utf-8' };
}

describe('a page of an article', () => {
  test('keeps its text and what its head says, and loses what stands around it', () => {
    const found = extractArticle(task(PAGE)) ?? '';
    expect(found.split(SENTENCE)).toHaveLength(6);
    expect(found).toContain('article:published_time');
    expect(found).toContain('甲公司发布新芯片 - 某某网');
    for (const around of ['首页', '相关推荐', '版权所有']) expect(found).not.toContain(around);
  });

  test('in another charset is read as declared by its bytes', () => {
    const bytes = Buffer.from(PAGE, 'utf16le');
    expect(extractArticle({ bytes, charset: 'utf-16le' })).toContain(SENTENCE);
  });

  test('without a body of its own is an article all the same', () => {
    expect(extractArticle(task(`<h1>甲公司</h1>${`<p>${SENTENCE}</p>`.repeat(5)}`))).toContain(SENTENCE);
  });

  test.each([
    ['nothing', ''],
    ['a notice', '<p>请稍候</p>'],
    ['a list of links', `<ul>${RELATED}</ul>`],
  ])('that holds %s gives no article', (_name, html) => {
    expect(extractArticle(task(html))).toBeUndefined();
  });
});

describe('apart from the event loop', () => {
  const document = (html: string) => ({ ...task(html), origin: 'https://a.example/1', time: new Date(0) });

  test('an article is found, and the document keeps all else', async () => {
    const page = await articleDocument(document(PAGE));
    expect(page.origin).toBe('https://a.example/1');
    expect(Buffer.from(page.bytes).toString()).not.toContain('相关推荐');
  });

  test.each([
    ['200,000 nested elements', '<div>'.repeat(200_000)],
    ['100,000 siblings', '<p>甲</p>'.repeat(100_000)],
    ['bytes that are no page', '\u0000\u0001\u0002'.repeat(1000)],
  ])(
    'a document of %s is unchanged',
    async (_name, html) => {
      const page = document(html);
      expect(await articleDocument(page)).toEqual(page);
    },
    20_000,
  );
});
