import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Digest, DigestItem } from '../../src/digests/digest.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { scriptOf } from '../../src/speech/script.ts';
import fc, { readableText } from '../properties.ts';

const idOf = (n: number) => `story${String(n).padStart(5, '0')}` as StoryId;

function item(n: number, rest: Partial<DigestItem> = {}): DigestItem {
  return {
    text: `第${n}件事的标题`,
    story: idOf(n),
    column: '某早报',
    also: [],
    rank: n,
    byMachine: false,
    isOfServer: false,
    url: null,
    told: null,
    ...rest,
  };
}

function digestOf(items: readonly DigestItem[], rest: Partial<Digest> = {}): Digest {
  return {
    day: '2024-12-27' as CalendarDay,
    title: '第0件事的标题',
    sections: [{ name: '国内', items }],
    repeats: [],
    leads: items.slice(0, 1).map(({ story }) => ({ story, clause: '细节的第一句', picture: null })),
    characters: 100,
    minutes: 1,
    columns: ['某早报'],
    editions: [],
    articlesUntil: null,
    ...rest,
  };
}

test('a digest is read from its opening to its end, the leads first, and says that a machine reads it', () => {
  const { passages, title, stories } = scriptOf(digestOf([item(0), item(1)]), new Map());
  expect(passages.join('')).toBe(
    '一分钟速览，12月27日，星期五。某早报，共2条。本节目由机器合成的声音朗读。先说最重要的。第1条，第0件事的标题。细节的第一句。国内。第2条，第1件事的标题。以上是12月27日的一分钟速览。',
  );
  expect(title).toBe('12月27日 第0件事的标题');
  expect(stories).toEqual([idOf(0), idOf(1)]);
});

test('opinion and what a machine wrote are named as that before they are read', () => {
  const edition = { column: '某早报', headline: '', url: null, writtenBy: '本文由 AI 生成' };
  const digest = digestOf([item(0, { byMachine: true })], {
    leads: [{ story: idOf(0), clause: null, picture: null, significance: '它影响很大' }],
    editions: [
      { ...edition, keyPoints: ['要点甲'], keyPointsBy: '某模型' },
      {
        ...edition,
        column: '另一份',
        writtenBy: null,
        keyPoints: ['要点乙'],
        keyPointsBy: null,
        keyPointsAreGenerated: true,
      },
    ],
  });
  const text = scriptOf(digest, new Map([[idOf(0), '编辑觉得不错']])).passages.join('');
  expect(text).toContain('某早报编辑的观点，不是事实：编辑觉得不错。');
  expect(text).toContain('这一条是机器写的。');
  expect(text).toContain('下面一句由人工智能生成：它影响很大。');
  expect(text).toContain('某早报的划重点，由某模型生成，仅供参考：要点甲。');
  expect(text).toContain('另一份的划重点，由人工智能生成，仅供参考：要点乙。');
  expect(text.indexOf('本文由 AI 生成')).toBeLessThan(text.indexOf('第1条'));
});

test('whatever the news, passages stay short, tell every story once, and hold no address', () => {
  const text = fc.oneof(
    readableText(60),
    fc.constant('见 https://a.example/x?y=1 的说明'),
    fc.constant('字'.repeat(5000)),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      const items = texts.map((words, n) => item(n, { text: words }));
      const { passages, stories } = scriptOf(digestOf(items), new Map());
      expect(new Set(stories).size).toBe(items.length);
      for (const passage of passages) {
        expect(passage.length).toBeLessThanOrEqual(1500);
        expect(passage).not.toContain('://');
      }
      for (const n of items.keys()) expect(passages.join('').split(`第${n + 1}条，`)).toHaveLength(2);
    }),
    { numRuns: 50 },
  );
});
