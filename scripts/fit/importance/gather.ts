import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'cheerio/slim';
import { type CalendarDay, parseDay } from '../../../src/calendar/day.ts';
import { pickStories } from '../../../src/digests/pick.ts';
import { importanceFeaturesOf } from '../../../src/digests/rank.ts';
import type { Story, StoryId } from '../../../src/editions/edition.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';
import type { SourceTier } from '../../../src/sources/source.ts';
import { storeReading } from '../../../src/store/ingest.ts';
import { saveArticle } from '../../../src/store/news/saveArticle.ts';
import { openApp } from '../../../src/wiring/core.ts';

/** Document of a day's archive, as its source published it. */
interface ArchivedDocument {
  readonly day: string;
  readonly source: string;
  readonly tier: SourceTier;
  /** Column of a roundup; absent for articles. */
  readonly column?: string;
  readonly title: string;
  readonly url: string;
  /** Time of publication, ISO 8601. */
  readonly time: string;
  readonly body: string;
  /** Keywords of the channel for which the day is judged, the same for all its documents. */
  readonly keywords?: readonly string[];
}

/**
 * `npm run fit -- importance gather ARCHIVE.json OUT.json`: reads archived documents of whole days as the bot would,
 * and writes each day's events with their features. The titles are for judging and must not be committed.
 */
export async function gatherDays([archive = '', out = '']: readonly string[]): Promise<void> {
  const documents: readonly ArchivedDocument[] = JSON.parse(readFileSync(archive, 'utf8'));
  const days = [];
  for (const [text, ofDay] of Map.groupBy(documents, ({ day }) => day)) {
    const day = parseDay(text);
    if (day) days.push({ day, events: await eventsOf(day, ofDay) });
  }
  writeFileSync(out, JSON.stringify(days, null, 1));
}

async function eventsOf(day: CalendarDay, documents: readonly ArchivedDocument[]) {
  const app = openApp(':memory:');
  for (const document of documents.toSorted((one, other) => one.time.localeCompare(other.time))) {
    const { source, tier, column, title, url, body } = document;
    const time = new Date(document.time);
    app.tiers.set(source, tier);
    // The column given by the archive counts, not the reader's own classification.
    if (column === undefined) {
      const story = articleOf(title, body);
      await saveArticle(app.store, { story, column: source, url, day, dayGuessed: false }, time);
      continue;
    }
    const post = {
      bytes: Buffer.from(body),
      origin: url,
      time,
      charset: 'utf-8',
      hints: { title, url, published: time, source, column },
    };
    const options = { articlesStandAlone: true, undatedDay: day };
    await storeReading(app.store, post, readEdition(post), time, options);
  }
  await app.catchUp();
  const editions = await app.digestSources.editions.onDay(day);
  const articles = await app.digestSources.stories.articlesOfDays(day, day, [], 1000);
  const stories = [...editions.flatMap((edition) => edition.stories), ...articles];
  const picks = pickStories(stories, {}, await app.digestSources.events.ofStories(stories));
  const features = importanceFeaturesOf(picks, {
    editions,
    keywords: documents[0]?.keywords ?? [],
    tierOf: (column) => app.tiers.get(column) ?? 'news',
  });
  await app.store.close();
  return picks.map(({ story, also }, index) => ({
    title: story.title,
    columns: [story.column, ...also],
    features: features[index],
  }));
}

/** Returns an article as a story of its paragraphs, without markup. */
function articleOf(title: string, body: string): Story {
  const paragraphs = load(body)('p, li')
    .toArray()
    .map((element) => load(element).text().replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const id = createHash('sha256').update(title).digest('hex').slice(0, 10) as StoryId;
  const nothing = {
    section: null,
    images: [],
    links: [],
    attribution: null,
    commentary: [],
    writtenBy: null,
  };
  return { id, title, paragraphs: paragraphs.length > 0 ? paragraphs : [title], ...nothing };
}
