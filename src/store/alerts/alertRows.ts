import { z } from 'zod';
import type { Reason } from '../outbox/reason.ts';
import {
  CHANNEL_KINDS,
  type Destination,
  dateOrNull,
  pauseFromRow,
} from '../subscriptions/subscriptionRows.ts';

/** An alert's name in custom ids and in the outbox: 10 base32 characters drawn at random. */
export type AlertId = string & { readonly brand: 'AlertId' };

/** What an admin chooses of an alert. */
export interface AlertChoices extends Destination {
  readonly keyword: string;
  /** The one role that is pinged; null for none. */
  readonly pingRole: string | null;
  /** Messages a day at most. */
  readonly dailyLimit: number;
  /** The frame's language, such as `zh-CN`. */
  readonly language: string;
  /** The member who made it, told first when it fails. */
  readonly createdBy: string;
}

/** An alert as it is kept. */
export interface Alert extends AlertChoices {
  readonly id: AlertId;
  readonly createdAt: Date;
  /** The newest story row that was looked at. */
  readonly lookedUntil: number;
  /** The reason is null where an admin paused it. */
  readonly paused: { readonly at: Date; readonly reason: Reason | null } | null;
  /** Since when Discord refuses every message; null after a success. */
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

/** A row of `alerts`; throws for what this program cannot have written. */
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
