import { Parser } from 'htmlparser2';
import { absoluteWebUrl } from '../absoluteWebUrl.ts';

/** Bases of a feed's relative addresses given by `xml:base` (https://www.w3.org/TR/xmlbase/). */
export interface XmlBases {
  /** Base of the feed itself; all bases here are absolute, resolved against those of the elements around. */
  readonly feed: string | undefined;
  /** Returns the bases of an item, by its link's address as written, else by its index among the items. */
  readonly of: (address: string | undefined, place: number) => ItemBases | undefined;
}

/** Bases of an item and of its elements. */
export interface ItemBases {
  readonly item: string | undefined;
  /** Bases by the link's address as written. */
  readonly links: ReadonlyMap<string, string>;
  /** Bases by the name of the body's element, without its namespace: `content`, `encoded`, `description`. */
  readonly bodies: ReadonlyMap<string, string>;
}

const NONE: XmlBases = { feed: undefined, of: () => undefined };
/** Deepest level whose bases are read; deeper elements inherit. */
const MOST_DEPTH = 32;

interface OpenElement {
  readonly name: string;
  readonly base: string | undefined;
}

/** Reads the bases stated in an XML feed; elements without one have none, and neither does any other text. */
export function readXmlBases(text: string, baseUrl: string): XmlBases {
  if (!text.includes('xml:base')) return NONE;
  const reader = new BaseReader(baseUrl);
  const parser = new Parser(reader, { xmlMode: true });
  parser.write(text);
  parser.end();
  const { feed, items } = reader;
  const byAddress = new Map(items.flatMap((item) => [...item.links.keys()].map((link) => [link, item])));
  return { feed, of: (address, place) => byAddress.get(address?.trim() ?? '') ?? items[place] };
}

type MutableItem = { item: string | undefined; links: Map<string, string>; bodies: Map<string, string> };

/** Handles the elements of one feed; the methods in lower case are the parser's callbacks. */
class BaseReader {
  feed: string | undefined;
  readonly items: MutableItem[] = [];
  private readonly baseUrl: string;
  private readonly open: OpenElement[] = [];
  private depth = 0;
  private inItem: MutableItem | undefined;
  private linkText: string | undefined;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) return;
    const parent = this.open.at(-1);
    const stated = attributes['xml:base'];
    const around = parent?.base;
    const base = stated === undefined ? around : (absoluteWebUrl(stated, around ?? this.baseUrl) ?? around);
    const name = localName(tag);
    this.open.push({ name, base });
    if (name === 'item' || name === 'entry') {
      this.inItem = { item: base, links: new Map(), bodies: new Map() };
      this.items.push(this.inItem);
    } else if (!this.inItem) {
      if (!parent || name === 'channel') this.feed = base ?? this.feed;
    } else this.readInItem(name, base, attributes.href, parent?.name ?? '');
  }

  ontext(text: string): void {
    if (this.linkText !== undefined) this.linkText += text;
  }

  onclosetag(): void {
    this.depth -= 1;
    if (this.depth >= MOST_DEPTH) return;
    const closed = this.open.pop();
    if (closed?.name === 'link' && this.linkText !== undefined) {
      this.inItem?.links.set(this.linkText.trim(), closed.base ?? '');
      this.linkText = undefined;
    }
    if (closed?.name === 'item' || closed?.name === 'entry') this.inItem = undefined;
  }

  private readInItem(name: string, base: string | undefined, href: string | undefined, parent: string): void {
    if (!base) return;
    if (name === 'link' && href !== undefined) this.inItem?.links.set(href.trim(), base);
    else if (name === 'link') this.linkText = '';
    // The single child element of Atom's XHTML may state it too.
    else if (BODIES.has(name)) this.inItem?.bodies.set(name, base);
    else if (BODIES.has(parent)) this.inItem?.bodies.set(parent, base);
  }
}

const BODIES: ReadonlySet<string> = new Set(['content', 'summary', 'description', 'encoded']);

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}
