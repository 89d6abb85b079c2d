import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Locale } from '../locale.ts';
import type { Message } from '../message.ts';

/** View of a digest. */
export interface DigestView {
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** Number of items shown, starting at `from` (0); the rest is behind a button. */
  readonly itemLimit: number;
  readonly from?: number;
  /** Subscription whose choices the digest follows. */
  readonly subscription?: string;
  /** Line above the digest, such as why it shows another day. */
  readonly notice?: string;
  readonly deliveryKey?: string;
  /** Day of the delivery. */
  readonly deliveredOn?: CalendarDay;
  readonly pingRole?: string;
  readonly replaces?: boolean;
  /** Whether the news is shown as written although the reader usually gets another script. */
  readonly original?: boolean;
  /** Public address of the archive without a trailing slash, if there is one. */
  readonly archiveUrl?: string;
  /** Links to earlier messages, by story of the items. */
  readonly toldIn?: ReadonlyMap<StoryId, string>;
  /** Set if the reader chose the day: another year is shown, and neighbouring days can be opened. */
  readonly browsing?: { readonly today: CalendarDay; readonly newest: CalendarDay };
}

/** Returns what a view adds to its message: the delivery's key, its announcement, the replaced message. */
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
