import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodeText } from '../../text/charset.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';

/** Fetched page. */
export type PageTask = Pick<FetchedBody, 'bytes' | 'charset'>;

/** Least characters of an extracted article; less is a caption or a notice. */
const SHORTEST_ARTICLE = 120;

/** Most tags of a page; more take seconds to score and are not articles. */
const MOST_TAGS = 40_000;

/** Elements of a head that describe the page: its title, metadata and structured data. */
const ABOUT_PAGE = 'title, meta, link[rel="canonical"], base, script[type="application/ld+json"]';

/**
 * Returns the page with only its article in the body: without menus, related posts, comments and footers; metadata in
 * the head stays. Returns undefined if no article is found. Readability was measured against defuddle on 235 pages with
 * site furniture around known texts: F1 of the text 99.7 and 98.7 %, 19 and 61 ms a page, 0.2 and 3.2 MB installed.
 */
export function extractArticle({ bytes, charset }: PageTask): string | undefined {
  const decoded = decodeText(bytes, charset);
  if (decoded.kind === 'unreadable' || countTags(decoded.text) > MOST_TAGS) return undefined;
  // Readability requires the body element, which browsers add.
  const hasBody = /<body[\s>]/i.test(decoded.text);
  const { document } = parseHTML(hasBody ? decoded.text : `<html><body>${decoded.text}</body></html>`);
  const head = [...document.querySelectorAll(ABOUT_PAGE)].map(String).join('\n');
  const found = new Readability(document).parse();
  if (!found?.content || (found.textContent ?? '').trim().length < SHORTEST_ARTICLE) return undefined;
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${found.content}</body></html>`;
}

function countTags(html: string): number {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags += 1;
  return tags;
}
