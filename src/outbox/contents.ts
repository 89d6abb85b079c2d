import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type CalendarDay, parseDay } from '../calendar/day.ts';
import type { Digest, DigestItem, DigestSection } from '../digests/digest.ts';
import { hasGenerated, withoutGenerated } from '../digests/generated.ts';
import type { DayChoices } from '../digests/ofDay.ts';
import type { RecapChoices } from '../digests/readRecap.ts';
import { type Recap, type RecapDays, type RecapPeriod, recapDays } from '../digests/recap.ts';
import type { ToldTo } from '../digests/told.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import { editionsOf } from '../store/news/editions.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { Store } from '../store/open.ts';
import { findContent, keepContent } from '../store/outbox/deliveryContents.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { MissingEdition } from './plan/missingEdition.ts';

/** Makes the digest of a day's editions as a subscription wants it; undefined where nothing passes its filters. */
export type DigestMaker = (
  day: CalendarDay,
  editions: readonly StoredEdition[],
  choices: DayChoices,
) => Promise<Digest | undefined>;

/**
 * What a delivery shows: a digest, a recap, which columns did not come, that nothing came since another digest, or (none of these)
 * that what it showed was withdrawn.
 */
export interface Shown {
  readonly day: CalendarDay;
  readonly editions: readonly EditionId[];
  readonly digest: Digest | null;
  readonly recap?: Recap;
  readonly missing?: MissingEdition;
  /** The minute of the day of the channel's digest since which nothing came. */
  readonly nothingSince?: number;
}

/** Whether a delivery shows that there is nothing to show. */
export function isNotice({ missing, nothingSince }: Shown): boolean {
  return missing !== undefined || nothingSince !== undefined;
}

/** Makes the recap of some days as a subscription wants it; undefined where nothing passes its filters. */
export type RecapMaker = (days: RecapDays, choices: RecapChoices) => Promise<Recap | undefined>;

/** A content that was made, and whether its channel was told all of it before. */
export interface Made {
  readonly hash: string;
  readonly isAllTold: boolean;
}

/** Makes contents once for all subscriptions that want the same; for one run of the planner, during which no news changes. */
export class ContentMaker {
  readonly #store: Store;
  readonly #makeDigest: DigestMaker;
  readonly #hasOwnNews: (server: string) => boolean;
  readonly #makeRecap: RecapMaker | undefined;
  readonly #made = new Map<string, Promise<Made | undefined>>();

  /** `hasOwnNews`: whether a server has sources for itself, so that it shares no content with the others. */
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
   * The content with these editions of a day, or, without any, with the articles of the day before an instant, for a
   * channel that was told some of it before; undefined where nothing passes the filters.
   */
  make(
    day: CalendarDay,
    editions: readonly EditionId[],
    {
      columns,
      sections,
      include,
      exclude,
      newsKinds,
      guildId,
    }: Pick<Subscription, 'guildId' | 'columns' | 'sections' | 'include' | 'exclude' | 'newsKinds'>,
    told: ToldTo,
    articlesUntil?: Date,
  ): Promise<Made | undefined> {
    const until = articlesUntil && { articlesUntil };
    const server = this.#hasOwnNews(guildId) ? { server: guildId } : undefined;
    const choices = { columns, sections, include, exclude, newsKinds, ...server, ...until };
    const key = JSON.stringify([day, editions, choices, told.key]);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#make(day, editions, { ...choices, told: told.stories });
    this.#made.set(key, made);
    return made;
  }

  /** The hash of the content with the recap of the week or month up to a day; undefined where nothing passes the filters. */
  recap(
    period: RecapPeriod,
    day: CalendarDay,
    {
      columns,
      sections,
      include,
      exclude,
      newsKinds,
      guildId,
    }: Pick<Subscription, 'guildId' | 'columns' | 'sections' | 'include' | 'exclude' | 'newsKinds'>,
  ): Promise<Made | undefined> {
    const server = this.#hasOwnNews(guildId) ? { server: guildId } : undefined;
    const choices = { columns, sections, include, exclude, newsKinds, ...server };
    const key = JSON.stringify([period, day, choices]);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#recap(recapDays(period, day), day, choices);
    this.#made.set(key, made);
    return made;
  }

  async #recap(days: RecapDays, day: CalendarDay, choices: RecapChoices): Promise<Made | undefined> {
    const recap = await this.#makeRecap?.(days, choices);
    if (!recap) return undefined;
    const digest = JSON.stringify({ recap });
    return { hash: await keepContent(this.#store, { day, editions: [], digest }), isAllTold: false };
  }

  /** The hash of the content that says that a digest was withdrawn. */
  async withdrawnHashOf(day: CalendarDay): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: 'null' });
  }

  /** The hash of the content that says which columns did not come. */
  async missingHashOf(day: CalendarDay, missing: MissingEdition): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: JSON.stringify({ missing }) });
  }

  /** The hash of the content that says that nothing came since the channel's digest of this minute of the day. */
  async nothingSinceHashOf(day: CalendarDay, nothingSince: number): Promise<string> {
    return await keepContent(this.#store, { day, editions: [], digest: JSON.stringify({ nothingSince }) });
  }

  async #make(day: CalendarDay, ids: readonly EditionId[], choices: DayChoices): Promise<Made | undefined> {
    const editions = (await editionsOf(this.#store).onDay(day)).filter((edition) => ids.includes(edition.id));
    const digest = await this.#makeDigest(day, editions, choices);
    if (!digest) return undefined;
    const hash = await keepContent(this.#store, { day, editions: ids, digest: JSON.stringify(digest) });
    return { hash, isAllTold: digest.sections.length === 0 };
  }
}

/** What a content shows; undefined for a hash that the store does not know. */
export async function readShown(store: Store, hash: string): Promise<Shown | undefined> {
  // Ten thousand deliveries of a morning show a handful of contents.
  const known = read.get(store) ?? new LRUCache<string, Shown>({ max: MOST_READ });
  read.set(store, known);
  const shown = known.get(hash) ?? (await parseContent(store, hash));
  if (shown !== undefined) known.set(hash, shown);
  return shown;
}

/**
 * Whether two contents show the same news, whatever a language model wrote beside it: that alone is no reason to edit what
 * stands in a channel.
 */
export async function isSameNews(store: Store, one: string | null, other: string): Promise<boolean> {
  const shown = [one === null ? undefined : await readShown(store, one), await readShown(store, other)];
  const digests = shown.map((each) => each?.digest ?? undefined);
  const [before, after] = digests;
  if (!before || !after || !(hasGenerated(before) || hasGenerated(after))) return false;
  return JSON.stringify(withoutGenerated(before)) === JSON.stringify(withoutGenerated(after));
}

/** Contents never change under their hash, so that those read last need not be read again. */
const read = new WeakMap<Store, LRUCache<string, Shown>>();
const MOST_READ = 128;

async function parseContent(store: Store, hash: string): Promise<Shown | undefined> {
  const content = await findContent(store, hash);
  if (!content) return undefined;
  const { day, editions } = content;
  const parsed = contentSchema.parse(JSON.parse(content.digest));
  if (parsed !== null && ('recap' in parsed || 'missing' in parsed || 'nothingSince' in parsed))
    return { day, editions, digest: null, ...parsed };
  return { day, editions, digest: parsed };
}

const calendarDay = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue(`no calendar day: ${text}`);
  return z.NEVER;
});
const texts = z.array(z.string());
const storyId = z.string().transform((id) => id as StoryId);
type UnrankedItem = Omit<DigestItem, 'rank'> & { rank?: number | undefined };

function withRanks(sections: { name: string | null; items: UnrankedItem[] }[]): DigestSection[] {
  let place = 0;
  return sections.map(({ name, items }) => ({
    name,
    items: items.map(({ rank, ...item }) => {
      place += 1;
      return { ...item, rank: rank ?? place - 1 };
    }),
  }));
}

const itemSchema = z.object({
  text: z.string(),
  story: storyId,
  column: z.string(),
  also: texts,
  // Contents of versions before this one lack these: they were shown in the order in which they stand.
  rank: z.number().optional(),
  byMachine: z.boolean().default(false),
  isOfServer: z.boolean().default(false),
  url: z.string().nullable().default(null),
  told: calendarDay.nullable().default(null),
  alerted: z.object({ story: storyId, isMore: z.boolean() }).exactOptional(),
  renderings: z
    .object({ 'en-US': z.string().exactOptional(), 'zh-TW': z.string().exactOptional() })
    .exactOptional(),
});

const leadsSchema = z.array(
  z.object({
    story: storyId,
    clause: z.string().nullable(),
    picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
    significance: z.string().exactOptional(),
  }),
);

const digestSchema: z.ZodType<Digest> = z.object({
  day: calendarDay,
  title: z.string(),
  sections: z
    .array(
      z.object({
        name: z.string().nullable(),
        items: z.array(itemSchema),
      }),
    )
    .transform(withRanks),
  repeats: z.array(itemSchema.extend({ rank: z.number().default(0) })).default([]),
  leads: leadsSchema.default([]),
  characters: z.number(),
  minutes: z.number(),
  columns: texts,
  editions: z.array(
    z.object({
      column: z.string(),
      headline: z.string(),
      url: z.string().nullable(),
      keyPoints: texts,
      keyPointsBy: z.string().nullable(),
      keyPointsAreGenerated: z.literal(true).exactOptional(),
      // Contents of versions before this one have none.
      writtenBy: z.string().nullable().default(null),
    }),
  ),
  articlesUntil: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .default(null),
});
const recapSchema: z.ZodType<Recap> = z.object({
  period: z.enum(['week', 'month']),
  from: calendarDay,
  to: calendarDay,
  items: z.array(
    z.object({
      text: z.string(),
      story: storyId,
      column: z.string(),
      toldBy: z.number(),
      firstDay: calendarDay,
      lastDay: calendarDay,
      further: z.object({ text: z.string(), story: storyId, day: calendarDay }).nullable(),
      byMachine: z.boolean(),
      isOfServer: z.literal(true).exactOptional(),
      url: z.string().nullable(),
    }),
  ),
  events: z.number(),
  columns: texts,
  rising: z.array(z.object({ name: z.string(), stories: z.number(), usual: z.number() })).default([]),
  leads: leadsSchema,
});
const contentSchema = z.union([
  z.object({ missing: z.object({ columns: texts, lastDay: calendarDay }) }),
  z.object({ nothingSince: z.number() }),
  z.object({ recap: recapSchema }),
  digestSchema,
  z.null(),
]);
