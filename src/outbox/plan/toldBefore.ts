import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Digest, DigestItem } from '../../digests/digest.ts';
import { TOLD_DAYS, type ToldStory, type ToldTo } from '../../digests/told.ts';
import type { StoryId } from '../../editions/edition.ts';
import { alertFromContent, earlierAlerts } from '../../store/alerts/dueAlerts.ts';
import type { Store } from '../../store/open.ts';
import {
  type DeliveryPlace,
  type EarlierDelivery,
  earlierDeliveries,
  messagesOfDays,
  placeKey,
  type SeenDeliveries,
  seenDeliveries,
} from '../../store/outbox/earlierDeliveries.ts';
import type { Subscription, SubscriptionId } from '../../store/subscriptions/subscription.ts';
import { readShown } from '../contents.ts';

/** Visible length of a digest; items behind a button are not told. */
type Length = Pick<Subscription, 'itemLimit' | 'allInParts'>;

/** A delivery that is built, or rebuilt with what it already shows. */
export interface OwnDelivery {
  readonly subscription: SubscriptionId | null;
  readonly content?: string | null;
}

/** Stories already told to a channel, and the deliveries on which this is based. */
export interface KnownTold extends ToldTo {
  readonly seen: SeenDeliveries;
}

/** Reads what channels were told by digests and alerts; computed once for channels with equal history. */
export class ToldReader {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<ToldTo>>();
  #prepared: Prepared | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Reads in one round trip what some channels were told up to a day, for later calls of `before` about channels that
   * get nothing in the meantime.
   */
  async prepare(places: readonly DeliveryPlace[], days: readonly CalendarDay[]): Promise<void> {
    const [first] = days.toSorted();
    const last = days.toSorted().at(-1);
    if (first === undefined || last === undefined || places.length === 0) {
      this.#prepared = undefined;
      return;
    }
    const from = addDays(first, -TOLD_DAYS);
    const deliveries = await earlierDeliveries(this.#store, places, { from, to: last });
    this.#prepared = { places: new Set(places.map(placeKey)), from, to: last, deliveries };
  }

  /**
   * Returns what a channel was told in the two weeks before a day, and by alerts on that day. For a delivery of the
   * day, the channel's other deliveries of the day count as well, in any order, except for what it already shows; later
   * alerts do not count.
   */
  async before(
    place: DeliveryPlace,
    day: CalendarDay,
    { itemLimit, allInParts }: Length,
    own?: OwnDelivery,
  ): Promise<KnownTold> {
    const usual = allInParts ? Number.POSITIVE_INFINITY : itemLimit;
    const days = { from: addDays(day, -TOLD_DAYS), to: day };
    const all = await this.#earlier(place, days);
    const seen = seenDeliveries(all, days);
    const isOwn = (delivery: EarlierDelivery) =>
      delivery.day === day && delivery.kind === 'digest' && delivery.subscription === own?.subscription;
    const sentAt = all.find(isOwn)?.sentAt;
    const earlier = all.filter((delivery) => {
      if (delivery.day < day) return true;
      if (delivery.kind === 'alert') return !sentAt || delivery.dueAt < sentAt;
      return own !== undefined && !isOwn(delivery);
    });
    const told = earlier.map((delivery) => ({ ...delivery, limit: delivery.itemLimit ?? usual }));
    const today = told.filter((delivery) => delivery.day === day && delivery.kind === 'digest');
    const shown = today.length === 0 ? null : (own?.content ?? null);
    const key = [shown, day, ...told.map(({ day: on, content, limit }) => `${on} ${content} ${limit}`)].join(
      '\n',
    );
    const made = this.#known.get(key) ?? this.#read(key, day, told, shown);
    this.#known.set(key, made);
    return { ...(await made), seen };
  }

  async #earlier(
    place: DeliveryPlace,
    { from, to }: Pick<SeenDeliveries, 'from' | 'to'>,
  ): Promise<readonly EarlierDelivery[]> {
    const key = placeKey(place);
    const prepared = this.#prepared;
    if (!prepared?.places.has(key) || from < prepared.from || to > prepared.to)
      return (await earlierDeliveries(this.#store, [place], { from, to })).get(key) ?? [];
    return (prepared.deliveries.get(key) ?? []).filter(({ day }) => day >= from && day <= to);
  }

  async #read(
    key: string,
    day: CalendarDay,
    told: readonly (EarlierDelivery & { readonly limit: number })[],
    shown: string | null,
  ): Promise<ToldTo> {
    const itself = shown === null ? [] : itemsIn((await readShown(this.#store, shown))?.digest);
    const own = new Set(itself.map(({ story }) => story));
    const stories = new Map<StoryId, ToldStory>();
    let dueToday: Date | undefined;
    for (const { kind, day: on, content, limit, dueAt } of told) {
      if (kind === 'alert') {
        for (const { id: story } of alertFromContent(content).stories)
          stories.set(story as StoryId, { day: on, isSameDay: false, alerted: story as StoryId });
        continue;
      }
      const digest = (await readShown(this.#store, content))?.digest;
      // Recaps do not count.
      if (!digest) continue;
      const isSameDay = on === day;
      if (isSameDay) dueToday = dueAt;
      const items = itemsIn(digest).filter(({ rank }) => rank < limit);
      // Repeats in the closing line of another delivery of the day are not repeated.
      for (const { story } of isSameDay ? [...items, ...digest.repeats] : items) {
        if (!(isSameDay && own.has(story))) stories.set(story, { day: on, isSameDay });
      }
    }
    return { key, stories, dueToday };
  }
}

/** Prepared history of channels. */
interface Prepared {
  readonly places: ReadonlySet<string>;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly deliveries: ReadonlyMap<string, readonly EarlierDelivery[]>;
}

function itemsIn(digest: Digest | null | undefined): readonly DigestItem[] {
  return (digest?.sections ?? []).flatMap(({ items }) => items);
}

/** Returns links to the channel's messages for items told before, by story. */
export async function toldMessages(
  store: Store,
  place: DeliveryPlace,
  digest: Pick<Digest, 'sections' | 'repeats'> | null | undefined,
): Promise<ReadonlyMap<StoryId, string>> {
  const items = digest ? [...digest.sections.flatMap((section) => section.items), ...digest.repeats] : [];
  const marked = items.filter(({ told }) => told !== null);
  const days = [...new Set(marked.flatMap(({ told, alerted }) => (told && !alerted ? [told] : [])))];
  const ofDigests = await messagesOfDays(store, place, days);
  const ofAlerts = await alertMessages(store, place, marked);
  return new Map(
    marked.flatMap(({ story, told, alerted }): [StoryId, string][] => {
      const message = alerted ? ofAlerts.get(alerted.story) : told && ofDigests.get(told);
      if (!message) return [];
      const { channelId, messageId } = message;
      return [[story, `https://discord.com/channels/${place.guildId}/${channelId}/${messageId}`]];
    }),
  );
}

/** Returns links to the alerts of a digest's items, by story of the alert. */
async function alertMessages(
  store: Store,
  place: DeliveryPlace,
  items: readonly DigestItem[],
): Promise<ReadonlyMap<string, { readonly channelId: string; readonly messageId: string }>> {
  const days = items.flatMap(({ told, alerted }) => (told && alerted ? [told] : [])).sort();
  const newest = days.at(-1);
  if (newest === undefined) return new Map();
  const alerts = await earlierAlerts(store, place, newest, TOLD_DAYS);
  return new Map(
    alerts.flatMap(({ stories, message }) =>
      message ? stories.map(({ id }) => [id, message] as const) : [],
    ),
  );
}
