import type { CalendarDay } from '../../calendar/day.ts';
import type { Statements } from '../../database/database.ts';
import type { Destination, SubscriptionId } from '../subscriptions/subscriptionRows.ts';
import type { MessageKindName } from './deliveryRows.ts';
import type { StreamId } from './streams.ts';

/** A message that is to be sent. */
export interface NewMessage {
  readonly stream: StreamId;
  readonly day: CalendarDay;
  readonly kind: MessageKindName;
  readonly subscription?: SubscriptionId;
  readonly destination: Destination;
  /** It is not sent before, as in a member's quiet hours; some hours after it, it is of no use. */
  readonly dueAt: Date;
  /** A hash of `keepContent`, or the kind's own JSON. */
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
 * Puts messages into the outbox, the first part of each; where a stream has its day already it is left as it is, or
 * (`replacesFailed`) made anew if it was refused. A member's message goes to the conversation of the last one. Returns how
 * many were put in. `poke` the worker after the transaction.
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
