import { fingerprintOf } from '../fingerprint.ts';
import { isRelativeTime, parsePublishedTime } from '../publishedTime.ts';
import { webUrl } from '../webUrl.ts';
import type { FeedItem } from './feedItem.ts';
import { plainTitle } from './plainTitle.ts';
import type { RawBody, RawItem } from './rawFeed.ts';
import type { ItemBases, XmlBases } from './xmlBases.ts';

/** Longer titles are no titles: what follows is cut off. */
const MOST_TITLE_CHARACTERS = 2000;

/** What the items of a feed are read by. */
export interface FeedContext {
  readonly baseUrl: string;
  /** What the feed says that its addresses are relative to, absolute. */
  readonly statedBase: string | undefined;
  readonly xmlBases: XmlBases;
  readonly now: Date | undefined;
}

/** The items of a feed, each once; those without any name are none. */
export function feedItems(raw: readonly RawItem[], context: FeedContext): readonly FeedItem[] {
  const { baseUrl, now } = context;
  const named = raw.map((item, place): NamedItem => {
    const bases = context.xmlBases.of(item.link, place);
    const statedBase = bases?.item ?? context.statedBase;
    const linkBase = bases?.links.get(item.link?.trim() ?? '') ?? statedBase ?? baseUrl;
    return { ...item, bases, statedBase, url: webUrl(item.link, linkBase), title: titleOf(item.title) };
  });
  const ids = sharedBy(named.map(({ id }) => id));
  const urls = sharedBy(named.map(({ url }) => url));
  const byKey = new Map<string, FeedItem>();
  for (const item of named) {
    const key = keyOf(item, ids, urls);
    // Of items that cannot be told apart the first, which is the newest: the others would take turns for ever.
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

/** Names that several items of the feed have: they name none of them. */
function sharedBy(names: readonly (string | undefined)[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of names) if (name !== undefined) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

/** The feed's own id, else the address, where no other item has it; else everything that may tell two items apart. */
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

/** RSS 2.0 asks an item for a title or a description alone: one of a text is known by it. */
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
