import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Row } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';

/** A channel of a server. */
export interface DeliveryPlace {
  readonly guildId: string;
  readonly channelId: string;
}

/** Content shown to a channel on a day by a digest or alert. */
export interface EarlierDelivery {
  readonly kind: 'digest' | 'alert';
  /** Subscription of the digest; null for an alert. */
  readonly subscription: SubscriptionId | null;
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  /** Hash of a content, or the content of an alert. */
  readonly content: string;
  /** Number of its items that are visible, if its subscription still exists. */
  readonly itemLimit: number | undefined;
}

/** Range of days, inclusive. */
interface Days {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/**
 * Returns the contents shown to channels in some days, sent or pending, oldest first; channels without any are left
 * out.
 */
export async function earlierDeliveries(
  database: Queries,
  places: readonly DeliveryPlace[],
  { from, to }: Days,
  kinds: readonly EarlierDelivery['kind'][] = ['digest', 'alert'],
): Promise<ReadonlyMap<string, readonly EarlierDelivery[]>> {
  const rows = await database.all(
    `SELECT deliveries.guild_id, deliveries.channel_id, kind, subscription, day, due_at, sent_at,
       coalesce(revision, content) AS hash, item_limit, all_in_parts
     FROM unnest(?::text[]) AS value CROSS JOIN deliveries LEFT JOIN subscriptions ON subscriptions.id = subscription
     WHERE deliveries.guild_id = value ->> 'guildId' AND deliveries.channel_id = value ->> 'channelId'
       AND day >= ? AND day <= ? AND part = 1 AND kind = ANY(?)
       AND state IN ('due', 'sending', 'sent', 'unknown') AND content IS NOT NULL
     ORDER BY day, due_at, stream`,
    [places.map(({ guildId, channelId }) => JSON.stringify({ guildId, channelId })), from, to, kinds],
  );
  const shown = rows.map((row) => ({
    place: placeKey({ guildId: String(row.guild_id), channelId: String(row.channel_id) }),
    kind: row.kind === 'alert' ? ('alert' as const) : ('digest' as const),
    subscription: row.subscription === null ? null : (String(row.subscription) as SubscriptionId),
    day: dayFromRow(String(row.day)),
    dueAt: new Date(Number(row.due_at)),
    sentAt: row.sent_at === null ? null : new Date(Number(row.sent_at)),
    content: String(row.hash),
    itemLimit: itemLimitOf(row),
  }));
  return Map.groupBy(shown, ({ place }) => place);
}

/** Deliveries of a channel in some days on which a decision was based. */
export interface SeenDeliveries extends Days {
  /** Fingerprints of its alerts and of all deliveries, which change with any addition. */
  readonly alerts: string;
  readonly all: string;
}

/** Returns the fingerprints of a channel's deliveries. */
export function seenDeliveries(deliveries: readonly EarlierDelivery[], days: Days): SeenDeliveries {
  return {
    ...days,
    alerts: textOf(deliveries.filter(({ kind }) => kind === 'alert')),
    all: textOf(deliveries),
  };
}

function textOf(deliveries: readonly EarlierDelivery[]): string {
  return deliveries.map(({ day, content }) => `${day} ${content}`).join('\n');
}

/**
 * Returns the channels, by key, whose alerts (or deliveries of any kind) have changed since a decision. Called in the
 * transaction that writes the decision, so that two concurrent planners do not both tell a story.
 */
export async function changedSince(
  transaction: Queries,
  decided: readonly { readonly place: DeliveryPlace; readonly seen: SeenDeliveries }[],
  of: 'alerts' | 'all',
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  const kinds = of === 'alerts' ? (['alert'] as const) : undefined;
  for (const some of Map.groupBy(decided, ({ seen: { from, to } }) => `${from} ${to}`).values()) {
    const [{ seen: days } = {}] = some;
    if (!days) continue;
    const places = some.map(({ place }) => place);
    const now = await earlierDeliveries(transaction, places, days, kinds);
    for (const { place, seen } of some) {
      const key = placeKey(place);
      if (textOf(now.get(key) ?? []) !== seen[of]) changed.add(key);
    }
  }
  return changed;
}

/** Returns a channel's key in `earlierDeliveries`. */
export function placeKey({ guildId, channelId }: DeliveryPlace): string {
  return `${guildId} ${channelId}`;
}

function itemLimitOf(row: Row): number | undefined {
  if (row.item_limit === null) return undefined;
  return Number(row.all_in_parts) === 1 ? Number.POSITIVE_INFINITY : Number(row.item_limit);
}

/** Returns the first message of each day in a channel; in forums they are in posts. */
export async function messagesOfDays(
  database: Queries,
  { guildId, channelId }: DeliveryPlace,
  days: readonly CalendarDay[],
): Promise<ReadonlyMap<CalendarDay, { readonly channelId: string; readonly messageId: string }>> {
  if (days.length === 0) return new Map();
  const rows = await database.all(
    `SELECT day, thread_id, message_id FROM deliveries
     WHERE guild_id = ? AND channel_id = ? AND day = ANY(?) AND part = 1 AND kind = 'digest' AND message_id IS NOT NULL
     ORDER BY due_at DESC`,
    [guildId, channelId, days],
  );
  return new Map(
    rows.map((row) => [
      dayFromRow(String(row.day)),
      {
        channelId: row.thread_id === null ? channelId : String(row.thread_id),
        messageId: String(row.message_id),
      },
    ]),
  );
}
