import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Row } from '../../database/database.ts';
import { dayFromRow } from '../news/rows.ts';
import type { SubscriptionId } from '../subscriptions/subscriptionRows.ts';

/** A channel of a server. */
export interface DeliveryPlace {
  readonly guildId: string;
  readonly channelId: string;
}

/** What a channel was shown on a day, by a digest or an alert. */
export interface EarlierDelivery {
  readonly kind: 'digest' | 'alert';
  /** Whose digest it was; null for an alert. */
  readonly subscription: SubscriptionId | null;
  readonly day: CalendarDay;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  /** The hash of a content, or an alert's own. */
  readonly content: string;
  /** How many of its items stand in its messages, as far as its subscription is still there to say so. */
  readonly itemLimit: number | undefined;
}

/** Days from one to another, both included. */
interface Days {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** What channels were shown, or are about to be, in some days, the oldest first; those that were shown nothing are left out. */
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

/** What a channel had been shown in some days when something was decided about it. */
export interface SeenDeliveries extends Days {
  /** Its alerts, and all of it, as texts that are others once something was added or changed. */
  readonly alerts: string;
  readonly all: string;
}

/** What is seen of a channel's deliveries of some days. */
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
 * The channels, by their keys, whose alerts (or whose deliveries of any kind) are not those any more that were seen when
 * something was decided about them. Asked in the transaction that writes the decision, so that two planners that decide in
 * one instant do not both tell a story.
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

/** A channel's name among the keys of `earlierDeliveries`. */
export function placeKey({ guildId, channelId }: DeliveryPlace): string {
  return `${guildId} ${channelId}`;
}

function itemLimitOf(row: Row): number | undefined {
  if (row.item_limit === null) return undefined;
  return Number(row.all_in_parts) === 1 ? Number.POSITIVE_INFINITY : Number(row.item_limit);
}

/** Where the first message of each of some days stands in a channel; a forum's stand in their posts. */
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
