/** Deepest level of a feed's items: `rss`, `channel`, `item`. */
const MOST_DEPTH = 6;

/** Matches names of item elements, with or without a namespace. */
const ITEM = /^(?:[a-z0-9_.-]+:)?(?:item|entry)$/i;

/**
 * Characters at a feed's end that are searched for the root's end tag: caches append comments, and scripts their
 * warnings.
 */
const END_CHARACTERS = 20_000;
const ROOT_END = /<\/(?:[\w.-]{1,60}:)?(?:rss|feed|rdf|urlset)\s{0,100}>/i;

/** Whether an XML feed ends before its root element; some of those can still be parsed, with half an item. */
export function breaksOff(text: string): boolean {
  return text.slice(0, 1000).trimStart().startsWith('<') && !ROOT_END.test(text.slice(-END_CHARACTERS));
}

/**
 * Cuts a truncated feed after its last complete item and closes it there; returns undefined if no item is complete or
 * it is not truncated. Takes linear time.
 */
export function completeFeed(text: string): string | undefined {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{')) return completeJson(text);
  return start.startsWith('<') || start.startsWith('\ufeff') ? completeXml(text) : undefined;
}

/** Follows the item elements and their ancestors; deeper elements are skipped by their tags. */
function completeXml(text: string): string | undefined {
  const open: string[] = [];
  let depth = 0;
  let end: { readonly at: number; readonly open: readonly string[] } | undefined;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const after = endOfMarkup(text, at);
    if (after === undefined) break;
    const name = NAME.exec(text.slice(at, at + 100))?.[1];
    if (name !== undefined && text[at + 1] === '/') {
      // An item's end is found by its name, because markup inside it may be left open.
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

/**
 * Returns the end of a tag, comment, CDATA section or declaration that begins at a `<`; undefined if the text ends
 * first.
 */
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

/** Follows the brackets of a JSON Feed outside its strings, up to its last complete item. */
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

/** Returns the offset of the quote that closes a string, or the text's end. */
function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
