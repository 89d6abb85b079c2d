import { LRUCache } from 'lru-cache';
import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import { hasGenerated, withoutGenerated } from '../digests/generated.ts';
import type { Recap } from '../digests/recap.ts';
import type { EditionId } from '../editions/identity.ts';
import type { Store } from '../store/open.ts';
import { findContent } from '../store/outbox/deliveryContents.ts';
import { contentSchema } from './contentSchema.ts';
import type { MissingEdition } from './plan/missingEdition.ts';

/**
 * Content of a delivery: a digest, a recap, missing columns, a notice that nothing came since another digest, or (none
 * of these) withdrawn.
 */
export interface Shown {
  readonly day: CalendarDay;
  readonly editions: readonly EditionId[];
  readonly digest: Digest | null;
  readonly recap?: Recap;
  readonly missing?: MissingEdition;
  /** Minute of the day of the channel's digest since which nothing came. */
  readonly nothingSince?: number;
}

/** Whether a content is a notice without news. */
export function isNotice({ missing, nothingSince }: Shown): boolean {
  return missing !== undefined || nothingSince !== undefined;
}

/** Returns the content of a hash; undefined if the store does not have it. */
export async function readShown(store: Store, hash: string): Promise<Shown | undefined> {
  // Ten thousand deliveries of a morning share a few contents.
  const known = read.get(store) ?? new LRUCache<string, Shown>({ max: MOST_READ });
  read.set(store, known);
  const shown = known.get(hash) ?? (await parseContent(store, hash));
  if (shown !== undefined) known.set(hash, shown);
  return shown;
}

/**
 * Whether two contents have the same news, ignoring generated text: a change of it alone is no reason to edit a
 * message.
 */
export async function isSameNews(store: Store, one: string | null, other: string): Promise<boolean> {
  const shown = [one === null ? undefined : await readShown(store, one), await readShown(store, other)];
  const digests = shown.map((each) => each?.digest ?? undefined);
  const [before, after] = digests;
  if (!before || !after || !(hasGenerated(before) || hasGenerated(after))) return false;
  return JSON.stringify(withoutGenerated(before)) === JSON.stringify(withoutGenerated(after));
}

/** Contents are immutable, so recently read ones are cached. */
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
