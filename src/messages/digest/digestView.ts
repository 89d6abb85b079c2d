import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';

/** How a digest is shown. */
export interface DigestView {
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** Items shown, from `from` (0) on; what is left stands behind a button. */
  readonly itemLimit: number;
  readonly from?: number;
  /** The subscription whose choices the digest follows. */
  readonly subscription?: string;
  /** A line above the digest, such as why it shows another day. */
  readonly notice?: string;
  readonly deliveryKey?: string;
  /** The day for which it is delivered. */
  readonly deliveredOn?: CalendarDay;
  readonly pingRole?: string;
  readonly replaces?: boolean;
  /** The news as it was written, where its reader usually gets it in another script. */
  readonly original?: boolean;
  /** The archive's address for readers, without a trailing slash, where there is one on the web. */
  readonly archiveUrl?: string;
  /** The messages to which what was told before leads, by the items' stories. */
  readonly toldIn?: ReadonlyMap<StoryId, string>;
  /** Where the reader chose the day: its year is shown where it is another than today's, and the days beside it are a press away. */
  readonly browsing?: { readonly today: CalendarDay; readonly newest: CalendarDay };
}

/** What a view adds to its message: the key of its delivery, whom it is announced to and in which line, what it replaces. */
export function deliveredAs(
  { deliveryKey, pingRole, replaces }: Pick<DigestView, 'deliveryKey' | 'pingRole' | 'replaces'>,
  announcement: string,
): Pick<Message, 'deliveryKey' | 'pingRole' | 'announcement' | 'replaces'> {
  return {
    ...(deliveryKey !== undefined && { deliveryKey }),
    ...(pingRole !== undefined && { pingRole, announcement }),
    ...(replaces && { replaces: true }),
  };
}
