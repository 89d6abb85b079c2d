import { describe, expect, test } from 'vitest';
import { formEvents, type SamePair, samePair } from '../../src/events/clustering.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { judge, judgedStories } from './judgedStories.ts';

const stories = judgedStories(loadLexicon());

describe('judged pairs', () => {
  test.each(['fitted', 'held-out'] as const)('of the %s set: none joined wrongly, most found', (set) => {
    const { wrong, recall, same, nearMisses } = judge(stories.filter((story) => story.set === set));
    expect(wrong).toEqual([]);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    expect(same + nearMisses).toBeGreaterThanOrEqual(80);
  });

  test('of both sets together at least 88 of 100 pairs are joined', () => {
    expect(judge(stories).wrong).toEqual([]);
    expect(judge(stories).recall).toBeGreaterThanOrEqual(0.88);
  });

  test('events formed from all of them hold one happening each, told once by each column', () => {
    const features = stories.map((story) => story.features);
    const pairs = features.flatMap((one, index): SamePair[] =>
      features.slice(index + 1).flatMap((other) => samePair(one, other) ?? []),
    );
    const happenings = new Map(stories.map((story) => [story.features.id, story.happening]));
    const events = formEvents(features, pairs);
    expect(events.length).toBeGreaterThanOrEqual(60);
    for (const event of events) {
      expect(new Set(event.map(({ id }) => happenings.get(id))).size).toBe(1);
      expect(new Set(event.map(({ column }) => column)).size).toBe(event.length);
    }
  });
});
