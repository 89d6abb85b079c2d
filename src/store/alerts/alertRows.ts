import { z } from 'zod';
import type { Reason } from '../outbox/reason.ts';
import { CHANNEL_KINDS, type Destination } from '../subscriptions/destination.ts';
import { dateOrNull, pauseFromRow } from '../subscriptions/subscriptionRows.ts';

/** Id of an alert, used in custom ids and the outbox: 10 random base32 characters. */
export type AlertId = string & { readonly brand: 'AlertId' };

/** Choices of an alert. */
export interface AlertChoices extends Destination {
  readonly keyword: string;
  /** Role that is pinged; null for none. */
  readonly pingRole: string | null;
  /** Maximum number of messages per day. */
  readonly dailyLimit: number;
  /** Language of the frame, such as `zh-CN`. */
  readonly language: string;
  /** Member who created it, the first to be told of failures. */
  readonly createdBy: string;
}

/** A stored alert. */
export interface Alert extends AlertChoices {
  readonly id: AlertId;
  readonly createdAt: Date;
  /** Newest story row that was checked. */
  readonly lookedUntil: number;
  /** The reason is null if an admin paused it. */
  readonly paused: { readonly at: Date; readonly reason: Reason | null } | null;
  /** Time since which Discord refuses all messages; null after a success. */
  readonly refusedSince: Date | null;
}

const row = z.object({
  id: z.string().transform((id) => id as AlertId),
  guild_id: z.string(),
  channel_id: z.string(),
  channel_kind: z.enum(CHANNEL_KINDS),
  keyword: z.string(),
  ping_role: z.string().nullable(),
  daily_limit: z.number(),
  language: z.string(),
  created_by: z.string(),
  created_at: z.number(),
  looked_until: z.number(),
  paused_at: z.number().nullable(),
  pause_reason: z.string().nullable(),
  refused_since: z.number().nullable(),
});

/** Returns a row of `alerts` as an alert. Throws for data that this program cannot have written. */
export function alertFromRow(columns: unknown): Alert {
  const known = row.parse(columns);
  return {
    id: known.id,
    guildId: known.guild_id,
    channelId: known.channel_id,
    channelKind: known.channel_kind,
    keyword: known.keyword,
    pingRole: known.ping_role,
    dailyLimit: known.daily_limit,
    language: known.language,
    createdBy: known.created_by,
    createdAt: new Date(known.created_at),
    lookedUntil: known.looked_until,
    paused: pauseFromRow(known),
    refusedSince: dateOrNull(known.refused_since),
  };
}
