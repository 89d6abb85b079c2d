import type { CalendarDay } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { EditionHead } from '../../store/news/editionHeads.ts';
import type { Subscription } from '../../store/subscriptions/subscriptionRows.ts';
import { expectedColumns } from './expectedColumns.ts';

/** What a delivery is to show, as far as is known now; the editions of a `show` are all of its day. */
export type Choice =
  | { readonly kind: 'show'; readonly day: CalendarDay; readonly editions: readonly EditionId[] }
  /** The articles of the last day, else what follows. */
  | { readonly kind: 'articles'; readonly otherwise: Choice }
  /** Of these columns, or of any. */
  | { readonly kind: 'wait'; readonly columns: readonly string[] }
  | { readonly kind: 'nothing' };

/** What a choice is made of. */
export interface Situation {
  readonly subscription: Pick<Subscription, 'columns' | 'freshness' | 'newsKinds'>;
  /** The delivery's day, in the subscription's zone. */
  readonly day: CalendarDay;
  readonly deadlineAt: Date;
  readonly now: Date;
  /** The editions of the last weeks up to the newest. */
  readonly heads: readonly EditionHead[];
  /** What the channel has had lately; only `latest` asks for it. */
  readonly had: ReadonlySet<EditionId>;
}

const LATEST_HOURS = 24;

/** What to show for a subscription's day: never another day's edition as today's. */
export function chooseEditions(situation: Situation): Choice {
  const { freshness, newsKinds } = situation.subscription;
  if (newsKinds === 'articles') return { kind: 'articles', otherwise: { kind: 'nothing' } };
  const choice = freshness === 'today' ? chooseToday(situation) : chooseLatest(situation);
  return newsKinds === 'both' && mayShowArticles(choice, situation)
    ? { kind: 'articles', otherwise: choice }
    : choice;
}

/**
 * Articles take the place of editions that do not come: at the deadline, and before it where no edition is to be
 * expected, since none of the columns has had one for weeks.
 */
function mayShowArticles(choice: Choice, { heads }: Situation): boolean {
  if (choice.kind === 'nothing') return true;
  const known = new Set(heads.map(({ column }) => column));
  return choice.kind === 'wait' && !choice.columns.some((column) => known.has(column));
}

/**
 * `today`: the day's editions once every expected column is in, and whatever is there at the deadline.
 */
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

/** `latest`: of the editions of the last 24 hours that the channel has not had, those of the newest day. */
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

/** Whether a subscription's columns let an edition through; none chosen means all. */
export function isChosen(head: Pick<EditionHead, 'column'>, columns: readonly string[]): boolean {
  return columns.length === 0 || columns.includes(head.column);
}
