import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { type Digest, LEADS } from '../../src/digests/digest.ts';
import { renderMessage } from '../../src/discord/rendering/renderMessage.ts';
import { carriesKey } from '../../src/discord/sending/deliveryKeys.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { digestMessage } from '../../src/messages/digest/digestMessage.ts';
import { type Message, type MessageBlock, textContent } from '../../src/messages/message.ts';
import { storyMessage } from '../../src/messages/story/storyMessage.ts';
import { storyPages } from '../../src/messages/story/storyPages.ts';
import type { StoredStory } from '../../src/store/news/rows.ts';
import { printable } from '../../src/text/printable.ts';
import { checkMessage } from '../fake-discord/contract/message.ts';
import fc, { readableText } from '../properties.ts';
import { seen, textsOf } from './readBack.ts';

const day = '2024-12-27' as CalendarDay;

const piece = fc.oneof(
  readableText(40),
  fc.constantFrom(
    '中文句子，不长。',
    '@everyone',
    '<@&123456789012345678>',
    '[点](https://evil.example)',
    '**',
    '~~~',
    '\n# ',
    '😀👨‍👩‍👧',
    'e\u0301\u0323',
    'مرحبا بالعالم. ',
    '\u202e',
  ),
);
const text = fc.oneof(
  piece,
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.tuple(piece, fc.integer({ min: 1, max: 12_000 })).map(([unit, length]) => {
    const filled = unit === '' ? '字' : unit;
    return filled.repeat(Math.ceil(length / filled.length)).slice(0, length);
  }),
);

function storyOf(more: Partial<StoredStory>): StoredStory {
  return {
    row: 1,
    id: 'aaaaaaaaaa' as StoryId,
    edition: null,
    title: '标题',
    section: '国内要闻',
    paragraphs: [],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    writtenByIsOf: null,
    commentary: [],
    column: '极客头条',
    day,
    glance: null,
    url: 'https://blog.example.net/1',
    storedAt: new Date(0),
    characters: 0,
    ...more,
  };
}

function pageOf(story: StoredStory, page: number): Message {
  const list = { kind: 'digest', day, from: 0, subscription: 'abcdefghij' } as const;
  const beside = { previous: 'bbbbbbbbbb' as StoryId, next: 'cccccccccc' as StoryId };
  return storyMessage({
    story,
    told: 2,
    within: list,
    place: { list, place: 3, of: 18, ...beside },
    name: story.title,
    mayShare: true,
    otherColumns: [],
    locale: 'zh-CN',
    visibility: 'asker',
    page,
  });
}

/** The text of a page's blocks in their order; what stands in menus and on buttons is none of it. */
function wordsOf({ blocks }: Message): string {
  return blocks.map(textOf).join('');
}

function textOf(block: MessageBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'footer':
      return textContent(block.text);
    case 'list':
      return block.lines.map(textContent).join('');
    case 'quote':
      return [block.label, ...block.paragraphs.map(textContent)].join('');
    default:
      return '';
  }
}

/** The paragraphs of a page: its texts after heading and source, the long title apart. */
function factsOf({ blocks, title }: Message): string {
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [textContent(block.text)] : []));
  const isTitle = [...title].length > 200 && texts[0] === title;
  return texts.slice(isTitle ? 1 : 0).join('');
}

function opinionsOf({ blocks }: Message): string {
  return blocks
    .flatMap((block) => (block.kind === 'quote' ? block.paragraphs.map(textContent) : []))
    .join('');
}

/** Everything of a text that must arrive: no white space, nothing invisible. */
function substance(from: string): string {
  return printable(from).replace(/\s/gu, '');
}

function contentOf(message: Message): string {
  const payloads = renderMessage(message);
  for (const payload of payloads) {
    expect(checkMessage(payload, { place: 'interaction' })).toEqual([]);
    expect(payload.allowed_mentions).toEqual({ parse: [] });
  }
  return payloads.flatMap(textsOf).map(seen).join('').replace(/\s/gu, '');
}

test('any story arrives whole over its pages: facts, opinions, links and pictures', () => {
  const link = fc.record({
    url: fc.webUrl(),
    text: readableText(30, 1),
  });
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 4 }),
      fc.array(text, { maxLength: 2 }),
      fc.array(link, { maxLength: 4 }),
      fc.nat(25),
      (title, paragraphs, commentary, links, pictures) => {
        const images = Array.from({ length: pictures }, (_, n) => ({
          url: `https://a.example/${n}.png`,
          alt: title,
        }));
        const story = storyOf({ title, paragraphs, commentary, images });
        const count = Math.max(storyPages(story).pages.length, Math.ceil(pictures / 10));
        const pages = Array.from({ length: count }, (_, page) => pageOf(story, page));
        // What a reader sees of a page is what stands in it, no more and no less.
        for (const page of pages) expect(contentOf(page)).toBe(substance(wordsOf(page)));
        // And over all pages that is the story: every fact, then every opinion.
        expect(substance(pages.map(factsOf).join(''))).toBe(substance(paragraphs.join('')));
        expect(substance(pages.map(opinionsOf).join(''))).toBe(substance(commentary.join('')));
        expect(contentOf(pageOf({ ...story, links, paragraphs: ['文。'] }, 0))).toContain('文。');
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test('a page of Chinese is one message, with its menus and buttons', () => {
  const story = storyOf({
    title: '一个长标题'.repeat(20),
    paragraphs: Array.from({ length: 40 }, (_, n) =>
      `这是第 ${n} 段，“引号”、数字 3.14 与 *星号*、[括号] 都有。`.repeat(4),
    ),
    commentary: ['点评的内容。'.repeat(60)],
  });
  const { pages } = storyPages(story);
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages.keys()) expect(renderMessage(pageOf(story, page))).toHaveLength(1);
});

describe('a digest', () => {
  const item = fc.record({ text, also: fc.array(fc.string({ maxLength: 10 }), { maxLength: 2 }) });

  function digestOf(items: readonly { text: string; also: readonly string[] }[]): Digest {
    const all = items.map(({ text: words, also }, n) => ({
      text: words,
      story: String(1e9 + n) as StoryId,
      column: '极客头条',
      also,
      rank: n,
      byMachine: false,
      isOfServer: false,
      url: n % 2 === 0 ? `https://example.org/${n}` : null,
      told: n % 5 === 4 ? day : null,
    }));
    const half = Math.ceil(all.length / 2);
    return {
      day,
      title: '题目',
      repeats: all.slice(0, 2).map((known) => ({ ...known, told: day })),
      leads: all.slice(0, LEADS).map(({ story, text: words }, n) => ({
        story,
        clause: n === 0 ? null : words.slice(0, 34),
        picture: n === 2 ? null : { url: `https://example.org/${n}.png`, alt: words.slice(0, 30) },
      })),
      sections: [
        { name: '国内要闻', items: all.slice(0, half) },
        { name: null, items: all.slice(half) },
      ],
      characters: 5130,
      minutes: 16,
      columns: ['极客头条'],
      editions: [],
      articlesUntil: null,
    };
  }

  test('of 0 to 60 items, listed whole, has each of them in its text and in a menu of its part', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const message = digestMessage(digestOf(items), {
          locale: 'zh-CN',
          visibility: 'everyone',
          itemLimit: Number.POSITIVE_INFINITY,
          deliveryKey: 'abcdefghij-20241227-1',
        });
        const content = contentOf(message);
        for (const { text: words } of items) expect(content).toContain(substance(words));
        const json = JSON.stringify(renderMessage(message));
        for (const n of items.keys()) expect(json).toContain(`1|s|${1e9 + n}`);
        for (const payload of renderMessage(message)) {
          expect(carriesKey(payload.components, 'abcdefghij-20241227-1')).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('with an item of empty text is accepted all the same', () => {
    const items = [
      { text: '字', also: [] },
      { text: '\u202e', also: [] },
      { text: '\u200b \u2066', also: [] },
    ];
    const view = { locale: 'zh-CN', visibility: 'everyone', itemLimit: 20 } as const;
    expect(contentOf(digestMessage(digestOf(items), view))).toContain('字');
  });

  test('of twenty long items is one message, in every language', () => {
    const items = Array.from({ length: 20 }, (_, n) => ({
      text: `第${n}条：${'新闻'.repeat(24)}`,
      also: ['AI周报'],
    }));
    for (const locale of ['zh-CN', 'zh-TW', 'en-US'] as const) {
      for (const archiveUrl of [undefined, 'https://news.example']) {
        const view = {
          locale,
          visibility: 'everyone',
          itemLimit: 20,
          ...(archiveUrl && { archiveUrl }),
        } as const;
        const message = digestMessage(digestOf(items), view);
        expect(renderMessage(message)).toHaveLength(1);
      }
    }
  });
});
