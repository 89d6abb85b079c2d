import type { CalendarDay } from '../calendar/day.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import type { Store } from '../store/open.ts';
import { type OutboxDay, type OutboxLine, outboxDays, outboxOfDay } from '../store/outbox/deliveryReports.ts';
import type { DeliveryState } from '../store/outbox/deliveryRows.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Options of `sulan deliveries`. */
export interface DeliveriesOptions {
  /** One day; the newest days of the outbox if missing. */
  readonly day?: CalendarDay;
  /** How many days to show. */
  readonly days: number;
  readonly json: boolean;
  readonly texts: ResultTexts;
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
  const { texts } = options;
  const days = options.day ? [options.day] : await outboxDays(store, options.days);
  const all = await Promise.all(days.map((day) => outboxOfDay(store, day)));
  const known = all.filter(({ lines: of }) => of.length > 0);
  for (const day of known) {
    if (options.json) lines.out(JSON.stringify(day));
    else for (const line of describeDay(day, texts)) lines.out(line);
  }
  if (known.length === 0 && !options.json) {
    lines.out(options.day ? texts.deliveries.nothingOn(options.day) : texts.deliveries.nothingYet);
  }
  return EXIT.done;
}

function describeDay({ day, lines }: OutboxDay, texts: ResultTexts): string[] {
  const { states } = texts.deliveries;
  const counts = new Map<DeliveryState, number>();
  for (const line of lines) counts.set(line.state, (counts.get(line.state) ?? 0) + line.deliveries);
  const summary = [...counts].map(([state, count]) => `${count} ${states[state]}`).join(', ');
  return [`${day}  ${summary}`, ...lines.flatMap((line) => describeLine(line, texts))];
}

function describeLine({ state, reason, deliveries, channels }: OutboxLine, texts: ResultTexts): string[] {
  if (reason === null) return [];
  const { states, anyColumn } = texts.deliveries;
  const why = textsIn(texts.locale).delivery.reason(reason) || anyColumn;
  const more = deliveries > channels.length ? ', …' : '';
  const count = String(deliveries).padStart(6);
  return [`  ${states[state].padEnd(8)} ${count}  ${why}  (${channels.join(', ')}${more})`];
}
