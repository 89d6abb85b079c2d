import { readdirSync, readFileSync } from 'node:fs';
import { type CalendarDay, parseDay } from '../../src/calendar/day.ts';
import { buildDigest } from '../../src/digests/build.ts';
import type { Story, StoryId } from '../../src/editions/edition.ts';
import { base32Hash } from '../../src/editions/identity.ts';
import { readEdition } from '../../src/editions/readEdition.ts';
import type { Context } from '../../src/messages/command.ts';
import { editionsOf } from '../../src/store/editions.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { saveEdition } from '../../src/store/saveEdition.ts';
import { storiesOf } from '../../src/store/stories.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';
import type { Archive } from '../../src/web/archive/archive.ts';

const NOW = new Date('2024-12-27T02:00:00Z');

/** A day in the form that the store wants; throws where it is none. */
export function dayNamed(text: string): CalendarDay {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
}

/** The id that these tests give to a title. */
export function idOf(title: string): StoryId {
  return base32Hash(title) as StoryId;
}

/** A story with whatever the test cares about. */
export function storyTitled(title: string, rest: Partial<Story> = {}): Story {
  return {
    id: idOf(title),
    title,
    section: '国内要闻',
    paragraphs: [`${title}，这是正文。`],
    images: [],
    links: [],
    attribution: null,
    commentary: [],
    ...rest,
  };
}

/** Stores an edition of 极客头条, or of another column, on a day. */
export function publish(
  store: Store,
  day: string,
  stories: readonly Story[],
  rest: { column?: string; keyPoints?: string[]; keyPointsBy?: string; url?: string | null } = {},
): void {
  const column = rest.column ?? '极客头条';
  saveEdition(
    store,
    {
      edition: {
        column,
        headline: `${stories[0]?.title ?? ''} | ${column} ${day}`,
        date: dayNamed(day),
        url: rest.url === undefined ? `https://news.example/${column}/${day}` : rest.url,
        glance: [],
        keyPoints: rest.keyPoints ?? [],
        keyPointsBy: rest.keyPointsBy ?? null,
        characters: 100,
        minutes: 1,
        stories,
        warnings: [],
      },
      day: dayNamed(day),
      dayGuessed: false,
      origin: 'test',
    },
    NOW,
  );
}

/** An archive over a store; its search is a plain look at titles, and knows no events. */
export function archiveOver(store: Store, rest: Partial<Archive> = {}): Archive {
  const stories = storiesOf(store);
  const editions = editionsOf(store);
  return {
    store,
    stories,
    editions,
    search: {
      async search(query, { limit = 10 } = {}) {
        const all = query === '' ? [] : await stories.newest(1000);
        const fitting = all.filter(({ title }) => title.includes(query));
        const hits = fitting.slice(0, limit).map((story) => ({ ...story, score: 1, also: [] }));
        return { hits, clear: false, readAs: [], suggestions: [] };
      },
      complete: async () => [],
      around: async () => ({ also: [], related: [] }),
    },
    digests: { of: async (day) => buildDigest({ day, editions: await editions.onDay(day) }) },
    baseUrl: 'https://news.example.org',
    fullText: false,
    ...rest,
  };
}

/** The commands' context over a store, at noon of the samples' newest day. */
export function contextOver(store: Store): Context {
  return { ...archiveOver(store), subscriptions: subscriptionsOf(store), clock: { now: () => NOW } };
}

/** Reads the bundled samples into a store. */
export function storeSamples(store: Store): void {
  const folder = new URL('../../data/samples/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const read = readEdition({ bytes: readFileSync(new URL(name, folder)), origin: name, time: NOW });
    if (read.kind !== 'edition') throw new Error(`${name}: ${read.reason}`);
    const { edition } = read;
    const day = edition.date ?? dayNamed('2024-12-27');
    saveEdition(store, { edition, day, dayGuessed: edition.date === null, origin: name }, NOW);
  }
}

/** An open store with nothing in it. */
export function emptyStore(): Store {
  return openStore(':memory:');
}
