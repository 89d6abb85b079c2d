import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import type { Story, StoryId } from '../../src/editions/edition.ts';
import { base32Hash } from '../../src/editions/identity.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { joinPending } from '../../src/store/events/joinPending.ts';
import type { IncomingEdition } from '../../src/store/news/knownEdition.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { type BenchStory, benchStories } from '../search/corpus.ts';

const STORIES_PER_EDITION = 15;
const COLUMNS = ['极客头条', 'AI周报', '开源日报'];
/** Editions in one transaction: one transaction each would double the time. */
const EDITIONS_AT_ONCE = 100;
const JOINED_AT_ONCE = 600;
const TOLD_EVERY = 10_000;

/** Pages of a filled store that can be requested. */
export interface Filled {
  readonly days: readonly CalendarDay[];
  readonly stories: readonly StoryId[];
  readonly columns: readonly string[];
}

/**
 * Writes generated stories as editions of three columns, and groups them into events. Indexing them for search takes as
 * long again and is separate: `indexArchive`.
 */
export async function fillArchive(file: string, count: number, newest: CalendarDay): Promise<void> {
  const store = openStore(file);
  let editions: IncomingEdition[] = [];
  const save = async () => {
    await store.transaction(async (transaction) => {
      for (const edition of editions)
        await saveEdition(transaction, edition, new Date(`${edition.day}T02:00:00Z`));
    });
    editions = [];
  };
  let stories: BenchStory[] = [];
  let number = 0;
  for (const story of benchStories(count)) {
    stories.push(story);
    if (stories.length < STORIES_PER_EDITION) continue;
    editions.push(editionOf(stories, number++, newest));
    stories = [];
    if (editions.length === EDITIONS_AT_ONCE) await save();
  }
  if (stories.length > 0) editions.push(editionOf(stories, number, newest));
  await save();
  await joinEvents(store);
  await store.close();
}

/** Indexes the stories of `fillArchive` for search. */
export async function indexArchive(file: string): Promise<void> {
  const store = openStore(file);
  await indexPending(store, loadLexicon());
  await store.close();
}

async function joinEvents(store: Store): Promise<void> {
  const lexicon = loadLexicon();
  let joined = 0;
  for (let batch = 1; batch > 0; joined += batch) {
    batch = await joinPending(store, lexicon, JOINED_AT_ONCE);
    if (joined % TOLD_EVERY < JOINED_AT_ONCE) process.stderr.write(`bench archive: ${joined} joined\n`);
  }
}

/** Returns the pages of a filled store. */
export async function filledIn(file: string): Promise<Filled> {
  const store = openStore(file);
  const days = await store.all<{ day: CalendarDay }>('SELECT DISTINCT day FROM editions ORDER BY day DESC');
  const stories = await store.all<{ id: StoryId }>('SELECT id FROM stories ORDER BY row');
  await store.close();
  return { days: days.map(({ day }) => day), stories: stories.map(({ id }) => id), columns: COLUMNS };
}

function editionOf(told: readonly BenchStory[], number: number, newest: CalendarDay): IncomingEdition {
  const column = COLUMNS[number % COLUMNS.length] ?? '';
  const day = addDays(newest, -Math.floor(number / COLUMNS.length));
  const stories: Story[] = told.map(({ title, section, paragraphs }, index) => ({
    id: base32Hash(`${column}${number * STORIES_PER_EDITION + index}`) as StoryId,
    title,
    section,
    paragraphs,
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  }));
  return {
    edition: {
      column,
      headline: `${stories[0]?.title ?? ''} | ${column} ${day}`,
      date: day,
      url: `https://news.example/${number}`,
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
  };
}
