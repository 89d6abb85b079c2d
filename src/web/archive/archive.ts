import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Digest } from '../../digests/digest.ts';
import type { SourceDesk } from '../../messages/administration/sourceDesk.ts';
import type { Services } from '../../messages/conversation/services.ts';
import { editionHeads } from '../../store/news/editionHeads.ts';
import { editionsOfColumn, newestDays } from '../../store/news/editionList.ts';
import type { Store } from '../../store/open.ts';

/** What the archive's pages read, the commands' own parts, and how they may show it. */
export interface Archive
  extends Pick<
    Services,
    'stories' | 'editions' | 'search' | 'digests' | 'removedStory' | 'pictures' | 'clock'
  > {
  readonly store: Store;
  /** The sources and how reading them goes, where this process reads any. */
  readonly sources?: Pick<SourceDesk, 'standings'>;
  /** The address under which readers reach the archive, without a trailing slash. */
  readonly baseUrl: string;
  /** Whole stories instead of excerpts: the operator's choice, because the news belongs to its publishers. */
  readonly fullText: boolean;
  /** Whether digests are spoken, and so are a podcast. */
  readonly isSpoken?: boolean;
  /** Where the operator can be reached, if they say. */
  readonly contact?: string;
  /** The host of the language model's server, where one is configured. */
  readonly modelHost?: string;
}

/** A page of a column's editions, and the day from which the next page goes on. */
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

/** A day's digest, and when its news last changed. */
export interface DatedDigest {
  readonly digest: Digest;
  readonly changedAt: Date;
}

/** The digests of the newest days, newest first: what feeds carry. Between two of them others get their turn. */
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
