import type { CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';
import type { Subscription } from '../../store/subscriptions/subscription.ts';
import { expectedColumns } from './expectedColumns.ts';

/** Choice of a delivery's content; the editions of `show` are all of one day. */
export type Choice =
  | { readonly kind: 'show'; readonly day: CalendarDay; readonly editions: readonly EditionId[] }
  /** Articles of the last day, else `otherwise`. */
  | { readonly kind: 'articles'; readonly otherwise: Choice }
  /** Waits for editions of these columns, or of any. */
  | { readonly kind: 'wait'; readonly columns: readonly string[] }
  | { readonly kind: 'nothing' };

/** Input of the choice. */
export interface Situation {
  readonly subscription: Pick<Subscription, 'columns' | 'freshness' | 'newsKinds'>;
  /** Day of the delivery in the subscription's zone. */
  readonly day: CalendarDay;
  readonly deadlineAt: Date;
  readonly now: Date;
  /** Editions of the last weeks. */
  readonly heads: readonly EditionHead[];
  /** Editions that the channel had recently; used by `latest` only. */
  readonly had: ReadonlySet<EditionId>;
}

const LATEST_HOURS = 24;

/** Chooses the content of a subscription's day; never another day's edition as today's. */
export function chooseEditions(situation: Situation): Choice {
  const { freshness, newsKinds } = situation.subscription;
  if (newsKinds === 'articles') return { kind: 'articles', otherwise: { kind: 'nothing' } };
  const choice = freshness === 'today' ? chooseToday(situation) : chooseLatest(situation);
  return newsKinds === 'both' && mayShowArticles(choice, situation)
    ? { kind: 'articles', otherwise: choice }
    : choice;
}

/**
 * Whether articles may replace missing editions: at the deadline, or earlier if none is expected because the columns
 * had none for weeks.
 */
function mayShowArticles(choice: Choice, { heads }: Situation): boolean {
  if (choice.kind === 'nothing') return true;
  const known = new Set(heads.map(({ column }) => column));
  return choice.kind === 'wait' && !choice.columns.some((column) => known.has(column));
}

/** `today`: the day's editions when all expected columns are in, or those present at the deadline. */
function chooseToday({ subscription, day, deadlineAt, now, heads }: Situation): Choice {
  const present = heads.filter((head) => head.day === day && isChosen(head, subscription.columns));
  const columns = new Set(present.map((head) => head.column));
  const missing = expectedColumns(subscription.columns, day, heads).filter((column) => !columns.has(column));
  const isComplete = present.length > 0 && missing.length === 0;
  if (!isComplete && now < deadlineAt) {
    return { kind: 'wait', columns: missing };
  }
  return present.length > 0
    ? { kind: 'show', day, editions: present.map((head) => head.id) }
    : { kind: 'nothing' };
}

/** `latest`: the newest day's editions among those of the last 24 hours that the channel has not had. */
function chooseLatest({ subscription, now, heads, had }: Situation): Choice {
  const since = new Date(now.getTime() - LATEST_HOURS * 3_600_000);
  const sinceDay = dayAt(since, BEIJING);
  const recent = heads.filter(
    (head) => isChosen(head, subscription.columns) && head.day >= sinceDay && head.storedAt >= since,
  );
  if (recent.length === 0) return { kind: 'nothing' };
  const fresh = recent.filter((head) => !had.has(head.id));
  const day = fresh.at(-1)?.day;
  if (day === undefined) return { kind: 'nothing' };
  return { kind: 'show', day, editions: fresh.filter((head) => head.day === day).map((head) => head.id) };
}

/** Whether a subscription's columns include an edition; no column means all. */
export function isChosen(head: Pick<EditionHead, 'column'>, columns: readonly string[]): boolean {
  return columns.length === 0 || columns.includes(head.column);
}
