import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Digest } from '../../digests/digest.ts';
import type { SourceDesk } from '../../messages/administration/sourceDesk.ts';
import type { Services } from '../../messages/conversation/services.ts';
import { editionHeads } from '../../store/news/editionHeads.ts';
import { editionsOfColumn, newestDays } from '../../store/news/editionList.ts';
import type { Store } from '../../store/open.ts';

/** Dependencies of the archive's pages: the commands' services, and display settings. */
export interface Archive
  extends Pick<
    Services,
    'stories' | 'editions' | 'search' | 'digests' | 'removedStory' | 'pictures' | 'clock'
  > {
  readonly store: Store;
  /** The sources and their health, if this process reads any. */
  readonly sources?: Pick<SourceDesk, 'standings'>;
  /** Public address of the archive, without a trailing slash. */
  readonly baseUrl: string;
  /**
   * Whether whole stories are shown instead of excerpts: the operator's choice, because the news belongs to its
   * publishers.
   */
  readonly fullText: boolean;
  /** Whether digests are spoken, so that there is a podcast. */
  readonly isSpoken?: boolean;
  /** Contact of the operator, if given. */
  readonly contact?: string;
  /** Host of the language model's server, if one is configured. */
  readonly modelHost?: string;
}

/** Returns a page of a column's editions, and the day at which the next page continues. */
export async function editionsPage(
  archive: Archive,
  column: string,
  before: CalendarDay | undefined,
  size: number,
) {
  const found = await editionsOfColumn(archive.store, column, before, size + 1);
  const editions = found.slice(0, size);
  return { editions, next: found.length > size ? editions.at(-1)?.day : undefined };
}

/** A day's digest, and the time of its last change. */
export interface DatedDigest {
  readonly digest: Digest;
  readonly changedAt: Date;
}

/** Returns the digests of the newest days for feeds, newest first, yielding the event loop in between. */
export async function newestDigests(archive: Archive, days: number): Promise<readonly DatedDigest[]> {
  const digests: DatedDigest[] = [];
  for (const day of await newestDays(archive.store, days)) {
    const digest = await archive.digests.of(day);
    const heads = await editionHeads(archive.store, day, day);
    const changes = heads.map(({ changedAt }) => changedAt.getTime());
    if (digest !== undefined) digests.push({ digest, changedAt: new Date(Math.max(...changes)) });
    await nextTurn();
  }
  return digests;
}
