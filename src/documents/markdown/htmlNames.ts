/**
 * Names of HTML elements (WHATWG's list and obsolete ones that editors still write); other words in angle brackets are
 * text.
 */
const NAMES = new Set(
  `a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption
  center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
  figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label
  legend li link main map mark menu meta meter nav nobr noframes noscript object ol optgroup option output p param
  picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub
  summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr`.split(
    /\s+/,
  ),
);
const BLOCK_NAMES = new Set(
  `address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption
  figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu meta nav ol
  optgroup option p param search section summary table tbody td tfoot th thead title tr track ul`.split(
    /\s+/,
  ),
);
const VOID_NAMES = new Set(
  'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '),
);
const SKIPPED_NAMES = new Set(
  'script style svg noscript template iframe object button select textarea canvas audio video title nav footer aside form'.split(
    ' ',
  ),
);

/** Tag found in a text. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly hasAttributes: boolean;
  /** Whether the name is in Pascal case as types are (`Object`), not as tags (`object`, `OBJECT`). */
  readonly isPascalCase: boolean;
  readonly end: number;
}

const LONGEST_TAG = 4_000;
const START = /<(\/?)([A-Za-z][A-Za-z\d-]{0,20})(?=[\s/>])/y;

/** Returns the tag that begins at an offset; undefined if there is none, or it never ends. */
export function tagAt(src: string, at: number): Tag | undefined {
  START.lastIndex = at;
  const [start, slash, name = ''] = START.exec(src) ?? [];
  if (start === undefined) return undefined;
  const end = endOfTag(src, at + start.length);
  if (end === undefined) return undefined;
  return {
    name: name.toLowerCase(),
    isClosing: slash === '/',
    hasAttributes: src.slice(at + start.length, end).includes('='),
    isPascalCase: /^[A-Z][a-z]+$/.test(name),
    end,
  };
}

/** Returns the offset after a tag's `>`, ignoring those in quotes. Returns undefined if another tag begins first. */
function endOfTag(src: string, from: number): number | undefined {
  const last = Math.min(src.length, from + LONGEST_TAG);
  let quote: string | undefined;
  for (let i = from; i < last; i++) {
    const character = src[i];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i + 1;
    else if (character === '<') return undefined;
  }
  return undefined;
}

/** Whether HTML has an element of that name. */
export function isElement(name: string): boolean {
  return NAMES.has(name);
}

/** Whether the element separates blocks of text, so that a line that begins with it is HTML. */
export function isBlockElement(name: string): boolean {
  return BLOCK_NAMES.has(name);
}

/** Whether the element has no content and no end tag. */
export function isVoidElement(name: string): boolean {
  return VOID_NAMES.has(name);
}

/** Whether the element's content is skipped, so that one that is never closed would swallow the text after it. */
export function isSkippedElement(name: string): boolean {
  return SKIPPED_NAMES.has(name);
}
