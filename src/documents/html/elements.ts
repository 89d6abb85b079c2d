/**
 * Meaning of an element for reading; most elements have none. All have all fields, because the engine looks up the
 * fields of objects of many shapes one by one.
 */
export interface ElementMeaning {
  /** Its start and end separate blocks of text. */
  readonly block: boolean;
  /** It holds blocks: an end tag inside it never closes an element outside. */
  readonly container: boolean;
  /** It has no content. */
  readonly empty: boolean;
  /** Its content is not text of the document. */
  readonly skipped: boolean;
  /** It belongs to the frame of the page, whose lines are kept separately as notices. */
  readonly frame: boolean;
  readonly bold: boolean;
  /** It holds cells; white space between them is ignored. */
  readonly row: boolean;
  readonly cell: boolean;
  /** The blocks in it are of another kind or level, or belong to the article. */
  readonly shapes: boolean;
  readonly list: boolean;
  /** Level of a heading; 0 if it is none. */
  readonly heading: number;
  /** Open elements that its start tag closes implicitly: `<li>` ends the item before it. */
  readonly ends: readonly string[];
}

/** An element that is as if it were not there. */
export const SEEN: ElementMeaning = {
  block: false,
  container: false,
  empty: false,
  skipped: false,
  frame: false,
  bold: false,
  row: false,
  cell: false,
  shapes: false,
  list: false,
  heading: 0,
  ends: [],
};

const MEANINGS: ReadonlyMap<string, ElementMeaning> = new Map([
  ...named('p caption figcaption summary dialog hgroup html thead tbody tfoot address', { block: true }),
  ...named('body center details div dl fieldset figure header section table', {
    block: true,
    container: true,
  }),
  ...named('article main blockquote', { block: true, container: true, shapes: true }),
  ...named('ul ol', { block: true, container: true, shapes: true, list: true }),
  ...named('menu', { block: true, shapes: true, list: true }),
  ...named('pre', { block: true, shapes: true }),
  ...[1, 2, 3, 4, 5, 6].flatMap((heading) => named(`h${heading}`, { block: true, shapes: true, heading })),
  ...named('nav footer aside form', { block: true, container: true, skipped: true, frame: true }),
  ...named(
    'script style svg math noscript template iframe object button select textarea canvas audio video rt rp',
    { skipped: true },
  ),
  ...named('area base basefont br col embed frame hr img input keygen link meta param source track wbr', {
    empty: true,
  }),
  ...named('b strong', { bold: true }),
  ...named('li', { block: true, shapes: true, ends: ['li'] }),
  ...named('dt dd', { block: true, ends: ['dt', 'dd'] }),
  ...named('tr', { block: true, row: true, ends: ['tr', 'td', 'th'] }),
  ...named('td th', { block: true, container: true, cell: true, ends: ['td', 'th'] }),
]);

function named(names: string, meaning: Partial<ElementMeaning>): (readonly [string, ElementMeaning])[] {
  return names.split(' ').map((name) => [name, { ...SEEN, ...meaning }] as const);
}

/** Whether an element is a template whose content browsers show, as a shadow root (https://html.spec.whatwg.org/#attr-template-shadowrootmode). */
export function isShadowRoot(name: string, attributes: { has(name: string): boolean }): boolean {
  return name === 'template' && (attributes.has('shadowrootmode') || attributes.has('shadowroot'));
}

/** Returns the meaning of an element by its name in lower case. */
export function meaningOf(name: string): ElementMeaning {
  return MEANINGS.get(name) ?? SEEN;
}

const CONTENT_NAMES =
  /(?:^|\s)(?:content_views|article_content|js_content|rich_media_content|markdown-body|entry-content|post-content|article-content|article__content|post-body|articleContent|post_content|article-body)(?:\s|$)/;

/**
 * Returns how likely an element is to hold the article, the rest of the page being its frame: 0 (no sign), 1, or 2 (by
 * its name).
 */
export function contentRank(name: string, idAndClass: string): number {
  if (idAndClass !== '' && CONTENT_NAMES.test(idAndClass)) return 2;
  return name === 'article' || name === 'main' ? 1 : 0;
}
