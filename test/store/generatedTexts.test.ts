import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoryId } from '../../src/editions/edition.ts';
import {
  confirmGenerated,
  findGenerated,
  forgetGenerated,
  generatedTextsOf,
  keepAnswer,
  keepGenerated,
  storySubjects,
} from '../../src/store/generatedTexts.ts';
import { reserveUsage, settleUsage } from '../../src/store/modelUsage.ts';
import { editionsOf } from '../../src/store/news/editions.ts';
import { newsVersion } from '../../src/store/news/newsVersion.ts';
import { storiesOf } from '../../src/store/news/stories.ts';
import type { Store } from '../../src/store/open.ts';
import { publish, story } from '../commands/newsroom.ts';
import { openTestStore } from '../database/engines.ts';
import { day } from '../outbox/roundup.ts';

const DAY = day('2024-12-27');
const NOW = new Date('2024-12-27T02:00:00Z');
const LATER = new Date('2024-12-28T04:00:00Z');
const STORY = 'aaaaaaaaaa' as StoryId;

describe('what a language model wrote', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openTestStore();
    await publish(store, DAY, [story(STORY, '青山汽车交付 32 万辆'), story('bbbbbbbbbb', '长河云宕机')]);
  });
  afterEach(() => store.close());

  async function editionNow() {
    const [edition] = await editionsOf(store).onDay(DAY);
    if (!edition) throw new Error('there is no edition');
    return edition;
  }

  async function keepAll() {
    const { row, changedAt } = await editionNow();
    const subject = (await storySubjects(store, [STORY])).get(STORY);
    if (!subject) throw new Error('there is no story');
    const edition = { kind: 'edition', row, changedAt: changedAt.getTime() } as const;
    await keepGenerated(
      store,
      [
        { key: 'points', task: 'key-points', texts: ['一。', '二。'], subject: edition },
        { key: 'line', task: 'significance', texts: ['重要。'], subject },
        { key: 'title', task: 'titles-en-US', texts: ['A title'], subject },
        { key: 'nothing', task: 'titles-zh-TW', texts: [], subject },
      ],
      NOW,
    );
    return { edition, subject };
  }

  async function shown() {
    const { keyPoints, significance, renderings } = await generatedTextsOf(
      store,
      [(await editionNow()).id],
      [STORY],
    );
    return {
      points: [...keyPoints.values()],
      lines: [...significance.values()],
      titles: [...renderings.values()],
    };
  }

  test('is shown beside what it was written about, and tells whoever keeps pages', async () => {
    const before = await newsVersion(store);
    await keepAll();
    expect(await shown()).toEqual({
      points: [['一。', '二。']],
      lines: ['重要。'],
      titles: [{ 'en-US': 'A title' }],
    });
    expect(await newsVersion(store)).toBeGreaterThan(before);
    expect(await findGenerated(store, ['points', 'nothing', 'other'])).toEqual(
      new Map([
        ['points', ['一。', '二。']],
        ['nothing', []],
      ]),
    );
  });

  test('is hidden where that has changed, until it is confirmed or written anew', async () => {
    const { subject } = await keepAll();
    await publish(
      store,
      DAY,
      [story(STORY, '青山汽车交付 33 万辆'), story('bbbbbbbbbb', '长河云宕机')],
      {},
      LATER,
    );
    expect(await shown()).toEqual({ points: [], lines: [], titles: [] });
    const now = (await storySubjects(store, [STORY])).get(STORY);
    expect(now?.changedAt).toBeGreaterThan(subject.changedAt);
    if (!now) throw new Error('there is no story');
    await confirmGenerated(store, 'title', now);
    await keepGenerated(
      store,
      [{ key: 'line2', task: 'significance', texts: ['更重要。'], subject: now }],
      LATER,
    );
    expect(await shown()).toMatchObject({ lines: ['更重要。'], titles: [{ 'en-US': 'A title' }] });
    expect((await findGenerated(store, ['line'])).size).toBe(0);
  });

  test('goes with it, and is not kept for what went meanwhile', async () => {
    const { subject, edition } = await keepAll();
    await storiesOf(store).remove(STORY);
    await keepGenerated(store, [{ key: 'late', task: 'significance', texts: ['晚。'], subject }], NOW);
    await forgetGenerated(store, edition.row);
    expect(await store.all('SELECT key FROM generated_texts')).toEqual([]);
  });

  test('answers are kept for a day', async () => {
    await keepAnswer(store, { key: 'a', task: 'answer', texts: ['x'] }, NOW);
    await keepAnswer(store, { key: 'a', task: 'answer', texts: ['y'] }, NOW);
    expect(await findGenerated(store, ['a'])).toEqual(new Map([['a', ['y']]]));
    await keepAnswer(store, { key: 'b', task: 'answer', texts: ['z'] }, LATER);
    expect([...(await findGenerated(store, ['a', 'b'])).keys()]).toEqual(['b']);
  });

  test('a day’s budget is taken from by request, and settled by what was used', async () => {
    const budget = { requests: 3, tokens: 1000 };
    expect(await reserveUsage(store, DAY, 1001, budget)).toBe(false);
    expect(await reserveUsage(store, DAY, 600, budget)).toBe(true);
    expect(await reserveUsage(store, DAY, 600, budget)).toBe(false);
    await settleUsage(store, DAY, -500);
    expect(await reserveUsage(store, DAY, 600, budget)).toBe(true);
    expect(await reserveUsage(store, DAY, 1, budget)).toBe(true);
    expect(await reserveUsage(store, DAY, 1, budget)).toBe(false);
    await settleUsage(store, DAY, -5000);
    const [used] = await store.all<{ requests: number; tokens: number }>(
      'SELECT requests, tokens FROM model_usage',
    );
    expect([Number(used?.requests), Number(used?.tokens)]).toEqual([3, 0]);
  });
});
