import type { Statements } from '../../database/database.ts';
import type { DeliveryKey } from './deliveryRows.ts';
import { rowFromReason } from './reason.ts';

/** Writes the rows of a digest's further parts, replacing `known` ones of an earlier attempt. */
export async function writeFurtherParts(
  transaction: Statements,
  { stream, day, part }: DeliveryKey,
  { parts, known }: { readonly parts: number; readonly known: number },
): Promise<void> {
  if (known > 1)
    await transaction.run(
      `DELETE FROM deliveries WHERE stream = ? AND day = ? AND part > ? AND state = 'due'`,
      [stream, day, part],
    );
  const further = Array.from({ length: parts - 1 }, (_, index) => index + 2);
  await transaction.runEach(
    `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind,
       due_at, deadline_at, parts, content, attempts, follow_ups)
     SELECT stream, day, CAST(? AS INTEGER), kind, subscription, 'due', guild_id, channel_id, channel_kind,
       due_at, deadline_at, CAST(? AS INTEGER), coalesce(revision, content), 0, '[]'
     FROM deliveries WHERE stream = ? AND day = ? AND part = ?
     ON CONFLICT DO NOTHING`,
    further.map((number) => [number, parts, stream, day, part]),
  );
}

/** Releases the part after a sent one, into the same thread. */
export async function releaseNextPart(
  transaction: Statements,
  { stream, day, part }: DeliveryKey,
  { threadId, now }: { readonly threadId: string | null; readonly now: Date },
): Promise<void> {
  await transaction.run(
    `UPDATE deliveries SET wake_at = ?, thread_id = ?
     WHERE stream = ? AND day = ? AND part = ? AND state = 'due'`,
    [now.getTime(), threadId, stream, day, part + 1],
  );
}

/** Skips the parts after one that is not sent. */
export async function skipFurtherParts(
  transaction: Statements,
  { stream, day, part }: DeliveryKey,
): Promise<void> {
  await transaction.run(
    `UPDATE deliveries SET state = 'skipped', wake_at = NULL, reason = ?
     WHERE stream = ? AND day = ? AND part > ? AND state = 'due'`,
    [rowFromReason({ code: 'earlier-part-failed' }), stream, day, part],
  );
}
