import { load } from 'cheerio/slim';
import { Document, DomHandler, Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { absoluteWebUrl } from '../absoluteWebUrl.ts';

/** Link of a list page, absolute and without its fragment. */
export interface PageLink {
  readonly url: string;
  readonly text: string;
}

/**
 * Deepest nesting of a page that is read: list pages are far below, and htmlparser2 needs quadratic time for deep
 * nesting.
 */
const MOST_DEPTH = 500;
const MOST_ELEMENTS = 50_000;
/** Characters parsed between two checks of the limits. */
const STEP_CHARACTERS = 4096;
const MOST_LINKS = 500;
const MOST_LABEL_CHARACTERS = 200;

/**
 * Returns the links that a CSS selector matches on a page (the elements or the first link in each), in order, without
 * duplicates.
 */
export function extractLinks(html: string, selector: string, pageUrl: string): readonly PageLink[] {
  const page = load(boundedTree(html));
  const baseUrl = absoluteWebUrl(page('base[href]').attr('href'), pageUrl) ?? pageUrl;
  const links = new Map<string, PageLink>();
  for (const element of page(selector)) {
    const found = page(element);
    const link = found.is('a') ? found : found.find('a[href]').first();
    const url = absoluteWebUrl(link.attr('href'), baseUrl)?.replace(/#.*$/s, '');
    if (url === undefined || links.has(url)) continue;
    links.set(url, { url, text: link.text().replaceAll(/\s+/g, ' ').trim().slice(0, MOST_LABEL_CHARACTERS) });
    if (links.size >= MOST_LINKS) break;
  }
  return [...links.values()];
}

function boundedTree(html: string): Document {
  const handler = new CountingHandler();
  const parser = new Parser(handler);
  for (let start = 0; start < html.length && !handler.isFull; start += STEP_CHARACTERS)
    parser.write(html.slice(start, start + STEP_CHARACTERS));
  parser.end();
  return underOneElement(handler.root);
}

/** Wraps the outermost elements in one: selecting compares siblings at the root in quadratic time. */
function underOneElement({ children }: Document): Document {
  const whole = new Element('page', {}, children);
  for (const child of children) child.parent = whole;
  const document = new Document([whole]);
  whole.parent = document;
  return document;
}

/** Builds the tree and records when it is too deep or too large. */
class CountingHandler extends DomHandler {
  private depth = 0;
  private elements = 0;

  get isFull(): boolean {
    return this.depth > MOST_DEPTH || this.elements > MOST_ELEMENTS;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    this.elements += 1;
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.depth -= 1;
    super.onclosetag();
  }
}
