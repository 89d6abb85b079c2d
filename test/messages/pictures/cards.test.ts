import { expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { digestCard } from '../../../src/messages/digest/digestCard.ts';
import { cardWords } from '../../../src/messages/pictures/card.ts';
import { storyCard } from '../../../src/messages/story/storyCard.ts';
import type { StoredStory } from '../../../src/store/news/rows.ts';

const day = '2024-12-27' as CalendarDay;

function digestOf(count: number): Digest {
  const items = Array.from({ length: count }, (_, rank) => ({
    text: `第${rank + 1}件事`,
    story: 'aaaaaaaaaa' as StoryId,
    column: '晨报',
    also: rank === 4 ? ['周刊'] : [],
    rank,
    byMachine: rank === 5,
    isOfServer: false,
    url: null,
    told: rank === 6 ? ('2024-12-25' as CalendarDay) : null,
  }));
  return {
    day,
    title: '第1件事；第2件事',
    sections: [
      { name: '国内要闻', items: items.slice(0, 6) },
      { name: '国际要闻', items: items.slice(6) },
    ],
    repeats: [],
    leads: [],
    characters: 100,
    minutes: 1,
    columns: ['晨报', '周刊'],
    editions: [
      {
        column: '晨报',
        headline: '晨报',
        url: null,
        keyPoints: [],
        keyPointsBy: null,
        writtenBy: '本文由 AI 辅助生成',
      },
    ],
    articlesUntil: null,
  };
}

test('a digest’s card says what its channel sees, labels and all', () => {
  const card = digestCard(digestOf(8), 'zh-CN', 'https://news.example');
  expect(card.name).toBe('sulan-2024-12-27');
  expect(cardWords(card).split('\n')).toEqual([
    '一分钟速览 · 2024年12月27日星期五',
    '第1件事；第2件事',
    '晨报、周刊 · 7 条新 · 1 分钟',
    '晨报：本栏由 AI 辅助创作（原文注明：“本文由 AI 辅助生成”）',
    '1. 第1件事',
    '晨报',
    '2. 第2件事',
    '晨报',
    '3. 第3件事',
    '晨报',
    '国内要闻',
    '4. 第4件事',
    '5. 第5件事 · 2 家报道',
    '6. 第6件事 · AI 辅助创作',
    '国际要闻',
    '7. 12月25日说过 · 后续：第7件事',
    '8. 第8件事',
    '速览',
    '长按识别二维码，看当天全部新闻 https://news.example/day/2024-12-27',
  ]);
});

test('a card counts the items that do not fit, and has no address without an archive', () => {
  const card = digestCard(digestOf(45), 'en-US', undefined);
  expect(card.address).toBeUndefined();
  const lines = cardWords(card).split('\n');
  expect(lines[0]).toBe('Daily digest · Friday, December 27, 2024');
  expect(lines.slice(-2)).toEqual(['5 more items did not fit here', '速览 · Sulan']);
});

test('a reader in Taiwan gets the news in Taiwan’s script', () => {
  const words = cardWords(digestCard(digestOf(4), 'zh-TW', undefined));
  expect(words).toContain('國內要聞');
  expect(words).toContain('一分鐘速覽 · 2024年12月27日 星期五');
});

const story: StoredStory = {
  row: 1,
  id: 'bbbbbbbbbb' as StoryId,
  edition: null,
  title: '海螺换了负责人',
  section: '国内要闻',
  paragraphs: ['公司在公告里说，新任负责人来自内部。', '这一段很长，'.repeat(80)],
  images: [],
  links: [],
  attribution: '某通讯社',
  writtenBy: null,
  writtenByIsOf: null,
  commentary: ['换得正是时候。'],
  column: '晨报',
  day,
  glance: null,
  url: 'https://blog.example/1',
  characters: 500,
  storedAt: new Date('2024-12-27T00:00:00Z'),
};

test('a story’s card has an excerpt, the opinion under its label, and the way to the rest', () => {
  const words = cardWords(storyCard(story, 'zh-CN', undefined)).split('\n');
  expect(words.slice(0, 4)).toEqual([
    '一条新闻 · 2024年12月27日星期五',
    '海螺换了负责人',
    '晨报 · 国内要闻 · 来源：某通讯社',
    expect.stringMatching(/^公司在公告里说，新任负责人来自内部。/u),
  ]);
  expect(words.slice(4)).toEqual([
    '点评（晨报的观点）',
    '换得正是时候。',
    '以上是摘录，全文请看原文。',
    '速览',
    '原文 https://blog.example/1',
  ]);
});

test('a story leads to the archive, but one of a server’s own source never', () => {
  const archive = 'https://news.example';
  expect(storyCard(story, 'zh-CN', archive).address?.url).toBe('https://news.example/story/bbbbbbbbbb');
  expect(storyCard({ ...story, isOfServer: true }, 'zh-CN', archive).address?.url).toBe(
    'https://blog.example/1',
  );
});

test('a machine-written story is labelled so', () => {
  const card = storyCard({ ...story, writtenBy: '本文由 AI 生成' }, 'zh-CN', undefined);
  expect(cardWords(card)).toContain('AI 辅助创作（原文注明：“本文由 AI 生成”）');
});
