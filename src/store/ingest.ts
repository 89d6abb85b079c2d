import { type CalendarDay, daysBetween } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Edition, Warning } from '../editions/edition.ts';
import { shrinkageWarning } from '../editions/integrity.ts';
import { readEdition } from '../editions/readEdition.ts';
import type { Document } from '../sources/document.ts';
import type { Ingested } from '../sources/ingest.ts';
import { saveArticle } from './news/saveArticle.ts';
import { saveEdition } from './news/saveEdition.ts';
import { usualStories } from './news/usualStories.ts';
import type { Store } from './open.ts';

/** What to do with a document that is one long article: a file is an edition of its own, a source's item is not. */
export interface IngestOptions {
  readonly articlesStandAlone: boolean;
}

/** The column of a document that names none and whose source does not either. */
const UNNAMED_COLUMN = '未名栏目';

/** Reads a document and stores what it holds; nothing is stored of one that cannot be read or holds no story. */
export function ingestDocument(
  store: Store,
  document: Document,
  now: Date,
  options: IngestOptions,
): Ingested {
  const read = readEdition(document);
  if (read.kind === 'unreadable') return { kind: 'failed', reason: read.reason };
  const { edition } = read;
  const [story] = edition.stories;
  if (!story) return { kind: 'failed', reason: 'No stories were found in the document.' };
  const { column: hinted, source, url } = document.hints ?? {};
  const column = edition.column || hinted || source || UNNAMED_COLUMN;
  const { day, dayGuessed, doubts } = dayFor(edition, document, now);
  if (options.articlesStandAlone && read.kind === 'article') {
    const own = { ...story, writtenBy: story.writtenBy ?? edition.writtenBy };
    const article = { story: own, column: source ?? column, url: edition.url ?? url ?? null, day };
    return { kind: 'article', change: saveArticle(store, article, now) };
  }
  const usual = usualStories(store, column, edition.headline);
  const thin = usual === undefined ? undefined : shrinkageWarning(edition.stories.length, usual);
  const warnings = [...edition.warnings, ...doubts, ...(thin ? [thin] : [])];
  const reading = {
    edition: { ...edition, column, warnings },
    day,
    dayGuessed,
    origin: document.origin,
  };
  const { kind: change } = saveEdition(store, reading, now);
  return { kind: 'edition', change, column, day, stories: edition.stories.length, warnings };
}

/** An edition is out some days ahead at most: a weekly is dated by its week's end. */
const DAYS_AHEAD = 7;

/**
 * The day under which an edition is stored: its own, else its document's, else today. One that is yet to come is a
 * slip or a lie, and would be the newest one for years.
 */
function dayFor({ date }: Edition, { time }: Document, now: Date) {
  const today = dayAt(now, BEIJING);
  const mayBe = (day: CalendarDay) => daysBetween(today, day) <= DAYS_AHEAD;
  if (date !== null && mayBe(date)) return { day: date, dayGuessed: false, doubts: [] };
  const written = dayAt(time, BEIJING);
  const doubts: Warning[] = date === null ? [] : [yetToCome(date)];
  return { day: mayBe(written) ? written : today, dayGuessed: true, doubts };
}

function yetToCome(date: CalendarDay): Warning {
  const message = `The document is dated ${date}, which is yet to come; the day of its file or its fetch was taken.`;
  return { code: 'date-mismatch', message };
}
