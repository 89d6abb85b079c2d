import type { CalendarDay } from '../calendar/day.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import type { Store } from '../store/open.ts';
import { type OutboxDay, type OutboxLine, outboxDays, outboxOfDay } from '../store/outbox/deliveryReports.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan deliveries`. */
export interface DeliveriesOptions {
  /** One day; the newest days of the outbox if missing. */
  readonly day?: CalendarDay;
  /** How many days to show. */
  readonly days: number;
  readonly json: boolean;
}

/**
 * `sulan deliveries`: prints the outbox by day, with the reason for each unsent delivery; with --json one object per
 * day.
 */
export async function printDeliveries(
  store: Store,
  options: DeliveriesOptions,
  lines: Lines,
): Promise<number> {
  const days = options.day ? [options.day] : await outboxDays(store, options.days);
  const all = await Promise.all(days.map((day) => outboxOfDay(store, day)));
  const known = all.filter(({ lines: of }) => of.length > 0);
  for (const day of known) {
    if (options.json) lines.out(JSON.stringify(day));
    else for (const line of describeDay(day)) lines.out(line);
  }
  if (known.length === 0 && !options.json) {
    lines.out(options.day ? `Nothing was due on ${options.day}.` : 'Nothing has been due yet.');
  }
  return EXIT.done;
}

function describeDay({ day, lines }: OutboxDay): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.state, (counts.get(line.state) ?? 0) + line.deliveries);
  const summary = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  return [`${day}  ${summary}`, ...lines.flatMap(describeLine)];
}

function describeLine({ state, reason, deliveries, channels }: OutboxLine): string[] {
  if (reason === null) return [];
  const why = textsIn('en-US').delivery.reason(reason) || 'of any column';
  const more = deliveries > channels.length ? ', …' : '';
  return [`  ${state.padEnd(8)} ${String(deliveries).padStart(6)}  ${why}  (${channels.join(', ')}${more})`];
}
