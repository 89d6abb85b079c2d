import type { CalendarDay } from '../../calendar/day.ts';
import type { SourceDesk } from '../../messages/administration/sourceDesk.ts';
import type { Services } from '../../messages/conversation/services.ts';
import { editionsOfColumn } from '../../store/news/editionList.ts';
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
