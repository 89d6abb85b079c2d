import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { Queries } from '../../../src/database/database.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { relatedTo } from '../../../src/events/related.ts';
import { featuresById } from '../../../src/store/events/chapters.ts';
import { type Events, eventsOf, type ListedStory } from '../../../src/store/events/events.ts';
import type { Store } from '../../../src/store/open.ts';
import { judgedStore } from '../../search/judgedStore.ts';

let store: Store;
let events: Events;
let stories: readonly { readonly id: StoryId; readonly day: CalendarDay }[];
let featuresRead: unknown[];

beforeAll(async () => {
  store = await judgedStore();
  const counting: Queries = {
    async all<R extends object>(...asked: Parameters<Queries['all']>) {
      const rows = await store.all<R>(...asked);
      if (asked[0].includes('SELECT story, id, "column", day, features')) featuresRead.push(...rows);
      return rows;
    },
    get: (...asked) => store.get(...asked),
  };
  featuresRead = [];
  events = eventsOf(counting);
  stories = await store.all('SELECT id, day FROM stories ORDER BY row');
});
afterAll(() => store.close());

const idsOf = (listed: readonly ListedStory[] | undefined) => (listed ?? []).map(({ id }) => id);

describe('stories of the same matter', () => {
  test('are the same as if every story were compared with every other', async () => {
    const features = await featuresById(
      store,
      stories.map(({ id }) => id),
    );
    const fellows = await events.alsoTelling(stories.map(({ id }) => id));
    const compared = new Map<StoryId, readonly StoryId[]>();
    const found = new Map<StoryId, readonly StoryId[]>();
    for (const { id } of stories) {
      const story = features.get(id);
      if (!story) continue;
      const own = new Set([id, ...idsOf(fellows.get(id))]);
      const others = [...features.values()].filter((other) => !own.has(other.id));
      compared.set(
        id,
        relatedTo(
          story,
          others.filter(({ dayNumber }) => Math.abs(dayNumber - story.dayNumber) <= 120),
        )
          .map((other) => other.id)
          .toSorted(),
      );
      found.set(id, idsOf(await events.relatedTo(id)).toSorted());
    }
    expect([...compared.values()].flat().length).toBeGreaterThan(20);
    expect(found).toEqual(compared);
  });

  test('of many stories within some days are found together, and each is read once', async () => {
    const ids = stories.map(({ id }) => id);
    const days = stories.map(({ day }) => day).toSorted();
    const [from, to] = [days[Math.floor(days.length / 4)], days[Math.floor((days.length * 3) / 4)]];
    if (!from || !to) throw new Error('no stories');
    const alone = new Map<StoryId, readonly StoryId[]>();
    for (const id of ids) {
      const one = (await events.relatedWithin([id], from, to)).get(id);
      if (one) alone.set(id, idsOf(one));
    }
    featuresRead.length = 0;
    const together = await events.relatedWithin(ids, from, to);
    expect(new Map([...together].map(([id, listed]) => [id, idsOf(listed)]))).toEqual(alone);
    expect(featuresRead.length).toBeLessThanOrEqual(stories.length);
    const listed = [...together.values()].flat();
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.every(({ day }) => day >= from && day <= to)).toBe(true);
  });
});
