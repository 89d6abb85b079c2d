import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodeText } from '../../text/charset.ts';
import type { FetchedBody } from '../fetching/fetcher.ts';

/** A page as it came. */
export type PageTask = Pick<FetchedBody, 'bytes' | 'charset'>;

/** Less text than this is a caption or a notice, and no article that was found. */
const SHORTEST_ARTICLE = 120;

/** Pages of more tags are no articles, and scoring them takes seconds. */
const MOST_TAGS = 40_000;

/** Elements of a head that say what the page is: its title, its metadata and its own data. */
const ABOUT_PAGE = 'title, meta, link[rel="canonical"], base, script[type="application/ld+json"]';

/**
 * The page with its article alone in the body: without menus, related posts, comments and footers. What the head says of
 * the page stays. Undefined where no article is found in it. `npm run bench -- pages` measures it on 228 pages with site
 * furniture around known texts: F1 of the text 99.5 % at 9 ms of processor a page. Defuddle 0.19.4 reaches 99.7 % at 32 ms
 * and takes 3.2 MB installed in place of 0.2.
 */
export function extractArticle({ bytes, charset }: PageTask): string | undefined {
  const decoded = decodeText(bytes, charset);
  if (decoded.kind === 'unreadable' || countTags(decoded.text) > MOST_TAGS) return undefined;
  // Readability takes for granted what every browser adds.
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
