import { html } from 'hono/html';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Digest } from '../../digests/digest.ts';
import { keepByDay } from '../../digests/keptByDay.ts';
import { ARTICLE_DAYS_MOST } from '../../digests/ofDay.ts';
import { zhCN } from '../../messages/texts/zh-CN.ts';
import { editionHeads } from '../../store/news/editionHeads.ts';
import { newestDays } from '../../store/news/editionList.ts';
import { printableLine } from '../../text/printable.ts';
import { dayPath, storyPath } from './addresses.ts';
import type { Archive } from './archive.ts';

/** A day in a feed: its glance as HTML, with links to the stories' pages. */
export interface FeedEntry {
  readonly url: string;
  readonly title: string;
  readonly published: Date;
  /** Time of its last change, for example by a column that came in later in the day. */
  readonly updated: Date;
  readonly content: string;
}

/** Days in a feed. */
const FEED_DAYS = 20;
/** Days whose entries are kept: those of the feed, and the one that the newest day pushes out. */
const DAYS_KEPT = FEED_DAYS + 1;
/** An entry is made again after an hour, because the tiers of sources rank its articles and change without the news. */
const KEPT_MILLISECONDS = 3_600_000;

/** Returns a reader of the newest days' entries, newest first; a day's is made again when its news changes. */
export function feedEntries(archive: Archive): () => Promise<readonly FeedEntry[]> {
  const entries = keepByDay(
    archive.store,
    { days: DAYS_KEPT, earlierDays: ARTICLE_DAYS_MOST, milliseconds: KEPT_MILLISECONDS },
    (day) => readEntry(archive, day),
  );
  return async () => {
    const found = await entries.of(await newestDays(archive.store, FEED_DAYS));
    return found.filter((entry) => entry !== undefined);
  };
}

async function readEntry(
  { store, digests, baseUrl }: Archive,
  day: CalendarDay,
): Promise<FeedEntry | undefined> {
  const digest = await digests.of(day);
  if (digest === undefined) return undefined;
  const changes = (await editionHeads(store, day, day)).map(({ changedAt }) => changedAt.getTime());
  return entryOf(digest, new Date(Math.max(0, ...changes)), baseUrl);
}

function entryOf(digest: Digest, changedAt: Date, baseUrl: string): FeedEntry {
  const sections = digest.sections.map(
    (section) =>
      html`${section.name === null ? '' : html`<h3>${printableLine(section.name)}</h3>`}<ul>${section.items.map(
        (item) =>
          html`<li><a href="${baseUrl}${storyPath(item.story)}">${printableLine(item.text)}</a>${item.byMachine ? ` · ${zhCN.itemByMachine}` : ''}</li>`,
      )}</ul>`,
  );
  const authorship = digest.editions.map(({ column, writtenBy }) =>
    writtenBy === null ? '' : html`<p>${printableLine(zhCN.columnByMachine(column, writtenBy))}</p>`,
  );
  // A digest has no time of day: eight in Beijing is used, when channels get it by default.
  const published = new Date(`${digest.day}T08:00:00+08:00`);
  return {
    url: `${baseUrl}${dayPath(digest.day)}`,
    title: `${digest.day} ${printableLine(digest.title)}`,
    published,
    updated: changedAt > published ? changedAt : published,
    content: String(html`${authorship}${sections}`),
  };
}
