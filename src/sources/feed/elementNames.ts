import { rootElement } from './rootElement.ts';

/**
 * Matches the prefix that a feed declares for the elements of RSS itself: RSS 1.0's, or that of an RSS 2.0 with a
 * namespace.
 */
const RSS_PREFIX =
  /\sxmlns:([\w.-]{1,60})\s?=\s?["'](?:http:\/\/purl\.org\/rss\/1\.0\/|http:\/\/my\.netscape\.com\/rdf\/simple\/0\.9\/|http:\/\/backend\.userland\.com\/rss[\w.]{0,10})["']/;
const ROOT_CHARACTERS = 5000;
/** List of an RSS 1.0 feed's items, which some feeds keep badly: items missing in it count too. */
const CONTENTS = /<((?:[\w.-]{1,60}:)?items)[\s>]/;
const TEXT_LINK = /<link(\s[^<>]{0,300})>\s{0,20}(https?:\/\/[^\s<>"]{1,2000})\s{0,20}<\/link>/gi;

/** Renames a feed's elements to the names of its format: without a prefix, items in their places, links in `href`. */
export function withPlainElements(text: string): string {
  const root = rootElement(text);
  const name = root?.name.toLowerCase();
  if (name === 'feed') return withHrefs(text);
  if (name !== 'rss' && name !== 'rdf') return text;
  const plain = withoutPrefix(text, root?.name === 'rss' ? root.prefix.slice(0, -1) : '');
  return name === 'rdf' ? withoutContents(plain) : plain;
}

function withoutPrefix(text: string, ofRoot: string): string {
  const prefix = ofRoot || (RSS_PREFIX.exec(text.slice(0, ROOT_CHARACTERS))?.[1] ?? '');
  return prefix === '' || prefix === 'rdf'
    ? text
    : text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

function withoutContents(text: string): string {
  const opened = CONTENTS.exec(text.slice(0, ROOT_CHARACTERS));
  if (!opened) return text;
  const end = `</${opened[1]}>`;
  const closed = text.indexOf(end, opened.index);
  return closed < 0 ? text : text.slice(0, opened.index) + text.slice(closed + end.length);
}

/** Atom's links are empty elements with `href` (RFC 4287, 4.2.7); some feeds write the address as RSS does. */
function withHrefs(text: string): string {
  return text.replace(TEXT_LINK, (link: string, attributes: string, address: string) =>
    /\shref\s?=/i.test(attributes) ? link : `<link${attributes} href="${address}"/>`,
  );
}
