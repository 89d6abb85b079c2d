import { expect, test } from 'vitest';
import { textContent } from '../../../src/messages/message.ts';
import { storyPages } from '../../../src/messages/story/storyPages.ts';
import fc, { readableText } from '../../properties.ts';

function textsOf(story: Parameters<typeof storyPages>[0], kind: 'fact' | 'opinion'): string {
  return storyPages(story)
    .pages.flat()
    .filter((paragraph) => paragraph.kind === kind)
    .map(({ text }) => textContent(text))
    .join('');
}

test('a short story is one page, a long one turns between sentences', () => {
  const sentence = '这一句话有十五个字左右吧对不对。';
  const story = { paragraphs: [sentence.repeat(200)], commentary: [], links: [] };
  const { pages } = storyPages(story);
  expect(pages.length).toBe(3);
  for (const page of pages) expect(page.every(({ text }) => textContent(text).endsWith('。'))).toBe(true);
  expect(storyPages({ paragraphs: ['短。'], commentary: [], links: [] }).pages.length).toBe(1);
});

test('links stand at their words, once; those without words in the text are left over', () => {
  const links = [
    { url: 'https://a.example/', text: '公告' },
    { url: 'https://b.example/', text: '不在文中' },
  ];
  const { pages, unusedLinks } = storyPages({ paragraphs: ['见公告全文。'], commentary: [], links });
  expect(pages[0]?.[0]?.text).toEqual([
    '见',
    { kind: 'link', text: '公告', url: 'https://a.example/' },
    '全文。',
  ]);
  expect(unusedLinks).toEqual([links[1]]);
});

test('what other columns think stands behind the story and the opinion of its own column', () => {
  const story = { paragraphs: ['事实。'], commentary: ['自家的话。'], links: [] };
  const { pages } = storyPages(story, [{ column: '乙刊', commentary: ['别家的话。', '又一句。'] }]);
  expect(pages.flat().map(({ kind, text, otherColumn }) => [kind, textContent(text), otherColumn])).toEqual([
    ['fact', '事实。', null],
    ['opinion', '自家的话。', null],
    ['opinion', '别家的话。', '乙刊'],
    ['opinion', '又一句。', '乙刊'],
  ]);
});

test('pages hold every character of facts and opinions, in order and apart', () => {
  const text = fc.oneof(
    readableText(80),
    fc.integer({ min: 1, max: 50_000 }).map((length) => 'e\u0301字。*'.repeat(length).slice(0, length)),
  );
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 6 }),
      fc.array(text, { maxLength: 3 }),
      (paragraphs, commentary) => {
        const story = { paragraphs, commentary, links: [{ url: 'https://a.example/', text: '字' }] };
        expect(textsOf(story, 'fact')).toBe(paragraphs.join(''));
        expect(textsOf(story, 'opinion')).toBe(commentary.join(''));
        for (const page of storyPages(story).pages) {
          expect(page.reduce((sum, { text }) => sum + [...textContent(text)].length, 0)).toBeLessThanOrEqual(
            2400,
          );
        }
      },
    ),
    { numRuns: 40 },
  );
});
