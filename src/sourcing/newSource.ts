import { isIP } from 'node:net';
import { type FoundFeed, findFeed } from '../sources/discovery/findFeed.ts';
import type { SourceFailure } from '../sources/failure.ts';
import type { Source } from '../sources/source.ts';
import { freeId, type NewEntry } from '../sources/sourceList/editSourceList.ts';
import { type SourceTrial, type TrialContext, trySource } from './trySource.ts';

/** A source found at an address and tried, but not added yet. */
export interface FoundSource {
  readonly kind: 'found';
  readonly entry: NewEntry;
  readonly trial: SourceTrial;
  /** Id of a listed source with the same address. */
  readonly known: string | undefined;
}

const NAME_CHARACTERS_MOST = 60;

/** Finds the feed of an address and tries it; `entry` is its entry for a list. Failures are values. */
export async function findSource(
  address: string,
  listed: readonly Source[],
  context: TrialContext,
): Promise<FoundSource | SourceFailure> {
  const found = await findTyped(address.trim(), context);
  if (found.kind === 'failed') return found;
  const { hostname } = new URL(found.url);
  const base = {
    id: freeId(idOf(found.url), new Set(listed.map(({ id }) => id))),
    name: [...(found.title || hostname)].slice(0, NAME_CHARACTERS_MOST).join(''),
    kind: 'feed',
    url: found.url,
  } as const;
  const trial = await trySource(sourceOf(base), context);
  const { sample } = trial;
  const entry: NewEntry = {
    ...base,
    ...(sample?.kind === 'edition' && { tier: 'roundup' }),
    ...(sample?.column && { columns: [{ name: sample.column }] }),
  };
  const known = listed.find((source) => source.kind !== 'folder' && source.url === found.url)?.id;
  return { kind: 'found', entry, trial, known };
}

/** Returns the source of a list entry, with defaults filled in. */
export function sourceOf(entry: NewEntry): Source {
  return {
    ...entry,
    tier: entry.tier === 'roundup' ? 'roundup' : 'news',
    content: 'auto',
    proxy: true,
    enabled: true,
    verified: 'never',
    lastCheckedHere: 'never',
    articles: false,
    everyMinutes: 30,
    columns: entry.columns ?? [],
  };
}

/** Finds the feed of an address typed without its scheme: https first, then http, because some sites do not support https. */
async function findTyped(address: string, context: TrialContext): Promise<FoundFeed | SourceFailure> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return await findFeed(address, context);
  const found = await findFeed(`https://${address}`, context);
  if (found.kind === 'found' || found.reason !== 'network') return found;
  const plain = await findFeed(`http://${address}`, context);
  return plain.kind === 'found' ? plain : found;
}

/** Derives an id from an address: sspai of sspai.com, ruanyifeng of www.ruanyifeng.com, a repository's path, or a whole IP address. */
function idOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [owner = '', repository = ''] = pathname.split('/').filter(Boolean);
  if (/(?:^|\.)github(?:usercontent)?\.com$/.test(hostname)) return `${owner}-${repository}`;
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) return hostname;
  const labels = hostname.split('.').filter((label) => !/^(?:www|rss|feed|feeds|blog)$/.test(label));
  return labels.length > 1
    ? labels
        .slice(0, -1)
        .join('-')
        .replace(/-(?:com|co|org|net)$/, '')
    : hostname;
}
