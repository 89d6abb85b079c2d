import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { absoluteWebUrl } from '../absoluteWebUrl.ts';
import { rootElement } from '../feed/rootElement.ts';
import type { Source } from '../source.ts';

/** Feed in the list of another reader. */
export interface ListedFeed {
  readonly title: string;
  readonly url: string;
}

/** Most feeds that are read of a list; more than any person reads. */
const MOST_FEEDS = 5000;

/**
 * Returns the feeds of an OPML document (RSS readers' lists) without duplicates, and the number of outlines without a
 * web address; undefined if it is not OPML. Nested groups are flattened without recursion.
 */
export function feedsOfOpml(text: string): { feeds: readonly ListedFeed[]; refused: number } | undefined {
  const outlines = outlinesOf(text);
  if (!outlines) return undefined;
  const feeds = new Map<string, ListedFeed>();
  let refused = 0;
  // A stack, the next outline last: the document's order, however deep its groups are.
  const waiting = outlines.toReversed();
  for (let outline = waiting.pop(); outline && feeds.size < MOST_FEEDS; outline = waiting.pop()) {
    waiting.push(...(outline.outlines ?? []).toReversed());
    const address = outline.xmlUrl;
    if (address === undefined) continue;
    const url = feedUrl(address);
    if (url === undefined) refused += 1;
    else if (!feeds.has(url)) feeds.set(url, { title: (outline.title ?? outline.text ?? '').trim(), url });
  }
  return { feeds: [...feeds.values()], refused };
}

/**
 * Returns the feed's address if the whole text is one; old lists use a scheme of their own, `feed://…` or
 * `feed:https://…`.
 */
function feedUrl(address: string): string | undefined {
  const written = address
    .trim()
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:(?=\/\/)/i, 'http:');
  return /^https?:\/\//i.test(written) ? absoluteWebUrl(written, 'https://example.org/') : undefined;
}

function outlinesOf(text: string): readonly Opml.Outline<string>[] | undefined {
  // An empty list is valid too.
  if (rootElement(text)?.name.toLowerCase() === 'opml' && !/<outline[\s/>]/i.test(text)) return [];
  try {
    const { body } = parseOpml(text);
    return (body?.outlines ?? []).filter((outline): outline is Opml.Outline<string> => outline !== undefined);
  } catch {
    return undefined;
  }
}

/** Returns the feeds of a source list as an OPML document, including disabled ones; pages and folders are left out. */
export function opmlOf(sources: readonly Source[], title: string): string {
  const outlines = sources.flatMap((source) =>
    source.kind === 'feed' && source.url !== ''
      ? [{ type: 'rss', text: source.name, title: source.name, xmlUrl: source.url, category: source.tier }]
      : [],
  );
  return generateOpml({ head: { title }, body: { outlines } });
}
