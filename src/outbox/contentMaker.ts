import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { DayChoices } from '../digests/ofDay.ts';
import type { RecapChoices } from '../digests/readRecap.ts';
import { type Recap, type RecapDays, type RecapPeriod, recapDays } from '../digests/recap.ts';
import type { ToldTo } from '../digests/told.ts';
import type { EditionId } from '../editions/identity.ts';
import { editionsOf } from '../store/news/editions.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { Store } from '../store/open.ts';
import { keepContent } from '../store/outbox/deliveryContents.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';
import type { MissingEdition } from './plan/missingEdition.ts';

/** Builds the digest of a day's editions for a subscription; undefined if its filters leave nothing. */
export type DigestMaker = (
  day: CalendarDay,
  editions: readonly StoredEdition[],
  choices: DayChoices,
) => Promise<Digest | undefined>;

/** Builds the recap of some days for a subscription; undefined if its filters leave nothing. */
export type RecapMaker = (days: RecapDays, choices: RecapChoices) => Promise<Recap | undefined>;

/** Choices of a subscription that determine its content. */
type Choosing = Pick<Subscription, 'guildId' | 'columns' | 'sections' | 'include' | 'exclude' | 'newsKinds'>;

/** A stored content, and whether the channel was told all of it before. */
export interface Made {
  readonly hash: string;
  readonly isAllTold: boolean;
}

/**
 * Builds contents once for all subscriptions with equal choices; for one run of the planner, during which news does not
 * change.
 */
export class ContentMaker {
  readonly #store: Store;
  readonly #makeDigest: DigestMaker;
  readonly #hasOwnNews: (server: string) => boolean;
  readonly #makeRecap: RecapMaker | undefined;
  readonly #made = new Map<string, Promise<Made | undefined>>();

  /** `hasOwnNews` tells whether a server has its own sources and so shares no content with others. */
  constructor(
    store: Store,
    makeDigest: DigestMaker,
    hasOwnNews: (server: string) => boolean = () => false,
    makeRecap?: RecapMaker,
  ) {
    this.#store = store;
    this.#makeRecap = makeRecap;
    this.#makeDigest = makeDigest;
    this.#hasOwnNews = hasOwnNews;
  }

  /**
   * Builds the content of a day's editions or, without any, of the day's articles before an instant, for a channel that
   * was told some of it before; undefined if the filters leave nothing.
   */
  make(
    day: CalendarDay,
    editions: readonly EditionId[],
    subscription: Choosing,
    told: ToldTo,
    articlesUntil?: Date,
  ): Promise<Made | undefined> {
    const choices = { ...this.#choicesOf(subscription), ...(articlesUntil && { articlesUntil }) };
    return this.#once([day, editions, choices, told.key], () =>
      this.#make(day, editions, { ...choices, told: told.stories }),
    );
  }

  /** Builds the recap of the week or month up to a day; undefined if the filters leave nothing. */
  recap(period: RecapPeriod, day: CalendarDay, subscription: Choosing): Promise<Made | undefined> {
    const choices = this.#choicesOf(subscription);
    return this.#once([period, day, choices], () => this.#recap(recapDays(period, day), day, choices));
  }

  /** Returns the hash of the content of a withdrawn digest. */
  async withdrawnHashOf(day: CalendarDay): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: 'null' });
  }

  /** Returns the hash of the notice about missing columns. */
  async missingHashOf(day: CalendarDay, missing: MissingEdition): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: JSON.stringify({ missing }) });
  }

  /** Returns the hash of the notice that nothing came since the channel's digest of this minute of the day. */
  async nothingSinceHashOf(day: CalendarDay, nothingSince: number): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: JSON.stringify({ nothingSince }) });
  }

  #choicesOf({ columns, sections, include, exclude, newsKinds, guildId }: Choosing) {
    const server = this.#hasOwnNews(guildId) ? { server: guildId } : undefined;
    return { columns, sections, include, exclude, newsKinds, ...server };
  }

  /** Returns the content of a key, built at the first call; `key` is JSON with everything that affects it. */
  #once(key: readonly unknown[], make: () => Promise<Made | undefined>): Promise<Made | undefined> {
    const written = JSON.stringify(key);
    const known = this.#made.get(written);
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(written, made);
    return made;
  }

  async #recap(days: RecapDays, day: CalendarDay, choices: RecapChoices): Promise<Made | undefined> {
    const recap = await this.#makeRecap?.(days, choices);
    if (!recap) return undefined;
    const digest = JSON.stringify({ recap });
    return { hash: await keepContent(this.#store, { day, editions: [], digest }), isAllTold: false };
  }

  async #make(day: CalendarDay, ids: readonly EditionId[], choices: DayChoices): Promise<Made | undefined> {
    const editions = (await editionsOf(this.#store).onDay(day)).filter((edition) => ids.includes(edition.id));
    await nextTurn();
    const digest = await this.#makeDigest(day, editions, choices);
    await nextTurn();
    if (!digest) return undefined;
    const hash = await keepContent(this.#store, { day, editions: ids, digest: JSON.stringify(digest) });
    return { hash, isAllTold: digest.sections.length === 0 };
  }
}
