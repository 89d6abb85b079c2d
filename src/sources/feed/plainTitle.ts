import { Parser } from 'htmlparser2';

/** Elements that feeds use in titles; any other name, as in `Vec<T>`, is text. */
const PAIRED: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi big blockquote center cite code del div em font h1 h2 h3 h4 h5 h6 i ins kbd label li mark nobr ol p pre q s section small span strike strong sub sup time tt u ul'.split(
    ' ',
  ),
);
const VOID: ReadonlySet<string> = new Set(['br', 'img', 'wbr', 'hr']);
const TAG = /<(\/?)([a-z][a-z0-9]{0,9})(\s[^<>]{0,500})?\/?>/gi;

/**
 * Returns the plain text of a feed's title after XML parsing. Remaining markup is removed: titles come as text, as HTML
 * (in CDATA, in Atom's `type="html"`) and escaped twice, and feeds do not say which (RSS 2.0) or say it wrongly. A tag
 * is markup if HTML knows it and it is closed; entities are decoded once.
 */
export function plainTitle(text: string): string {
  const title = text.includes('<') ? withoutTags(text.replace(FRAMES, '$1')) : text;
  return (title.includes('&') ? withEntities(title) : title).replaceAll(/\s+/g, ' ').trim();
}

/** Matches comments, and CDATA sections that were escaped twice. */
const FRAMES = /<!--[^<>]{0,500}-->|<!\[CDATA\[([^<>[\]]{0,2000})\]\]>/g;

function withoutTags(text: string): string {
  const tags = [...text.matchAll(TAG)].map((match) => ({
    name: match[2]?.toLowerCase() ?? '',
    closes: match[1] === '/',
  }));
  const closed = new Set(tags.filter(({ closes }) => closes).map(({ name }) => name));
  const opened = new Set(tags.filter(({ closes }) => !closes).map(({ name }) => name));
  return text.replace(TAG, (tag, _slash, written: string) => {
    const name = written.toLowerCase();
    if (VOID.has(name)) return ' ';
    return PAIRED.has(name) && closed.has(name) && opened.has(name) ? '' : tag;
  });
}

/** Decodes HTML's entities in a text; `<` stays the character that it is. */
function withEntities(text: string): string {
  let plain = '';
  const parser = new Parser({ ontext: (part) => (plain += part) }, { decodeEntities: true });
  parser.end(text.replaceAll('<', '&lt;'));
  return plain;
}
