import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { base32Hash } from '../../src/editions/identity.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { openApp } from '../../src/wiring/core.ts';
import { benchStories } from '../search/corpus.ts';

const STORIES_PER_EDITION = 15;
const COLUMNS = ['极客头条', 'AI周报', '开源日报'];

/** What a request can ask for. */
export interface Filled {
  readonly days: readonly CalendarDay[];
  readonly stories: readonly StoryId[];
  readonly columns: readonly string[];
}

/** Writes generated stories as editions of three columns, and brings search and events up to date. */
export async function fillArchive(file: string, count: number, newest: CalendarDay): Promise<Filled> {
  const app = openApp(file);
  const all = [...benchStories(count)];
  const days = new Set<CalendarDay>();
  const ids: StoryId[] = [];
  for (let edition = 0; edition * STORIES_PER_EDITION < all.length; edition += 1) {
    const column = COLUMNS[edition % COLUMNS.length] ?? '';
    const day = addDays(newest, -Math.floor(edition / COLUMNS.length));
    const from = edition * STORIES_PER_EDITION;
    const stories = all
      .slice(from, from + STORIES_PER_EDITION)
      .map(({ title, section, paragraphs }, index) => ({
        id: base32Hash(`${column}${from + index}`) as StoryId,
        title,
        section,
        paragraphs,
        images: [],
        links: [],
        attribution: null,
        writtenBy: null,
        commentary: [],
      }));
    days.add(day);
    ids.push(...stories.map(({ id }) => id));
    await saveEdition(
      app.store,
      {
        edition: {
          column,
          headline: `${stories[0]?.title ?? ''} | ${column} ${day}`,
          date: day,
          url: `https://news.example/${edition}`,
          glance: [],
          keyPoints: [],
          keyPointsBy: null,
          writtenBy: null,
          characters: 0,
          minutes: 0,
          stories,
          warnings: [],
        },
        day,
        dayGuessed: false,
        origin: 'bench',
      },
      new Date(`${day}T02:00:00Z`),
    );
  }
  await app.catchUp();
  await app.store.close();
  return { days: [...days], stories: ids, columns: COLUMNS };
}
