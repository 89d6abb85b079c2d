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
