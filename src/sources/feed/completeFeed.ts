/** How deep the items of a feed lie, at most: `rss`, `channel`, `item`. */
const MOST_DEPTH = 6;

/** Elements that are an item, without their namespace. */
const ITEM = /^(?:[a-z0-9_.-]+:)?(?:item|entry)$/i;

/** How much of a feed's end is searched for its root's end tag: caches append comments, and scripts their warnings. */
const END_CHARACTERS = 20_000;
const ROOT_END = /<\/(?:[\w.-]{1,60}:)?(?:rss|feed|rdf|urlset)\s{0,100}>/i;

/** Whether an XML feed ends before its root element does; some of those can still be parsed, with half an item. */
export function breaksOff(text: string): boolean {
  return text.slice(0, 1000).trimStart().startsWith('<') && !ROOT_END.test(text.slice(-END_CHARACTERS));
}

/**
 * A feed that breaks off, cut after its last whole item and closed there; undefined where no item is whole or it does
 * not break off. Takes time in proportion to the text.
 */
export function completeFeed(text: string): string | undefined {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{')) return completeJson(text);
  return start.startsWith('<') || start.startsWith('\ufeff') ? completeXml(text) : undefined;
}

/** Follows the elements around and of items; what lies deeper is stepped over by its tags alone. */
function completeXml(text: string): string | undefined {
  const open: string[] = [];
  let depth = 0;
  let end: { readonly at: number; readonly open: readonly string[] } | undefined;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const after = endOfMarkup(text, at);
    if (after === undefined) break;
    const name = NAME.exec(text.slice(at, at + 100))?.[1];
    if (name !== undefined && text[at + 1] === '/') {
      // An item's end is found by its name, because markup within may be left open.
      const itemDepth = ITEM.test(name) ? open.lastIndexOf(name) : -1;
      depth = itemDepth >= 0 ? itemDepth : depth - 1;
      open.length = Math.max(0, Math.min(open.length, depth));
      if (itemDepth >= 0) end = { at: after, open: [...open] };
      if (depth <= 0) return undefined;
    } else if (name !== undefined && text[after - 2] !== '/') {
      if (depth < MOST_DEPTH) open[depth] = name;
      depth += 1;
    }
    at = text.indexOf('<', after);
  }
  if (!end) return undefined;
  return `${text.slice(0, end.at)}${end.open
    .toReversed()
    .map((name) => `</${name}>`)
    .join('')}`;
}

const NAME = /^<\/?([a-z_][\w.:-]{0,60})/i;

/** Where a tag, comment, CDATA section or declaration that begins at a `<` ends; undefined where the text ends first. */
function endOfMarkup(text: string, at: number): number | undefined {
  const closing = text.startsWith('<![CDATA[', at)
    ? ']]>'
    : text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<?', at)
        ? '?>'
        : '>';
  const found = text.indexOf(closing, at + 1);
  return found < 0 ? undefined : found + closing.length;
}

/** Follows the brackets of a JSON Feed outside its strings, up to its last whole item. */
function completeJson(text: string): string | undefined {
  const items = /"items"\s{0,100}:\s{0,100}\[/.exec(text);
  if (!items) return undefined;
  let depth = 0;
  let end = 0;
  for (let at = items.index + items[0].length; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0) end = at + 1;
    }
  }
  return end === 0 ? undefined : `${text.slice(0, end)}]}`;
}

/** The place of the quote that closes a string, or the text's end. */
function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
