import { absoluteWebUrl } from '../absoluteWebUrl.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { isRelativeTime, parsePublishedTime } from '../publishedTime.ts';
import type { FeedItem } from './feedItem.ts';
import { plainTitle } from './plainTitle.ts';
import type { RawBody, RawItem } from './rawFeed.ts';
import type { ItemBases, XmlBases } from './xmlBases.ts';

/** Most characters of a title; longer ones are truncated. */
const MOST_TITLE_CHARACTERS = 2000;

/** Context for reading the items of a feed. */
export interface FeedContext {
  readonly baseUrl: string;
  /** Base that the feed states for its addresses, absolute. */
  readonly statedBase: string | undefined;
  readonly xmlBases: XmlBases;
  readonly now: Date | undefined;
}

/** Returns the items of a feed without duplicates and without items that have no identity. */
export function feedItems(raw: readonly RawItem[], context: FeedContext): readonly FeedItem[] {
  const { baseUrl, now } = context;
  const named = raw.map((item, place): NamedItem => {
    const bases = context.xmlBases.of(item.link, place);
    const statedBase = bases?.item ?? context.statedBase;
    const linkBase = bases?.links.get(item.link?.trim() ?? '') ?? statedBase ?? baseUrl;
    return {
      ...item,
      bases,
      statedBase,
      url: absoluteWebUrl(item.link, linkBase),
      title: titleOf(item.title),
    };
  });
  const ids = sharedBy(named.map(({ id }) => id));
  const urls = sharedBy(named.map(({ url }) => url));
  const byKey = new Map<string, FeedItem>();
  for (const item of named) {
    const key = keyOf(item, ids, urls);
    // Of indistinguishable items the first, which is the newest, is kept: otherwise they would replace each other at
    // every poll.
    if (key && !byKey.has(key)) byKey.set(key, itemOf(key, item, now));
  }
  return [...byKey.values()];
}

interface NamedItem extends RawItem {
  readonly bases: ItemBases | undefined;
  readonly statedBase: string | undefined;
  readonly url: string | undefined;
  readonly title: string;
}

function titleOf(title: string | undefined): string {
  return plainTitle((title ?? '').slice(0, MOST_TITLE_CHARACTERS));
}

/** Returns the names that several items share and that therefore identify none. */
function sharedBy(names: readonly (string | undefined)[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of names) if (name !== undefined) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

/** Returns the item's id, else its address, if no other item has it; else everything that may distinguish two items. */
function keyOf(
  { id, url, title, published, bodies }: NamedItem,
  ids: ReadonlySet<string>,
  urls: ReadonlySet<string>,
): string {
  if (id && !ids.has(id)) return id;
  if (url && !urls.has(url)) return url;
  if (!url) return title || id || keyOfText(longestBody(bodies)?.text);
  return [url, title, published.find(Boolean) ?? ''].join('\n');
}

/** Returns the identity of an item that has only a text: RSS 2.0 requires a title or a description. */
function keyOfText(body = ''): string {
  const text = body.replaceAll(/<[^<>]*>/g, '').trim();
  return text === '' ? '' : fingerprintOf(text);
}

function itemOf(key: string, item: NamedItem, now: Date | undefined): FeedItem {
  const { url, title, bases, statedBase } = item;
  const times = item.published.map((stated) => ({ stated, instant: parsePublishedTime(stated, now) }));
  const read = times.find(({ instant }) => instant !== undefined);
  const published = read?.instant;
  const stated = item.updated ?? read?.stated ?? item.published.find(Boolean) ?? '';
  const body = longestBody(item.bodies);
  const contentBase = bases?.bodies.get(body?.element ?? '') ?? statedBase;
  return {
    key,
    title,
    ...(url ? { url } : {}),
    ...(published ? { published } : {}),
    version: isRelativeTime(stated) ? '' : stated,
    content: body?.text ?? '',
    ...(contentBase ? { contentBase } : {}),
  };
}

function longestBody(bodies: RawItem['bodies']): RawBody | undefined {
  return bodies.reduce<RawBody | undefined>((longest, body) => {
    const isLonger = (body?.text?.length ?? 0) > (longest?.text?.length ?? 0);
    return isLonger ? body : longest;
  }, undefined);
}
