/** Most characters before the root element: comments, a document type, instructions for style sheets. */
const MOST_CHARACTERS = 50_000;
const NAME = /<([a-z_][\w.-]{0,60}:)?([a-z_][\w.-]{0,60})/iy;

/**
 * Returns the name of an XML document's root element without its prefix, and the prefix with its colon; undefined if
 * there is none.
 */
export function rootElement(text: string): { readonly name: string; readonly prefix: string } | undefined {
  for (let at = text.indexOf('<'); at >= 0 && at < MOST_CHARACTERS; at = text.indexOf('<', at + 1)) {
    NAME.lastIndex = at;
    const found = NAME.exec(text);
    if (found) return { name: found[2] ?? '', prefix: found[1] ?? '' };
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : '>';
    const closed = text.indexOf(end, at);
    if (closed < 0) return undefined;
    at = closed;
  }
  return undefined;
}
