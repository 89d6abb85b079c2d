/**
 * The part of Discord's Markdown that the bot writes, as a tree; a page makes elements of it, so nothing is ever
 * read as HTML.
 *
 * @typedef {string | { kind: 'bold', children: Inline[] } | { kind: 'code' | 'mention', text: string }
 *   | { kind: 'link', text: string, url: string }} Inline
 * @typedef {{ kind: 'heading' | 'small' | 'quote' | 'bullet' | 'number' | 'line', level: number, children: Inline[] }} Line
 */

const LINE = /^(?:(#{1,3}) |(-# )|(> )|(- )|(\d{1,4}\. ))?(.*)$/u;

/**
 * Lines with what each of them is; `level` is a heading's depth or a list item's number.
 * @param {string} text
 * @returns {Line[]}
 */
export function parseMarkdown(text) {
  return text.split('\n').map((line) => {
    const [, heading, small, quote, bullet, number, rest = ''] = LINE.exec(line) ?? [];
    const children = parseInline(rest);
    if (heading) return { kind: 'heading', level: heading.length, children };
    if (small) return { kind: 'small', level: 0, children };
    if (quote) return { kind: 'quote', level: 0, children };
    if (bullet) return { kind: 'bullet', level: 0, children };
    if (number) return { kind: 'number', level: Number.parseInt(number, 10), children };
    return { kind: 'line', level: 0, children };
  });
}

/** Each is tried at its place: an escape, bold, code, a mention, a bare address, a masked link. */
const INLINE =
  /\\([\s\S])|\*\*((?:\\[\s\S]|[^\\*])+)\*\*|`([^`\n]+)`|<(#|@&)(\d{17,20})>|<(https?:\/\/[^<>\s]+)>|\[((?:\\[\s\S]|[^\\\]])+)\]\(<?(https?:\/\/[^<>()\s]+)>?\)/gu;

/**
 * @param {string} text
 * @returns {Inline[]}
 */
function parseInline(text) {
  /** @type {Inline[]} */
  const parts = [];
  let end = 0;
  /** @param {string} plain */
  const push = (plain) => {
    const last = parts.at(-1);
    if (plain === '') return;
    if (typeof last === 'string') parts[parts.length - 1] = last + plain;
    else parts.push(plain);
  };
  for (const match of text.matchAll(INLINE)) {
    push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, escaped, bold, code, mark, id, address, words, url] = match;
    if (escaped !== undefined) push(escaped);
    else if (bold !== undefined) parts.push({ kind: 'bold', children: parseInline(bold) });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (mark !== undefined)
      parts.push({ kind: 'mention', text: mark === '#' ? `#${channelName(id)}` : '@readers' });
    else if (address !== undefined) parts.push({ kind: 'link', text: address, url: address });
    else if (words !== undefined && url !== undefined)
      parts.push({ kind: 'link', text: words.replace(/\\([\s\S])/gu, '$1'), url });
  }
  push(text.slice(end));
  return parts;
}

/** @param {string | undefined} id */
function channelName(id) {
  return id === '100000000000000001' ? 'preview' : (id ?? '');
}
