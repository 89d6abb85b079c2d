import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import { TOLD_DAYS, type ToldTo } from '../digests/told.ts';
import type { StoryId } from '../editions/edition.ts';
import { type DeliveryPlace, deliveriesBefore, messagesOfDays } from '../store/ledger/earlierDeliveries.ts';
import type { Store } from '../store/open.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import { readShown } from './contents.ts';

/** How many items of its digests a channel sees; the rest behind a button is not told. */
type Length = Pick<Subscription, 'itemLimit' | 'allInParts'>;

/** Reads what channels were told; what several of them were told in the same way is worked out once. */
export class ToldReader {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<ToldTo>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** What a channel was told in the two weeks before a day. */
  async before(place: DeliveryPlace, day: CalendarDay, { itemLimit, allInParts }: Length): Promise<ToldTo> {
    const limit = allInParts ? Number.POSITIVE_INFINITY : itemLimit;
    const earlier = await deliveriesBefore(this.#store, place, day, TOLD_DAYS);
    const key = [limit, ...earlier.map(({ day: on, content }) => `${on} ${content}`)].join('\n');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#read(key, earlier, limit);
    this.#known.set(key, made);
    return made;
  }

  async #read(
    key: string,
    earlier: Awaited<ReturnType<typeof deliveriesBefore>>,
    limit: number,
  ): Promise<ToldTo> {
    const stories = new Map<StoryId, CalendarDay>();
    for (const { day, content } of earlier) {
      const digest = (await readShown(this.#store, content))?.digest;
      for (const { items } of digest?.sections ?? []) {
        for (const { story, rank } of items) if (rank < limit) stories.set(story, day);
      }
    }
    return { key, stories };
  }
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
