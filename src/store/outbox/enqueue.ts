import type { CalendarDay } from '../../calendar/day.ts';
import type { Statements } from '../../database/database.ts';
import type { Destination } from '../subscriptions/destination.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';
import type { MessageKindName } from './deliveryRows.ts';
import type { StreamId } from './streams.ts';

/** A message to send. */
export interface NewMessage {
  readonly stream: StreamId;
  readonly day: CalendarDay;
  readonly kind: MessageKindName;
  readonly subscription?: SubscriptionId;
  readonly destination: Destination;
  /** Earliest time of sending, such as the end of quiet hours; it is obsolete some hours later. */
  readonly dueAt: Date;
  /** Hash from `keepContent`, or JSON of the kind. */
  readonly content: string;
}

const ENQUEUE = `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind,
    due_at, deadline_at, parts, content, wake_at, attempts, follow_ups, thread_id)
  VALUES (?, ?, 1, ?, ?, 'due', ?, ?, ?, ?, ?, 1, ?, ?, 0, '[]',
    (SELECT thread_id FROM deliveries WHERE guild_id = '@me' AND guild_id = ? AND channel_id = ? AND thread_id IS NOT NULL
     ORDER BY day DESC LIMIT 1))
  ON CONFLICT (stream, day, part) DO UPDATE SET state = 'due', content = excluded.content, due_at = excluded.due_at,
    deadline_at = excluded.deadline_at, wake_at = excluded.wake_at, attempts = 0, reason = NULL, parts = 1
  WHERE deliveries.state = 'failed' AND CAST(? AS INTEGER) = 1`;

/**
 * Adds the first part of messages to the outbox; an existing one of the same stream and day is kept or, with
 * `replacesFailed`, replaced if it was refused. A member's message goes to the direct message channel of the last one.
 * Returns the number added. Call `poke` of the worker after the transaction.
 */
export function enqueue(
  statements: Statements,
  messages: readonly NewMessage[],
  { replacesFailed = false }: { readonly replacesFailed?: boolean } = {},
): Promise<number> {
  return statements.runEach(
    ENQUEUE,
    messages.map(({ stream, day, kind, subscription, destination, dueAt, content }) => {
      const { guildId, channelId, channelKind } = destination;
      const at = dueAt.getTime();
      return [
        ...[stream, day, kind, subscription ?? null, guildId, channelId, channelKind, at, at, content, at],
        ...[guildId, channelId, replacesFailed ? 1 : 0],
      ];
    }),
  );
}
