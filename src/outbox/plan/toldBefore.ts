import type { CalendarDay } from '../../calendar/day.ts';
import type { Digest, DigestItem } from '../../digests/digest.ts';
import { TOLD_DAYS, type ToldStory, type ToldTo } from '../../digests/told.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { Store } from '../../store/open.ts';
import {
  type DeliveryPlace,
  deliveriesUpTo,
  type EarlierDelivery,
  messagesOfDays,
} from '../../store/outbox/earlierDeliveries.ts';
import type { Subscription, SubscriptionId } from '../../store/subscriptions/subscriptionRows.ts';
import { readShown } from '../contents.ts';

/** How many items of its digests a channel sees; the rest behind a button is not told. */
type Length = Pick<Subscription, 'itemLimit' | 'allInParts'>;

/** A delivery that is made, or made anew with what it shows already. */
export interface OwnDelivery {
  readonly subscription: SubscriptionId | null;
  readonly content?: string | null;
}

/** Reads what channels were told; what several of them were told in the same way is worked out once. */
export class ToldReader {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<ToldTo>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * What a channel was told in the two weeks before a day. Where a delivery of the day itself is named, so was what the
   * channel's other deliveries of that day tell, whichever of them came first: but for what it shows itself.
   */
  async before(
    place: DeliveryPlace,
    day: CalendarDay,
    { itemLimit, allInParts }: Length,
    own?: OwnDelivery,
  ): Promise<ToldTo> {
    const usual = allInParts ? Number.POSITIVE_INFINITY : itemLimit;
    const earlier = (await deliveriesUpTo(this.#store, place, day, TOLD_DAYS)).filter(
      (delivery) => delivery.day < day || (own !== undefined && delivery.subscription !== own.subscription),
    );
    const told = earlier.map((delivery) => ({ ...delivery, limit: delivery.itemLimit ?? usual }));
    const today = told.filter((delivery) => delivery.day === day);
    const shown = today.length === 0 ? null : (own?.content ?? null);
    const key = [shown, day, ...told.map(({ day: on, content, limit }) => `${on} ${content} ${limit}`)].join(
      '\n',
    );
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#read(key, day, told, shown);
    this.#known.set(key, made);
    return made;
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
    for (const { day: on, content, limit, dueAt } of told) {
      const digest = (await readShown(this.#store, content))?.digest;
      // Recaps tell nothing new, and count for nothing.
      if (!digest) continue;
      const isSameDay = on === day;
      if (isSameDay) dueToday = dueAt;
      const items = itemsIn(digest).filter(({ rank }) => rank < limit);
      // What another delivery of the day said in its closing line was said before is not said twice a day.
      for (const { story } of isSameDay ? [...items, ...digest.repeats] : items) {
        if (!(isSameDay && own.has(story))) stories.set(story, { day: on, isSameDay });
      }
    }
    return { key, stories, dueToday };
  }
}

function itemsIn(digest: Digest | null | undefined): readonly DigestItem[] {
  return (digest?.sections ?? []).flatMap(({ items }) => items);
}

/** The messages of a channel to which a digest's marks of what was told before lead, by their days. */
export async function toldMessages(
  store: Store,
  place: DeliveryPlace,
  digest: Pick<Digest, 'sections' | 'repeats'> | null | undefined,
): Promise<ReadonlyMap<CalendarDay, string>> {
  const items = digest ? [...digest.sections.flatMap((section) => section.items), ...digest.repeats] : [];
  const days = [...new Set(items.flatMap(({ told }) => told ?? []))];
  const messages = await messagesOfDays(store, place, days);
  return new Map(
    [...messages].map(([day, { channelId, messageId }]) => [
      day,
      `https://discord.com/channels/${place.guildId}/${channelId}/${messageId}`,
    ]),
  );
}
